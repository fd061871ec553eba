"""The list at work is armed: what no phone could trigger is never used as if it could."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditor import paths
from auditor.errors import UnarmedError
from auditor.judge.match import Matcher
from auditor.workflow.lists import check_file, check_supplement, list_in_use

NOW = datetime(2026, 12, 1, tzinfo=UTC)
SHIPPED = paths.resources() / "banlist" / "fieldcheck-banlist.json"
SUPPLEMENT = Path(__file__).resolve().parents[2] / "resources" / "docs" / "ban-list.md"


@pytest.fixture
def blind_to_certificates(monkeypatch):
    """The matcher as a careless change might leave it: it compares names only."""
    whole = Matcher.recognise

    def names_only(self, package):
        return whole(replace(self, rules_by_digest={}), package)

    monkeypatch.setattr(Matcher, "recognise", names_only)


def test_the_shipped_list_is_armed_whole(tmp_path):
    used = list_in_use(paths.resources(), tmp_path, NOW).used
    assert used.armed == used.indicators == 341


def test_a_list_of_which_something_can_match_nothing_is_not_used(tmp_path, blind_to_certificates):
    with pytest.raises(UnarmedError, match=r"12 of its indicators can match nothing: .*signing digest"):
        list_in_use(paths.resources(), tmp_path, NOW)
    assert not (tmp_path / "banlist").exists()


def test_neither_an_import_nor_a_supplement_goes_round_the_arming(tmp_path, blind_to_certificates):
    ours = tmp_path / "ours.toml"
    ours.write_text(SUPPLEMENT.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0], encoding="utf-8")
    with pytest.raises(UnarmedError):
        check_file(paths.resources(), tmp_path, SHIPPED, NOW, allow_older=False)
    with pytest.raises(UnarmedError):
        check_supplement(paths.resources(), tmp_path, ours, NOW)
