"""The ban list is shown with its law, searched, and replaced only by an edition that was checked and compared."""

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from auditor import paths
from auditor.app import Options, Workplace
from auditor.banlist.compile import edition_bytes
from auditor.banlist.read import read_edition
from auditor.banlist.sign import new_key, publisher_of, sign_edition
from auditor.banlist.signature import write_publisher
from auditor.banlist.store import PUBLISHERS
from auditor.model.banlist_changes import ChangeKind, Subject
from auditor.model.codec import from_plain
from auditor.model.custody import EntryKind, ListImported
from auditor.model.plain import parse_json
from auditor.model.policy import BanList

DEPARTMENT = "Department of Examples"
EDITION = paths.resources() / "banlist" / "fieldcheck-banlist.json"


@pytest.fixture
def list_window(open_window, tmp_path):
    def opened(language="en", file=None):
        return open_window(language=language, home=tmp_path / "home", file=file)

    return opened


def listed(desk):
    desk.office.go("banlist")
    view = desk.window.page("banlist")
    desk.until(lambda: len(view.model.rows) > 100)
    return view


def test_the_list_in_use_says_its_publisher_expiry_and_armed_count(list_window):
    with list_window() as desk:
        listed(desk)
        for words in ("24 November 2027", "341 of 341 indicators fire", "vouches for nobody"):
            desk.until(lambda words=words: desk.says(words))


def test_an_app_is_found_with_its_package_names_and_the_law(list_window):
    with list_window() as desk:
        view = listed(desk)
        desk.find("ruleSearch").setText("com.tencent.mm")
        assert "WeChat" in view.model.rows[0].app_name
        desk.find("ruleTable").choose(0)
        desk.until(lambda: desk.sees(f"rule:{view.model.rows[0].id}"))
        desk.until(lambda: desk.says("Treasury Board of Canada Secretariat"))


def test_a_policy_narrows_the_apps_to_those_it_bans(list_window):
    with list_window() as desk:
        view = listed(desk)
        everything = len(view.model.rows)
        box = desk.find("rulePolicy")
        box.setCurrentIndex(box.findData("ca-gc"))
        assert 0 < len(view.model.rows) < everything
        wanted = set(desk.office.armed.ban_list.policy("ca-gc").instruments)
        assert all(wanted & {under.instrument for under in rule.under} for rule in view.model.rows)


def test_what_the_detail_shows_is_an_app_that_the_table_shows(list_window):
    with list_window() as desk:
        view = listed(desk)
        desk.find("ruleTable").choose(0)
        desk.until(lambda: desk.sees(f"rule:{view.model.rows[0].id}"))
        desk.find("ruleSearch").setText("no such app at all")
        desk.until(lambda: not view._pane.isVisible())


def test_the_same_edition_changes_nothing_and_is_taken_into_use(list_window, dialog, tmp_path):
    with list_window() as desk:
        listed(desk).check(EDITION)
        asked = dialog(desk, "listImportDialog")
        desk.until(lambda: asked.summary.text() == "0 changes against the edition in use")
        desk.until(asked.proceed.isEnabled)
        asked.proceed.click()
        desk.until(lambda: not desk.sees("listImportDialog"))
    with Workplace(Options(str(tmp_path / "home"), None, None)) as place:
        assert EntryKind.LIST_IMPORTED in [entry.kind for entry in place.records.entries()]


def test_the_window_opens_on_an_edition_that_was_double_clicked_and_takes_nothing_unasked(list_window, dialog):
    with list_window(file=EDITION) as desk:
        desk.until(lambda: desk.sees("listImportDialog"))
        asked = dialog(desk, "listImportDialog")
        desk.until(lambda: asked.summary.text() == "0 changes against the edition in use")


def test_an_altered_edition_is_refused_and_cannot_be_taken(list_window, dialog, tmp_path):
    altered = tmp_path / "altered.json"
    plain = json.loads(EDITION.read_text(encoding="utf-8"))
    altered.write_text(json.dumps(plain | {"edition": 2}), encoding="utf-8")
    Path(f"{altered}.sig").write_bytes(Path(f"{EDITION}.sig").read_bytes())
    with list_window() as desk:
        listed(desk).check(altered)
        asked = dialog(desk, "listImportDialog")
        desk.until(asked.trouble.isVisible)
        desk.until(lambda: asked.job is not None and not asked.job.running)
        assert not asked.proceed.isEnabled()
        assert not asked.older.isVisible()


@dataclass(frozen=True)
class Department:
    """A publisher of its own, whose key the installation trusts, and its editions as files."""

    folder: Path
    key: bytes
    base: BanList

    def edition(self, number, *, without=""):
        """Write and sign an edition that leaves the app of this package name out."""
        rules = tuple(r for r in self.base.rules if without not in [i.value for i in r.indicators])
        data = edition_bytes(replace(self.base, edition=number, publisher=DEPARTMENT, rules=rules))
        path = self.folder / f"edition-{number}.json"
        path.write_bytes(data)
        Path(f"{path}.sig").write_bytes(sign_edition(data, self.key, None))
        return path


@pytest.fixture
def department(tmp_path, monkeypatch):
    resources, shipped, key = tmp_path / "resources", paths.resources(), new_key(None)
    resources.mkdir()
    for part in shipped.iterdir():
        if part.name != "trust":
            (resources / part.name).symlink_to(part)
    shutil.copytree(shipped / "trust", resources / "trust")
    publisher = publisher_of(key, None, DEPARTMENT, development=False)
    (resources / PUBLISHERS / "department.toml").write_bytes(write_publisher(publisher))
    monkeypatch.setattr(paths, "resources", lambda: resources)
    return Department(tmp_path, key, read_edition(EDITION.read_bytes()))


def offered(desk, dialog, path):
    """The dialog about this file, once it was checked and may be used."""
    listed(desk).check(path)
    asked = dialog(desk, "listImportDialog")
    desk.until(lambda: asked.job is not None and not asked.job.running)
    return asked


def taken(desk, asked):
    asked.proceed.click()
    desk.until(lambda: not desk.sees("listImportDialog"))


def test_what_an_edition_changes_is_listed_before_it_is_used(department, list_window, dialog):
    with list_window() as desk:
        asked = offered(desk, dialog, department.edition(2, without="com.tencent.mm"))
        # The app, and the two indicators by which it was recognised.
        desk.until(lambda: asked.summary.text() == "3 changes against the edition in use")
        assert {c.kind for c in asked.model.rows} == {ChangeKind.REMOVED}
        place = [c.subject for c in asked.model.rows].index(Subject.RULE)
        words = [asked.model.cell(place, column).spoken for column in range(3)]
        assert "wechat" in words[0].casefold()
        assert words[1:] == ["App", "Removed"]
        assert desk.office.armed.used.edition == 1
        taken(desk, asked)
        desk.until(lambda: desk.office.armed.used.publisher == DEPARTMENT)
        desk.until(lambda: desk.says("Signature checked: Department of Examples"))


def test_an_older_edition_is_used_only_if_one_insists_and_the_log_says_so(department, list_window, dialog, tmp_path):
    with list_window() as desk:
        taken(desk, offered(desk, dialog, department.edition(3)))
        desk.until(lambda: desk.office.armed.used.edition == 3)
        asked = offered(desk, dialog, department.edition(2))
        desk.until(lambda: desk.sees("allowOlder"))
        assert "older than one already used here" in asked.trouble.accessibleName()
        assert not asked.proceed.isEnabled()
        asked.older.setChecked(True)
        desk.until(asked.proceed.isEnabled)
        assert not asked.trouble.isVisible()
        taken(desk, asked)
        desk.until(lambda: desk.office.armed.used.edition == 2)
    with Workplace(Options(str(tmp_path / "home"), None, None)) as place:
        entries = [entry for entry in place.records.entries() if entry.kind is EntryKind.LIST_IMPORTED]
        bodies = [from_plain(ListImported, parse_json(entry.body.encode())) for entry in entries]
        assert [(body.edition, body.older) for body in bodies] == [(3, False), (2, True)]
