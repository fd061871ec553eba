"""Every bad list of the museum is refused, with its own kind of error and its own sentence."""

from pathlib import Path

import pytest
from museum.make_banlists import FOLDER, NEWEST_SEEN, NOW, PUBLISHER, Exhibit, exhibits, write

from auditor.banlist.signature import read_publisher
from auditor.banlist.store import read_edition_files
from auditor.banlist.trust import verify_edition
from auditor.errors import BanListError

EXHIBITS = exhibits()


def refusal(exhibit: Exhibit) -> BanListError:
    with pytest.raises(BanListError) as caught:
        verify_edition(exhibit.data, exhibit.signature, (PUBLISHER,), NOW, NEWEST_SEEN)
    return caught.value


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_a_bad_list_is_refused_with_its_own_sentence(exhibit: Exhibit):
    error = refusal(exhibit)
    assert type(error) is exhibit.kind
    assert exhibit.says in str(error)
    assert str(error).isprintable()
    assert len(str(error)) < 500
    assert error.what
    assert error.remedy


def test_every_sentence_of_a_malformed_list_is_its_own():
    sentences: dict[str, str] = {}
    same_defect = {"altered-byte", "garbage-unsigned"}  # to the reader of the file: the signature does not fit
    for exhibit in EXHIBITS:
        if exhibit.name not in same_defect:
            assert sentences.setdefault(str(refusal(exhibit)), exhibit.name) == exhibit.name


def test_the_folder_holds_what_the_script_makes(tmp_path: Path):
    write(tmp_path)
    fresh = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == fresh


def test_the_files_on_disk_are_refused_as_they_lie_there():
    kept = [exhibit for exhibit in EXHIBITS if exhibit.kept]
    publisher = read_publisher((FOLDER / "publisher.toml").read_bytes(), "publisher.toml")
    for exhibit in kept:
        files = read_edition_files(FOLDER / f"{exhibit.name}.json")
        with pytest.raises(exhibit.kind):
            verify_edition(files.data, files.signature, (publisher,), NOW, NEWEST_SEEN)
