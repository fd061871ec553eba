"""Whole files of apps fetched by the sync service of the real protocol, over the real adb server."""

import hashlib

import pytest

from auditor.errors import CancelledError
from auditor.practice.faults import Drop, Fault, Say, Unplug

MAPS = "org.openfield.maps"
LIMIT = 1 << 30


def fetched(bench, path, most=LIMIT, stop=lambda: False):
    pieces = []
    why = bench.phone.copy_file(path, pieces.append, most, stop)
    return why, b"".join(pieces)


def test_base_and_splits_are_named_and_fetched_byte_for_byte(start_phone, keeper):
    bench = start_phone()
    paths = bench.phone.app_paths(MAPS, 0, keeper)
    assert keeper.questions == [f"pm path --user 0 {MAPS}"]
    assert paths
    for path in paths:
        why, data = fetched(bench, path)
        assert why is None
        truth = bench.control._phone.machine.files.read(path)
        assert hashlib.sha256(data).digest() == hashlib.sha256(truth).digest()
    assert bench.control.acts == ()


@pytest.mark.parametrize("kind", [Say(b""), Say(b"package:/etc/passwd\n"), Say(b"odd\n"), Drop(9, connection=False)])
def test_paths_that_are_not_told_whole_are_none(start_phone, keeper, kind):
    bench = start_phone()
    bench.control.set_fault(Fault("pm path", kind))
    assert bench.phone.app_paths(MAPS, 0, keeper) == ()


def test_what_the_user_does_not_have_has_no_paths(start_phone, keeper):
    assert start_phone().phone.app_paths("no.such.app", 0, keeper) == ()


def test_a_file_that_is_not_there_is_refused_in_the_phones_words(start_phone):
    why, data = fetched(start_phone(), "/data/app/none/base.apk")
    assert "No such file" in why
    assert data == b""


@pytest.mark.parametrize("path", ["/etc/passwd", "/data/app/../../etc/x.apk", "/data/app/a;b.apk", "x.apk", ""])
def test_only_files_of_apps_are_ever_asked_for(start_phone, path):
    with pytest.raises(ValueError, match="no path of an app's file"):
        fetched(start_phone(), path)


def test_a_file_beyond_the_bound_is_broken_off(start_phone, keeper):
    bench = start_phone()
    path = bench.phone.app_paths(MAPS, 0, keeper)[0]
    why, data = fetched(bench, path, most=10)
    assert "larger than 10 bytes" in why
    assert data == b""


@pytest.mark.parametrize("kind", [Drop(after=60, connection=False), Drop(after=3), Unplug()])
def test_a_fetch_that_breaks_is_never_whole(start_phone, keeper, kind):
    bench = start_phone()
    path = bench.phone.app_paths(MAPS, 0, keeper)[0]
    bench.control.set_fault(Fault("^sync:", kind))
    why, _ = fetched(bench, path)
    assert why


def test_the_operator_can_stop_a_fetch(start_phone, keeper):
    bench = start_phone()
    path = bench.phone.app_paths(MAPS, 0, keeper)[0]
    with pytest.raises(CancelledError):
        fetched(bench, path, stop=lambda: True)
