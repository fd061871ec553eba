import os
import stat
import sys
from pathlib import Path

import pytest

from auditor import paths
from auditor.errors import OutputError


def test_the_source_tree_has_its_resources():
    assert (paths.resources() / "banlist").is_dir()


def test_a_frozen_program_has_its_own(tmp_path, monkeypatch):
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_a_broken_installation_is_a_programmer_s_mistake(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "gone"), raising=False)
    with pytest.raises(RuntimeError, match="no resources"):
        paths.resources()


def test_the_licence_texts_of_a_folder_lie_beside_the_program_and_one_file_unpacks_them(tmp_path, monkeypatch):
    inside = tmp_path / "_internal"
    inside.mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(inside), raising=False)
    assert paths.licence_texts() == ()
    (tmp_path / "LICENCES.txt").touch()
    assert paths.licence_texts() == (tmp_path / "LICENCES.txt",)
    (inside / "NOTICE.txt").touch()
    (inside / "LICENCES.txt").touch()
    assert paths.licence_texts() == (inside / "NOTICE.txt", inside / "LICENCES.txt")


def test_the_source_tree_has_its_own_licence():
    assert [path.name for path in paths.licence_texts()] == ["LICENSE"]


def test_the_chosen_folder_wins_over_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("FIELDCHECK_HOME", str(tmp_path / "environment"))
    assert paths.home(str(tmp_path / "chosen")) == tmp_path / "chosen"
    assert paths.home(None) == tmp_path / "environment"
    assert (tmp_path / "environment").is_dir()


def test_a_relative_folder_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.home("here") == tmp_path / "here"


@pytest.mark.parametrize(
    ("platform", "variable", "end"),
    [
        ("linux", "XDG_DATA_HOME", ("fieldcheck",)),
        ("win32", "LOCALAPPDATA", ("Fieldcheck",)),
        ("darwin", "HOME", ("Library", "Application Support", "Fieldcheck")),
    ],
)
def test_each_platform_has_its_own_place(platform, variable, end, tmp_path, monkeypatch):
    monkeypatch.delenv("FIELDCHECK_HOME")
    monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setattr(sys, "platform", platform)
    assert paths.home(None) == tmp_path.joinpath(*end)


def test_without_xdg_data_home_it_lies_below_the_person_s_home(tmp_path, monkeypatch):
    monkeypatch.delenv("FIELDCHECK_HOME")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths.home(None) == tmp_path / ".local" / "share" / "fieldcheck"


@pytest.mark.skipif(os.name == "nt", reason="permission bits are Unix's")
def test_a_new_folder_is_its_owner_s_alone(tmp_path):
    assert stat.S_IMODE(paths.private_folder(tmp_path / "new").stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError) as failure:
        paths.home(str(tmp_path / "file" / "home"))
    assert "cannot be used" in str(failure.value)
    assert "--home" in str(failure.value)


def test_a_file_in_the_folder_s_place_is_said_in_one_sentence(tmp_path):
    (tmp_path / "home").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError):
        paths.private_folder(Path(tmp_path / "home"))


@pytest.fixture
def usual(tmp_path, monkeypatch):
    """The platform's data folder of a person who named no other."""
    monkeypatch.delenv("FIELDCHECK_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path / "data" / "fieldcheck"


def test_a_remembered_folder_counts_where_none_is_named(usual, tmp_path, monkeypatch):
    (tmp_path / "share").mkdir()
    paths.remember_home(tmp_path / "share")
    assert paths.home(None) == tmp_path / "share"
    assert paths.home(str(tmp_path / "chosen")) == tmp_path / "chosen"
    monkeypatch.setenv("FIELDCHECK_HOME", str(tmp_path / "environment"))
    assert paths.home(None) == tmp_path / "environment"
    monkeypatch.delenv("FIELDCHECK_HOME")
    paths.remember_home(None)
    assert paths.home(None) == usual


def test_a_remembered_folder_that_is_not_there_is_said_and_not_made_anew(usual, tmp_path):
    (tmp_path / "disk").mkdir()
    paths.remember_home(tmp_path / "disk")
    (tmp_path / "disk").rmdir()
    with pytest.raises(OutputError, match="Attach the disk"):
        paths.home(None)
    assert not (tmp_path / "disk").exists()


@pytest.mark.parametrize("odd", [b"here", b"\xff\xfe", b"../up"])
def test_a_note_that_names_no_folder_is_said(usual, odd):
    usual.mkdir(parents=True)
    (usual / paths.REMEMBERED).write_bytes(odd)
    with pytest.raises(OutputError, match="go back to the usual folder"):
        paths.home(None)


def test_a_folder_that_cannot_be_written_is_not_remembered(usual, tmp_path):
    for odd in (tmp_path / "absent", tmp_path / "file"):
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(OutputError, match="Choose another"):
            paths.remember_home(odd)
    assert paths.remembered_home() is None
