"""The main job: plug in, flag, remove, signed report."""

import json
import shutil
import subprocess
from functools import partial

import pytest

from auditor.program import this_program

pytestmark = pytest.mark.journey

BANNED = {
    "com.kaspersky.secure.connection",
    "com.kms.free",
    "com.ss.android.ugc.tiktok.lite",
    "com.tencent.mm",
    "com.zhiliaoapp.musically",
}


def test_an_auditor_finds_removes_and_proves(fieldcheck):
    audit = fieldcheck(
        "--practice", "audit", "--policy", "ca-gc", "--operator", "A. Tremblay",
        "--report", "before.pdf", "--record", "before.json",
    )  # fmt: skip
    assert audit.code == 10, audit.err
    for words in (*BANNED, "Treasury Board of Canada Secretariat", "30 October 2023", "Reason:", "NON-COMPLIANT"):
        assert words in audit.out
    record = json.loads((fieldcheck.folder / "before.json").read_text(encoding="utf-8"))
    assert {finding["package"] for finding in record["findings"]} == BANNED
    assert record["operator"] == "A. Tremblay"
    assert record["tool"]["program"] == {"digest": this_program().digest, "form": "source files"}
    assert record["coverage"]["complete"] is True
    assert "Secure Folder" in json.dumps(record["coverage"]["notes"]) + json.dumps(record["users"])
    case = record["audit_id"]

    assert fieldcheck("verify", "before.pdf").code == 0

    plan = fieldcheck("--practice", "remove", case)
    assert plan.code == 10
    assert "pm uninstall --user 10 com.tencent.mm" in plan.out
    assert "Nothing was changed" in plan.out

    removed = fieldcheck("--practice", "remove", case, "--yes")
    assert removed.code == 0, removed.err
    assert "As found: NON-COMPLIANT" in removed.out
    assert "After removal: COMPLIANT" in removed.out

    report = fieldcheck("report", case, "--out", "after.pdf")
    assert report.code == 0, report.err
    assert fieldcheck("verify", "after.pdf").code == 0

    data = bytearray((fieldcheck.folder / "after.pdf").read_bytes())
    data[len(data) // 2] ^= 1
    (fieldcheck.folder / "altered.pdf").write_bytes(data)
    altered = fieldcheck("verify", "altered.pdf")
    assert altered.code == 20
    assert altered.out.startswith("NOT VALID")

    assert fieldcheck("log", "check").code == 0
    again = fieldcheck("--practice", "audit", "--operator", "A. Tremblay")
    assert again.code == 0, again.out
    assert "not a clean bill of health" in again.out


def test_pdfsig_agrees_with_the_signature(fieldcheck):
    for program in ("pdfsig", "certutil"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    (fieldcheck.folder / "words.txt").write_text("a long enough passphrase\n", encoding="utf-8")
    secret = ("--passphrase-file", "words.txt")
    made = fieldcheck(*secret, "identity", "create", "--organisation", "Example Agency", "--name", "A. Tremblay")
    assert made.code == 0, made.err
    root = fieldcheck("identity", "show-root")
    (fieldcheck.folder / "root.pem").write_text(root.out, encoding="ascii")
    audited = fieldcheck(
        *secret, "--practice", "courier", "audit", "--operator", "A. Tremblay", "--identity", "A. Tremblay",
        "--report", "signed.pdf",
    )  # fmt: skip
    assert audited.code == 0, audited.err

    store = fieldcheck.folder / "nss"
    store.mkdir()
    run = partial(subprocess.run, cwd=fieldcheck.folder, check=True, capture_output=True, text=True)
    run(["certutil", "-N", "-d", f"sql:{store}", "--empty-password"])
    run(["certutil", "-A", "-d", f"sql:{store}", "-n", "root", "-t", "CT,C,C", "-i", "root.pem"])
    # Without -no-ocsp: our certificates name no OCSP server, so nothing is asked; with it, NSS wants a CRL address.
    told = run(["pdfsig", "-nssdir", f"sql:{store}", "signed.pdf"]).stdout
    assert "Signature is Valid" in told
    assert "Certificate is Trusted" in told
    assert "Total document signed" in told

    stranger = type(fieldcheck)(fieldcheck.folder / "elsewhere")
    stranger.folder.mkdir()
    report = fieldcheck.folder / "signed.pdf"
    unknown = stranger("verify", report)
    assert (unknown.code, unknown.out.splitlines()[0]) == (21, "VALID BUT SIGNER UNKNOWN")
    assert stranger("verify", report, "--root", fieldcheck.folder / "root.pem").code == 0


def test_a_compliant_phone(fieldcheck):
    answer = fieldcheck("--json", "--practice", "courier", "audit", "--operator", "A. Tremblay")
    assert answer.code == 0
    assert (answer.json["verdict"], answer.json["findings"]) == ("COMPLIANT", [])


def test_preinstalled_apps_are_touched_only_as_the_operator_chose(fieldcheck):
    case = fieldcheck("--json", "--practice", "analyst", "audit", "--operator", "A. Tremblay").json["case"]
    left = fieldcheck("--practice", "analyst", "remove", case, "--yes")
    assert left.code == 10
    assert "left alone: com.zhiliaoapp.musically" in left.out

    kept = fieldcheck("--practice", "analyst", "remove", case, "--yes", "--system", "uninstall")
    assert "REMOVED  com.tencent.mm" in kept.out
    # This Android lets no computer uninstall it: said before the act, and not disabled in its place unasked.
    assert "left alone: com.zhiliaoapp.musically @0: Can only be disabled" in kept.out
    assert kept.code == 10

    disabled = fieldcheck("--practice", "analyst", "remove", case, "--yes", "--system", "disable")
    assert disabled.code == 10
    assert "DISABLED, NOT REMOVED" in disabled.out
    assert "pm disable-user --user 0 com.zhiliaoapp.musically" in disabled.out


def test_the_answers_come_in_french(fieldcheck):
    answer = fieldcheck("--lang", "fr", "--practice", "audit", "--operator", "A. Tremblay")
    assert answer.code == 10
    for words in ("NON CONFORME", "INTERDITE", "Motif", "30\u00a0octobre\u00a02023"):
        assert words in answer.out


def test_a_second_audit_needs_nothing_from_the_first(fieldcheck):
    for _ in range(2):
        assert fieldcheck("--practice", "audit", "--operator", "A. Tremblay").code == 10
    cases = fieldcheck("--json", "cases").json
    assert [case["case_id"].split("-")[1] for case in cases] == ["0002", "0001"]
    reset = fieldcheck("practice", "reset")
    assert reset.code == 0
