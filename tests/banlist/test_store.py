"""Where editions lie: shipped and imported, what was used before, and that half-done work leaves the old state."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from museum.make_banlists import KEY, NOW, PUBLISHER, STRANGER, as_bytes, base, sign

from auditor.banlist import store
from auditor.banlist.signature import Publisher, write_publisher
from auditor.banlist.store import EditionFiles, State
from auditor.errors import BadSignatureError, BanListError, MalformedError, OutputError, RolledBackError


def edition_files(number: int) -> EditionFiles:
    data = as_bytes({**base(), "edition": number})
    return EditionFiles(data, sign(data, KEY))


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A resources folder with edition 5 of the museum's publisher."""
    folder = tmp_path / "resources"
    (folder / store.PUBLISHERS).mkdir(parents=True)
    (folder / store.PUBLISHERS / "museum.toml").write_bytes(write_publisher(PUBLISHER))
    put(folder / store.SHIPPED, edition_files(5))
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def put(path: Path, these: EditionFiles) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(these.data)
    path.with_name(path.name + ".sig").write_bytes(these.signature)
    return path


def take(resources: Path, home: Path, number: int, *, allow_older: bool = False) -> None:
    these = edition_files(number)
    state = store.read_state(home)
    edition = store.verify_files(these, store.read_publishers(resources), state, NOW, allow_older=allow_older)
    store.import_edition(home, these, edition)


def in_use(resources: Path, home: Path) -> int:
    return store.load_in_use(resources, home, NOW).ban_list.edition


def test_the_shipped_edition_is_used_and_looking_at_it_writes_nothing(installed, home):
    assert in_use(installed, home) == 5
    assert list(home.iterdir()) == []


def test_an_imported_edition_takes_the_place_of_the_shipped_one(installed, home):
    take(installed, home, 6)
    assert in_use(installed, home) == 6
    take(installed, home, 9)
    assert in_use(installed, home) == 9


def ship(resources: Path, number: int, key=KEY) -> None:
    """A newer program is installed over the old one."""
    data = as_bytes({**base(), "edition": number})
    put(resources / store.SHIPPED, EditionFiles(data, sign(data, key)))


def test_a_newer_shipped_edition_of_the_same_publisher_takes_the_place_of_the_imported_one(installed, home):
    take(installed, home, 6)
    same_number = as_bytes({**base(), "edition": 6, "as_of": "2025-12-30"})
    put(installed / store.SHIPPED, EditionFiles(same_number, sign(same_number, KEY)))
    assert str(store.load_in_use(installed, home, NOW).ban_list.as_of) == "2025-12-31"
    ship(installed, 7)
    assert in_use(installed, home) == 7
    store.remember(home, store.load_in_use(installed, home, NOW))
    take(installed, home, 8)
    assert in_use(installed, home) == 8


def test_after_a_newer_shipped_edition_was_used_the_older_imported_one_does_not_come_back(installed, home):
    take(installed, home, 6)
    ship(installed, 7)
    store.remember(home, store.load_in_use(installed, home, NOW))
    ship(installed, 5)
    with pytest.raises(RolledBackError, match="edition 7 was in use"):
        in_use(installed, home)


def test_a_shipped_edition_of_another_publisher_leaves_the_imported_one_in_use(installed, home):
    other = Publisher("Another", STRANGER.public_key().public_bytes_raw(), development=False)
    (installed / store.PUBLISHERS / "other.toml").write_bytes(write_publisher(other))
    take(installed, home, 6)
    ship(installed, 99, STRANGER)
    assert in_use(installed, home) == 6


def test_an_older_edition_taken_on_purpose_stays_whatever_is_shipped(installed, home):
    take(installed, home, 9)
    take(installed, home, 4, allow_older=True)
    assert in_use(installed, home) == 4
    ship(installed, 20)
    assert in_use(installed, home) == 4


def test_a_shipped_edition_in_the_publishers_name_without_its_signature_is_refused(installed, home):
    take(installed, home, 6)
    path = installed / store.SHIPPED
    path.write_bytes(path.read_bytes().replace(b'"edition":5', b'"edition":9'))
    with pytest.raises(BadSignatureError, match="does not fit"):
        in_use(installed, home)


def test_a_shipped_edition_without_a_number_is_malformed(installed, home):
    take(installed, home, 6)
    for data, says in ((b"[]", "must be an object"), (b'{"edition":"9"}', "edition: must be a whole number")):
        put(installed / store.SHIPPED, EditionFiles(data, sign(data, KEY)))
        with pytest.raises(MalformedError, match=says):
            in_use(installed, home)


def test_an_imported_edition_needs_no_shipped_one(installed, home):
    take(installed, home, 6)
    (installed / store.SHIPPED).unlink()
    assert in_use(installed, home) == 6


def test_an_edition_once_used_bars_the_older_ones(installed, home):
    store.remember(home, store.load_in_use(installed, home, NOW))
    with pytest.raises(RolledBackError, match="edition 5 was in use"):
        take(installed, home, 4)
    assert in_use(installed, home) == 5


def test_the_operator_may_go_back_on_purpose_and_it_stays_known_that_this_was_so(installed, home):
    take(installed, home, 9)
    take(installed, home, 4, allow_older=True)
    edition = store.load_in_use(installed, home, NOW)
    assert (edition.ban_list.edition, edition.overridden) == (4, True)
    assert store.read_state(home).newest_of(PUBLISHER.key_id) == 9
    take(installed, home, 10)
    assert not store.load_in_use(installed, home, NOW).overridden


def test_remembering_the_same_edition_again_writes_nothing(installed, home):
    edition = store.load_in_use(installed, home, NOW)
    store.remember(home, edition)
    state = home / "banlist" / "state.json"
    before = state.stat().st_mtime_ns, state.read_bytes()
    store.remember(home, edition)
    assert (state.stat().st_mtime_ns, state.read_bytes()) == before


def test_each_publisher_counts_its_own_editions(home):
    state = State(None, older_allowed=False, newest=())
    assert state.newest_of("a" * 64) is None
    (home / "banlist").mkdir()
    entry = {"key_id": "b" * 64, "edition": 40}
    plain = {"imported": None, "older_allowed": False, "newest": {"b" * 64: entry}}
    (home / "banlist" / "state.json").write_text(json.dumps(plain), encoding="utf-8")
    state = store.read_state(home)
    assert (state.newest_of("b" * 64), state.newest_of("a" * 64)) == (40, None)


def test_an_imported_edition_that_was_altered_on_disk_is_refused_and_not_replaced_by_the_shipped_one(installed, home):
    take(installed, home, 6)
    path = next((home / "banlist").glob("*.json.sig")).with_suffix("")
    path.write_bytes(path.read_bytes().replace(b"example.app", b"example.apq"))
    with pytest.raises(BadSignatureError, match="does not fit"):
        in_use(installed, home)


def test_an_imported_edition_that_is_gone_is_said_and_not_replaced_by_the_shipped_one(installed, home):
    take(installed, home, 6)
    for path in (home / "banlist").glob("????????*.json"):
        path.unlink()
    with pytest.raises(BanListError, match=r"is gone\. Import that edition, or a newer one, again"):
        in_use(installed, home)
    take(installed, home, 6)
    assert in_use(installed, home) == 6


def test_a_crash_before_the_last_step_leaves_the_old_edition_in_use(installed, home, monkeypatch):
    take(installed, home, 6)

    def crash(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "_write_state", crash)
    with pytest.raises(OSError, match="No space"):
        take(installed, home, 7)
    monkeypatch.undo()
    assert in_use(installed, home) == 6
    take(installed, home, 7)
    assert in_use(installed, home) == 7


@pytest.mark.parametrize(
    "text", ["", "{", '{"imported":null}', '{"imported":"../../x","newest":{},"older_allowed":false}']
)
def test_a_broken_memory_of_editions_is_an_error_and_never_reads_as_none(home, text):
    (home / "banlist").mkdir()
    (home / "banlist" / "state.json").write_text(text, encoding="utf-8")
    with pytest.raises(MalformedError, match="record of ban lists used here"):
        store.read_state(home)


def test_without_a_signature_file_the_edition_is_unsigned(installed, home, tmp_path):
    path = put(tmp_path / "stick" / "list.json", edition_files(6))
    path.with_name("list.json.sig").unlink()
    these = store.read_edition_files(path)
    assert these.signature == b""
    with pytest.raises(BadSignatureError, match="no signature beside it"):
        store.verify_files(these, store.read_publishers(installed), store.read_state(home), NOW, allow_older=False)


def test_a_huge_file_is_never_read_whole(tmp_path):
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # sparse: one terabyte that takes no room
    assert len(store.read_edition_files(path).data) == store.MAX_BUNDLE_BYTES + 1


def test_no_publisher_installed_is_said(tmp_path):
    with pytest.raises(BadSignatureError, match="no publisher is installed"):
        store.read_publishers(tmp_path)


def test_a_source_folder_is_read_with_slashes_and_without_hidden_files(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.toml").write_bytes(b"x")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    assert store.read_source(tmp_path) == {"rules/a.toml": b"x"}


def test_a_source_folder_that_is_none_is_said(tmp_path, monkeypatch):
    with pytest.raises(OutputError, match="no such folder"):
        store.read_source(tmp_path / "nowhere")
    monkeypatch.setattr(store, "MAX_SOURCE_FILES", 1)
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(OutputError, match="more than 1 files"):
        store.read_source(tmp_path)


def test_an_expired_edition_in_use_is_refused(installed, home):
    with pytest.raises(Exception, match="out of date"):
        store.load_in_use(installed, home, datetime(2027, 1, 1, tzinfo=UTC))
