"""A zip of the package: the same bytes each time, and everything in it as it lay in the folder."""

import os
import shutil
import subprocess
from datetime import UTC, datetime

import pytest

MOMENT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "fieldcheck"
    (made / "_internal").mkdir(parents=True)
    (made / "fieldcheck").write_bytes(b"program")
    (made / "fieldcheck").chmod(0o755)
    (made / "_internal" / "libone.so.1").write_bytes(b"library" * 1000)
    (made / "_internal" / "libone.so").symlink_to("libone.so.1")
    return made


def test_the_same_folder_gives_the_same_zip_whenever_it_was_written(script, folder, tmp_path):
    archive = script("archive")
    first = archive.pack(folder, tmp_path / "one.zip", MOMENT).read_bytes()
    os.utime(folder / "fieldcheck", (0, 0))
    assert archive.pack(folder, tmp_path / "two.zip", MOMENT).read_bytes() == first


@pytest.mark.skipif(shutil.which("bsdtar") is None and shutil.which("unzip") is None, reason="no other reader of zips")
def test_another_program_unpacks_it_with_links_and_rights(script, folder, tmp_path):
    made = script("archive").pack(folder, tmp_path / "made.zip", MOMENT)
    out = tmp_path / "out"
    out.mkdir()
    reader = ["unzip", "-q"] if shutil.which("unzip") else ["bsdtar", "-xf"]
    subprocess.run([*reader, str(made)], cwd=out, check=True)
    release = script("release")
    assert release.digests(out / "fieldcheck") == release.digests(folder)
    assert os.access(out / "fieldcheck" / "fieldcheck", os.X_OK)
