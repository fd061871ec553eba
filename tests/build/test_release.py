"""Two packages compared file by file, and a package against its own manifest."""

import pytest


@pytest.fixture
def release(script):
    return script("release")


@pytest.fixture
def folder(tmp_path, release):
    made = tmp_path / "fieldcheck"
    (made / "_internal").mkdir(parents=True)
    (made / "fieldcheck").write_bytes(b"program")
    (made / "_internal" / "two  spaces.so").write_bytes(b"library")
    (made / "_internal" / "link.so").symlink_to("two  spaces.so")
    release.write_manifest(made)
    return made


def test_a_package_fits_its_own_manifest(release, folder):
    assert release.manifest_differences(folder) == []


def test_the_manifest_s_digest_stands_for_the_whole_package(release, folder):
    before = release.write_manifest(folder)
    assert release.write_manifest(folder) == before
    (folder / "fieldcheck").write_bytes(b"another")
    assert release.write_manifest(folder) != before


def test_the_digest_of_a_whole_release_is_of_what_lies_there_and_not_of_what_it_states(release, folder):
    stated = release.file_digest(folder / "MANIFEST.sha256")
    assert release.whole(folder) == stated
    (folder / "fieldcheck").write_bytes(b"another")
    assert release.whole(folder) != stated


def test_what_was_changed_added_or_taken_away_is_named(release, folder):
    (folder / "fieldcheck").write_bytes(b"Program")
    (folder / "_internal" / "new.so").touch()
    (folder / "_internal" / "link.so").unlink()
    assert release.manifest_differences(folder) == [
        "missing in the release: _internal/link.so",
        "only in the release: _internal/new.so",
        "differs: fieldcheck",
    ]


def test_a_link_that_points_elsewhere_is_a_difference(release, folder):
    (folder / "_internal" / "link.so").unlink()
    (folder / "_internal" / "link.so").symlink_to("/etc/passwd")
    assert release.manifest_differences(folder) == ["differs: _internal/link.so"]


def test_a_folder_without_a_manifest_is_no_release(release, tmp_path, setup_error):
    with pytest.raises(setup_error, match="is no release"):
        release.manifest_differences(tmp_path)
