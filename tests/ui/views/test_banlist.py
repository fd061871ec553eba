"""The ban list is shown with its law, searched, and replaced only by an edition that was checked and compared."""

import json
from pathlib import Path

import pytest

from auditor import paths
from auditor.app import Options, Workplace
from auditor.banlist.compile import edition_bytes
from auditor.banlist.read import read_edition
from auditor.model.custody import EntryKind

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


def test_the_changes_of_another_edition_are_listed_before_it_is_used(list_window, dialog):
    with list_window("fr") as desk:
        view = listed(desk)
        asked = view.check(EDITION)
        desk.until(lambda: asked._candidate is not None)
        older = read_edition(edition_bytes(desk.office.armed.edition))
        assert older.edition == 1
        asked._show_changes(None)
        assert "pas d’édition utilisable" in asked.summary.text()
