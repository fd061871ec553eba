import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditor.banlist.store import load_in_use
from auditor.errors import MalformedError

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "resources"
    for part in ("banlist", "trust"):
        shutil.copytree(RESOURCES / part, folder / part)
    return folder


def test_the_shipped_list_can_be_changed_and_signed_anew_without_keeping_a_key(script, copy, tmp_path):
    before = load_in_use(copy, tmp_path / "home", NOW)
    header = copy / "banlist" / "source" / "edition.toml"
    header.write_text(header.read_text(encoding="utf-8").replace("edition = 1", "edition = 2"), encoding="utf-8")
    said = script("development_list").renew(copy)
    after = load_in_use(copy, tmp_path / "home", NOW)
    assert said.startswith("Edition 2 is compiled and signed by a new development key")
    assert (after.ban_list.edition, after.development) == (2, True)
    assert after.key_id != before.key_id
    assert not [path for path in copy.rglob("*") if path.is_file() and b"PRIVATE KEY" in path.read_bytes()]


def test_a_source_with_a_mistake_leaves_the_shipped_list_as_it_is(script, copy, tmp_path):
    (copy / "banlist" / "source" / "edition.toml").write_text("edition = 2\n", encoding="utf-8")
    with pytest.raises(MalformedError, match=r"edition\.toml, field"):
        script("development_list").renew(copy)
    assert load_in_use(copy, tmp_path / "home", NOW).ban_list.edition == 1
