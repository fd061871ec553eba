"""A department's way from a source folder to a signed edition that a workstation takes, with real files and keys."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditor.banlist import store
from auditor.errors import BadSignatureError, MalformedError, WrongPassphraseError
from auditor.workflow import lists

NAME = "Department of Examples, IT Security"
NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture
def source(tmp_path, resources) -> Path:
    """The repository's own source under the department's name."""
    folder = tmp_path / "source"
    shutil.copytree(resources / "banlist" / "source", folder)
    header = folder / "edition.toml"
    lines = header.read_text(encoding="utf-8").splitlines()
    changed = [f'publisher = "{NAME}"' if line.startswith("publisher") else line for line in lines]
    header.write_text("\n".join(changed), encoding="utf-8")
    return folder


@pytest.fixture
def workstation(tmp_path, resources) -> tuple[Path, Path]:
    """Resources with the shipped publisher, and an empty home."""
    folder, home = tmp_path / "resources", tmp_path / "home"
    shutil.copytree(resources / store.PUBLISHERS, folder / store.PUBLISHERS)
    home.mkdir()
    return folder, home


def sign(tmp_path: Path, passphrase: str) -> Path:
    out = tmp_path / "list.json"
    lists.sign_bundle(out, tmp_path / "key.pem", lambda: passphrase)
    return out


def test_a_department_makes_checks_and_imports_its_own_edition(tmp_path, source, workstation):
    resources, home = workstation
    publisher, key_id = lists.make_publisher_key(tmp_path / "key.pem", NAME, "a passphrase")
    compiled = lists.compile_source(source, tmp_path / "list.json")
    out = sign(tmp_path, "a passphrase")
    with pytest.raises(BadSignatureError, match="of no publisher that is installed here"):
        lists.check_file(resources, home, out, NOW, allow_older=False)
    shutil.copy(publisher, resources / store.PUBLISHERS)
    candidate = lists.check_file(resources, home, out, NOW, allow_older=False)
    assert candidate.trusted.ban_list == compiled
    assert (candidate.trusted.publisher, candidate.trusted.key_id) == (NAME, key_id)
    assert not candidate.trusted.development
    store.import_edition(home, candidate.files, candidate.trusted)
    assert store.load_in_use(resources, home, NOW) == candidate.trusted


def test_a_wrong_passphrase_signs_nothing(tmp_path, source):
    lists.make_publisher_key(tmp_path / "key.pem", NAME, "right")
    lists.compile_source(source, tmp_path / "list.json")
    with pytest.raises(WrongPassphraseError):
        sign(tmp_path, "wrong")
    assert not (tmp_path / "list.json.sig").exists()


def test_a_list_that_could_not_be_used_is_not_signed(tmp_path):
    lists.make_publisher_key(tmp_path / "key.pem", NAME, None)
    (tmp_path / "list.json").write_bytes(b"{}")
    with pytest.raises(MalformedError):
        sign(tmp_path, "")
    assert not (tmp_path / "list.json.sig").exists()


def test_an_edition_in_another_publishers_name_is_found_out(tmp_path, resources, workstation):
    installed, home = workstation
    publisher, _ = lists.make_publisher_key(tmp_path / "key.pem", NAME, None)
    shutil.copy(publisher, installed / store.PUBLISHERS)
    lists.compile_source(resources / "banlist" / "source", tmp_path / "list.json")
    with pytest.raises(MalformedError, match="but was signed by 'Department of Examples"):
        lists.check_file(installed, home, sign(tmp_path, ""), NOW, allow_older=False)
