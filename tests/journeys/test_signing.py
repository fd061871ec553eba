"""Signing as people do it: certificates by files, tokens, another program, a second person, a site's clock."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from journeys.conftest import Fieldcheck

from support.softhsm import PIN
from support.tsa import time_server

pytestmark = pytest.mark.journey
WORDS = "five random words here"


@pytest.fixture
def words(tmp_path):
    """The passphrase in a file."""
    path = tmp_path / "words"
    path.write_text(WORDS)
    return path


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A data folder with a case of a practice phone, its record and its practice report."""
    place = Fieldcheck(tmp_path_factory.mktemp("kept"))
    answer = place("--practice", "--json", "audit", "--report", "practice.pdf", "--record", "record.json")
    assert answer.code in {10, 11, 12}, answer.err
    return place


def test_an_auditors_key_never_leaves_the_workstation(kept, tmp_path, words):
    custodian = Fieldcheck(tmp_path / "custody")
    custodian.folder.mkdir()
    secret = ("--passphrase-file", words)
    root = custodian(*secret, "--json", "identity", "root", "--organisation", "Northern Works", "--out", "root.p12")
    assert root.code == 0, root.err
    asked = kept(
        *secret, "--json", "identity", "request", "--organisation", "Northern Works", "--name", "A. Tremblay",
        "--out", "a.csr",
    )  # fmt: skip
    issued = custodian(
        *secret, "--json", "identity", "issue", kept.folder / "a.csr", "--root-key", "root.p12",
        "--out", kept.folder / "a.pem",
    )  # fmt: skip
    assert issued.json["key_fingerprint"] == asked.json["key_fingerprint"]
    assert kept(*secret, "identity", "accept", "a.pem").code == 0
    assert kept(*secret, "report", "latest", "--out", "own.pdf", "--identity", "A. Tremblay").code == 0
    # Somebody else, who has the root's certificate alone.
    reader = Fieldcheck(tmp_path / "reader")
    reader.folder.mkdir()
    report, root_file = kept.folder / "own.pdf", custodian.folder / "root.pem"
    assert reader("verify", report).code == 21
    shown = reader("--json", "verify", report, "--root", root_file)
    assert (shown.code, shown.json["root_fingerprint"]) == (0, root.json["fingerprint"])
    # The custodian takes the certificate back.
    revoked = custodian(
        *secret, "identity", "revoke", kept.folder / "a.pem", "--root-key", "root.p12", "--crl", "l.crl"
    )
    assert revoked.code == 0, revoked.err
    after = reader("verify", report, "--root", root_file, "--crl", custodian.folder / "l.crl")
    assert after.code == 20
    assert "was revoked" in after.out
    refused = kept(
        *secret, "report", "latest", "--out", "late.pdf", "--identity", "A. Tremblay",
        "--crl", custodian.folder / "l.crl",
    )  # fmt: skip
    assert refused.code == 1
    assert "revoked" in refused.sentence
    assert not (kept.folder / "late.pdf").exists()


def test_a_report_is_signed_with_a_smart_card(kept, card, tmp_path):
    (tmp_path / "pin").write_text(PIN)
    (tmp_path / "wrong").write_text("000000")
    listed = kept("--json", "identity", "token", card.module)
    assert listed.code == 0, listed.err
    assert {one["identity"]["name"] for one in listed.json} == {"A. Tremblay", "B. Roy", "C. Nguyen"}
    always = next(one for one in listed.json if one["identity"]["name"] == "C. Nguyen")
    first = always["identity"]["fingerprint"][:12]
    (tmp_path / "root.pem").write_bytes(_pem(card.root.certificate))
    taken = kept("--json", "identity", "token", card.module, "--use", first, "--issuer", tmp_path / "root.pem")
    assert taken.json["token"] == "Signing card"
    signing = ("report", "latest", "--out", "c.pdf", "--identity", "C. Nguyen")
    wrong = kept("--passphrase-file", tmp_path / "wrong", *signing)
    assert wrong.code == 1
    assert "the PIN is wrong" in wrong.sentence
    assert not (kept.folder / "c.pdf").exists()
    good = kept("--passphrase-file", tmp_path / "pin", *signing)
    assert good.code == 0, good.err
    assert kept("verify", "c.pdf", "--root", tmp_path / "root.pem").code == 0
    assert not any(PIN.encode() in path.read_bytes() for path in (kept.home / "identities").iterdir())


def _pem(certificate):
    return certificate.public_bytes(Encoding.PEM)


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (("identity", "token", "/nowhere.so"), "no such file"),
        (("identity", "token", "/etc/hostname"), "no PKCS#11 module"),
        (("identity", "accept", "nothing.pem"), "cannot be read"),
        (("report", "latest", "--out", "x.pdf", "--time-stamp", "http://192.0.2.1/"), "may name no other"),
        (("report", "--from-record", "practice.pdf", "--out", "x.pdf"), "no audit record"),
        (("countersign", "record.json"), "NOT VALID"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(kept, given, word):
    answer = kept(*given)
    assert answer.code in {1, 2}
    assert word in answer.sentence
    assert not (kept.folder / "x.pdf").exists()


def test_the_record_beside_the_report_draws_the_same_pages_again(kept):
    """The attachment, the file that --record wrote, and the pages: three times the same."""
    again = kept("--json", "report", "--from-record", "record.json", "--out", "again.pdf")
    assert again.code == 0, again.err
    twin = kept("--json", "report", "latest", "--for-signing", "--out", "twin.pdf", "--record", "twin.json")
    assert twin.code == 0, twin.err
    signed, drawn = ((kept.folder / name).read_bytes() for name in ("practice.pdf", "again.pdf"))
    assert signed.startswith(drawn)
    assert drawn == (kept.folder / "twin.pdf").read_bytes()
    assert (kept.folder / "record.json").read_bytes() == (kept.folder / "twin.json").read_bytes()
    assert kept("--json", "verify", "again.pdf").json["reasons"] == ["The report is not signed."]
    assert again.json["record_digest"] == kept("--json", "verify", "practice.pdf").json["record_digest"]


def test_a_record_is_drawn_in_both_languages_and_on_letter_paper(kept):
    given = ("--from-record", "record.json", "--out", "both.pdf", "--lang", "both", "--paper", "letter")
    assert kept("report", *given).code == 0
    assert b"fieldcheck:language:both fieldcheck:paper:letter" in _plain(kept.folder / "both.pdf")


def _plain(path):
    return path.read_bytes().replace(b"\\072", b":")


def test_a_changed_record_is_not_drawn(kept):
    record = json.loads((kept.folder / "record.json").read_bytes())
    (kept.folder / "changed.json").write_text(json.dumps(record, indent=1))
    answer = kept("report", "--from-record", "changed.json", "--out", "x.pdf")
    assert answer.code == 1
    assert "not written as Fieldcheck writes records" in answer.sentence


def test_a_second_person_signs_beside_the_report(kept, tmp_path, words):
    secret = ("--passphrase-file", words)
    made = kept(*secret, "identity", "create", "--organisation", "Northern Works", "--name", "M. Gagnon")
    assert made.code == 0, made.err
    Path(kept.folder / "second.pdf").write_bytes((kept.folder / "practice.pdf").read_bytes())
    assert kept(*secret, "countersign", "second.pdf", "--identity", "M. Gagnon").code == 0
    shown = kept("--lang", "fr", "verify", "second.pdf")
    assert shown.code == 0
    assert shown.out.startswith("VALIDE\n")
    assert "Contresignature second.pdf.p7s: VALIDE" in shown.out.replace("\u00a0", "")
    # A counter-signature of another report makes the whole answer a bad one.
    (kept.folder / "again2.pdf").write_bytes((kept.folder / "practice.pdf").read_bytes())
    (kept.folder / "again2.pdf.p7s").write_bytes(b"garbage")
    assert kept("verify", "again2.pdf").code == 20


def test_french_words_stand_for_every_fact(kept):
    shown = kept("--lang", "fr", "verify", "practice.pdf")
    assert shown.code == 0
    for words in ("VALIDE", "signé par", "heure déclarée", "disent ce que dit l’enregistrement", "non vérifiée"):
        assert words in shown.out


def test_a_site_stamps_its_reports(kept, tmp_path):
    with time_server(tmp_path) as rig:
        answer = kept("report", "latest", "--out", "stamped.pdf", "--time-stamp", rig.address)
        assert answer.code == 0, answer.err
    shown = kept("--json", "verify", "stamped.pdf", "--time-root", tmp_path / "root.pem")
    assert shown.code == 0
    assert shown.json["stamped_time"] is not None
    assert shown.json["remarks"] == []
