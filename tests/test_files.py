import errno
import os
from pathlib import Path

import pytest

from auditor.errors import OutputError
from auditor.files import check_target, read_bounded, write_new, write_whole


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "out.json"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_a_new_file_never_replaces_one_and_is_the_owners(tmp_path):
    path = tmp_path / "key.pem"
    write_new(path, b"secret")
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(OutputError, match="already"):
        write_new(path, b"other")
    assert path.read_bytes() == b"secret"


def test_a_file_system_without_links_still_never_replaces(tmp_path, monkeypatch):
    def no_link(_source, _target):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_link)
    path = tmp_path / "key.pem"
    write_new(path, b"secret")
    with pytest.raises(OutputError, match="already"):
        write_new(path, b"other")
    assert path.read_bytes() == b"secret"


@pytest.mark.parametrize("write", [write_whole, write_new])
def test_an_absent_folder_is_said_and_leaves_nothing(tmp_path, write):
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / "absent" / "out", b"data")
    assert list(tmp_path.iterdir()) == []


def test_a_target_is_tried_and_nothing_is_left(tmp_path):
    check_target(tmp_path / "out.pdf")
    assert list(tmp_path.iterdir()) == []
    for bad in (tmp_path, tmp_path / "absent" / "out.pdf", tmp_path / ("x" * 300)):
        if bad.name.startswith("xxx"):
            continue
        with pytest.raises(OutputError, match="cannot be written"):
            check_target(bad)


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "out"
    write_whole(path, b"old")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no room left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_reading_stops_at_the_bound(tmp_path):
    path = tmp_path / "big"
    path.write_bytes(b"x" * 1000)
    assert len(read_bounded(path, 10)) == 11
    with pytest.raises(OutputError, match="cannot be read"):
        read_bounded(Path(tmp_path / "absent"), 10)
