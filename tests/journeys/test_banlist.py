"""A department's list: made, signed, carried on a stick, taken into use, added to, excepted from, and handed on."""

import csv
import json
import plistlib
import shutil
from pathlib import Path

import pytest

from support.ours import written

pytestmark = pytest.mark.journey

ROOT = Path(__file__).resolve().parents[2]
NAME = "Department of Examples, IT Security"


@pytest.fixture
def installation(fieldcheck):
    """The program installed in a folder of its own, so that a publisher can be installed in it."""
    shutil.copytree(ROOT / "auditor", fieldcheck.folder / "auditor", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "resources", fieldcheck.folder / "resources")
    return fieldcheck


def department_source(folder, edition):
    """The shipped source under the department's name."""
    source = folder / f"source-{edition}"
    shutil.copytree(ROOT / "resources" / "banlist" / "source", source)
    header = source / "edition.toml"
    lines = [
        f"edition = {edition}" if line.startswith("edition") else
        f'publisher = "{NAME}"' if line.startswith("publisher") else line
        for line in header.read_text(encoding="utf-8").splitlines()
    ]  # fmt: skip
    header.write_text("\n".join(lines), encoding="utf-8")
    return source


def test_a_department_makes_its_edition_and_takes_it_into_use(installation):
    fieldcheck, folder = installation, installation.folder
    (folder / "words.txt").write_text("a long enough passphrase\n", encoding="utf-8")
    secret = ("--passphrase-file", "words.txt", "banlist")
    assert fieldcheck(*secret, "keygen", "key.pem", "--publisher", NAME).code == 0
    for edition in (1, 2):
        source = department_source(folder, edition)
        if edition == 2:
            order = source / "rules" / "whatsapp.toml"
            order.write_text(order.read_text(encoding="utf-8").replace("net.whatsapp", "org.whatsapp"), "utf-8")
        made = fieldcheck("banlist", "compile", source, f"list-{edition}.json")
        assert made.code == 0, made.err
        assert f"edition {edition}, 113 instruments, 189 rules, 341 indicators" in made.out
        signed = fieldcheck(*secret, "sign", f"list-{edition}.json", "--key", "key.pem")
        assert signed.code == 0, signed.err

    stranger = fieldcheck("banlist", "check", "list-1.json")
    assert stranger.code == 1
    assert "of no publisher that is installed here" in stranger.sentence
    shutil.copy(folder / "key.publisher.toml", folder / "resources" / "trust" / "publishers")
    checked = fieldcheck("banlist", "check", "list-1.json")
    assert checked.code == 0, checked.err
    assert NAME in checked.out
    assert "341 of 341 indicators armed" in checked.out

    shown = fieldcheck("banlist", "import", "list-1.json")
    assert "Not in use yet" in shown.out
    assert NAME not in fieldcheck("banlist", "show").out
    taken = fieldcheck("banlist", "import", "list-1.json", "--yes")
    assert "in use now" in taken.out, taken.err
    assert NAME in fieldcheck("banlist", "show").out

    differences = fieldcheck("banlist", "diff", "list-1.json", "list-2.json")
    assert "From edition 1 to 2: 1 change\n" in differences.out
    assert "Apple ids from net.whatsapp.WhatsApp to org.whatsapp.WhatsApp" in differences.out
    assert fieldcheck("banlist", "import", "list-2.json", "--yes").code == 0
    older = fieldcheck("banlist", "import", "list-1.json", "--yes")
    assert "older than one already used here" in older.sentence
    assert fieldcheck("banlist", "import", "list-1.json", "--yes", "--allow-older").code == 0
    assert "OLDER than one used here" in fieldcheck("banlist", "show").out
    assert fieldcheck("log", "check").code == 0


def audit(fieldcheck, *words):
    return fieldcheck("--json", "--practice", "courier", "audit", "--operator", "A. Tremblay", *words)


def test_a_department_bans_an_app_excepts_it_and_drops_its_rules_again(fieldcheck):
    folder = fieldcheck.folder
    assert audit(fieldcheck, "--record", "before.json").code == 0
    record = json.loads((folder / "before.json").read_text(encoding="utf-8"))
    assert record["ban_list"]["supplement"] is None
    app = next(package["name"] for package in record["packages"] if package["system"] is False)

    def take(**days):
        shown = fieldcheck("banlist", "supplement", written(folder / "ours.toml", app, **days).name)
        assert "Not in use yet" in shown.out, shown.err
        taken = fieldcheck("banlist", "supplement", "ours.toml", "--yes")
        assert "in use now" in taken.out, taken.err

    take()
    assert "Rules of the department (UNSIGNED)" in fieldcheck("banlist", "show").out
    banned = audit(fieldcheck)
    assert (banned.code, [f["package"] for f in banned.json["findings"]]) == (10, [app])
    assert banned.json["ban_list"]["supplement"]["signed_by"] is None
    assert audit(fieldcheck, "--policy", "ca-gc").code == 0
    old_case = banned.json["case"]

    take(excepted_for=30)
    excepted = audit(fieldcheck)
    (finding,) = excepted.json["findings"]
    assert (excepted.code, finding["status"], finding["exception"]["reference"]) == (11, "banned", "DX-7")
    plan = fieldcheck("--practice", "courier", "remove", excepted.json["case"], "--yes")
    assert plan.code == 11, plan.err
    assert f"left alone: {app} @0: The exception DX-7 holds until" in plan.out
    refused = fieldcheck("--practice", "courier", "remove", old_case, "--yes")
    assert "with another supplement of the department" in refused.sentence
    told = fieldcheck("--practice", "courier", "audit", "--operator", "A. Tremblay")
    assert told.code == 11
    for words in ("REVIEW", "Rules of the department (UNSIGNED)", "EXCEPTION until", "One team needs it."):
        assert words in told.out

    take(excepted_for=-1)
    expired = audit(fieldcheck)
    (finding,) = expired.json["findings"]
    assert (expired.code, finding["exception"]) == (10, None)
    assert "The exception DX-7 ended on" in finding["why"]

    assert "Still in use" in fieldcheck("banlist", "supplement", "--drop").out
    dropped = fieldcheck("banlist", "supplement", "--drop", "--yes")
    assert "No supplement is in use" in dropped.out, dropped.err
    assert audit(fieldcheck).code == 0
    assert "there is none in use" in fieldcheck("banlist", "supplement", "--drop", "--yes").sentence
    assert fieldcheck("log", "check").code == 0


def test_the_chosen_policies_are_handed_on_in_each_form(fieldcheck):
    for form in ("android-management", "apple-profile", "stix", "csv"):
        made = fieldcheck("banlist", "export", "--policy", "ca-gc", "--format", form, "--out", f"out.{form}")
        assert made.code == 0, made.err
    out = {path.suffix[1:]: path.read_bytes() for path in fieldcheck.folder.glob("out.*")}
    names = {app["packageName"] for app in json.loads(out["android-management"])["applications"]}
    assert {"com.tencent.mm", "com.kms.free", "com.zhiliaoapp.musically"} <= names
    (restrictions,) = plistlib.loads(out["apple-profile"])["PayloadContent"]
    assert "com.tencent.xin" in restrictions["blockedAppBundleIDs"]
    patterns = {each.get("pattern") for each in json.loads(out["stix"])["objects"]}
    assert "[app:id = 'com.tencent.mm']" in patterns
    rows = {row["value"]: row for row in csv.DictReader(out["csv"].decode().splitlines())}
    assert rows["com.tencent.mm"]["status"] == "banned"
    empty = fieldcheck("banlist", "export", "--policy", "ca-ssc", "--format", "apple-profile", "--out", "none")
    assert "no Apple bundle identifier is known" in empty.sentence
    assert not (fieldcheck.folder / "none").exists()
