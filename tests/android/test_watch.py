"""Which phones are attached: settled, in words, in every state, and cancellable."""

import contextlib
import threading
import time

import pytest

from auditor.android import watch as watching
from auditor.android.connection import DeadlineError, RefusedError, host_answer
from auditor.android.parse.devices import DeviceLine
from auditor.android.server import AdbServer
from auditor.android.states import attached_phone
from auditor.android.watch import attached, watch
from auditor.errors import AdbError
from auditor.model.device import ConnectionState
from auditor.practice.auth import Consent
from auditor.practice.phone import Link


def of(phones, bench):
    return next((phone for phone in phones if phone.serial == bench.serial), None)


def ready(phones, bench) -> bool:
    phone = of(phones, bench)
    return phone is not None and phone.state is ConnectionState.READY


class Watching:
    """A watch in a thread of its own."""

    def __init__(self, port: int) -> None:
        self.lists = []
        self.error = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(port,))

    def _run(self, port: int) -> None:
        try:
            watch(port, lambda phones: self.lists.append((time.monotonic(), phones)), self._stop.is_set)
        except AdbError as error:
            self.error = error

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_error):
        self.stop()

    def stop(self) -> float:
        began = time.monotonic()
        self._stop.set()
        self._thread.join(5)
        assert not self._thread.is_alive()
        return time.monotonic() - began

    def until(self, condition) -> bool:
        end = time.monotonic() + 6
        while time.monotonic() < end:
            if self.lists and condition(self.lists[-1][1]):
                return True
            time.sleep(0.01)
        return False


def test_plugging_in_and_out_is_told_once_each_and_stopping_takes_three_tenths_at_most(start_phone):
    bench = start_phone("courier")
    with Watching(bench.server.port) as seen:
        assert seen.until(lambda phones: of(phones, bench) is not None)
        bench.control.unplug()
        # A phone that was attached by its address stays in adb's list for a while, offline.
        assert seen.until(lambda phones: not ready(phones, bench))
        bench.control.plug_in()
        bench.reconnect()
        assert seen.until(lambda phones: ready(phones, bench))
        assert [ready(phones, bench) for _at, phones in seen.lists] == [True, False, True]
        assert seen.stop() < 0.3


def test_the_states_that_a_phone_runs_through_are_not_told(start_phone):
    bench = start_phone("courier")
    with Watching(bench.server.port) as seen:
        assert seen.until(lambda phones: of(phones, bench) is not None)
        for _ in range(3):
            bench.control.break_off()
            bench.reconnect()
        time.sleep(0.7)
        assert {of(phones, bench).state for _at, phones in seen.lists if of(phones, bench)} == {ConnectionState.READY}
        assert len(seen.lists) <= 2


@pytest.mark.parametrize(
    ("link", "consent", "state", "word"),
    [
        (Link.READY, Consent.LATER, ConnectionState.UNAUTHORIZED, "Allow"),
        (Link.OFFLINE, Consent.ACCEPT, ConnectionState.OFFLINE, "Unlock"),
        (Link.RECOVERY, Consent.ACCEPT, ConnectionState.RECOVERY, "Restart the phone into Android"),
        (Link.SIDELOAD, Consent.ACCEPT, ConnectionState.SIDELOAD, "Restart the phone into Android"),
    ],
    ids=["unauthorized", "offline", "recovery", "sideload"],
)
def test_every_state_says_what_to_do(start_phone, link, consent, state, word):
    bench = start_phone("courier")
    bench.control.set_connection_state(link, consent)
    _connect_without_waiting(bench)
    end = time.monotonic() + 12
    while (phone := of(attached(bench.server.port), bench)) is None or phone.state is not state:
        assert time.monotonic() < end, phone
        _connect_without_waiting(bench)
    assert word in phone.remedy
    assert phone.meaning


def _connect_without_waiting(bench) -> None:
    threading.Thread(target=_try_connect, args=(bench,), daemon=True).start()
    time.sleep(0.1)


def _try_connect(bench) -> None:
    # Only the state that follows matters.
    with contextlib.suppress(OSError, RefusedError, DeadlineError):
        host_answer(bench.server.port, f"host:connect:{bench.serial}", 1.0)


def test_a_phone_allowed_later_becomes_ready(start_phone):
    bench = start_phone("courier")
    bench.control.set_connection_state(Link.READY, Consent.LATER)
    _connect_without_waiting(bench)
    with Watching(bench.server.port) as seen:
        assert seen.until(lambda phones: (p := of(phones, bench)) and p.state is ConnectionState.UNAUTHORIZED)
        bench.control.allow()
        assert seen.until(lambda phones: (p := of(phones, bench)) and p.state is ConnectionState.READY)


def test_a_server_that_dies_ends_the_watch_with_one_sentence(tmp_path):
    server = AdbServer.start(tmp_path / "adb", usb=False)
    with Watching(server.port) as seen:
        assert seen.until(lambda phones: phones == ())
        server.close()
        end = time.monotonic() + 5
        while seen.error is None and time.monotonic() < end:
            time.sleep(0.01)
    assert "adb server does not answer" in str(seen.error)


def test_a_server_just_started_is_given_time_to_find_phones(session_server):
    began = time.monotonic()
    attached(session_server.port, at_least=0.6)
    assert 0.25 < time.monotonic() - began < 6


def test_no_server_is_one_sentence():
    for ask in (watching.at_once, watching.attached):
        with pytest.raises(AdbError, match="cannot be seen"):
            ask(1)


def test_lists_are_cut_out_of_the_stream_wherever_it_breaks(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(watching.time, "monotonic", lambda: now[0])
    lists = watching._Lists()
    stream = b"0003one0003two"
    assert [lists.settled(stream[i : i + 1]) for i in range(len(stream))] == [None] * len(stream)
    now[0] = 0.29
    assert lists.settled(None) is None
    now[0] = 0.31
    assert lists.settled(None) == b"two"
    assert lists.settled(None) is None


def test_a_list_that_never_rests_is_told_all_the_same(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(watching.time, "monotonic", lambda: now[0])
    lists = watching._Lists()
    told = []
    for _ in range(40):
        now[0] += 0.1
        told.append(lists.settled(b"0003one"))
    assert b"one" in told


def test_a_length_that_is_none_breaks_the_watch():
    with pytest.raises(ValueError, match="invalid literal"):
        watching._Lists().settled(b"zzzzz")


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("device", ConnectionState.READY),
        ("no permissions", ConnectionState.NO_PERMISSION),
        ("authorizing", ConnectionState.CONNECTING),
        ("connecting", ConnectionState.CONNECTING),
        ("bootloader", ConnectionState.BOOTLOADER),
        ("rescue", ConnectionState.RESCUE),
        ("detached", ConnectionState.OFFLINE),
        ("host", ConnectionState.UNKNOWN),
        ("<b>device</b>", ConnectionState.UNKNOWN),
    ],
)
def test_every_word_of_adb_has_a_meaning_and_a_remedy(word, state):
    phone = attached_phone(DeviceLine("S", word, word, None, usb=True))
    assert phone.state is state
    assert phone.meaning
    assert phone.remedy
    assert not phone.remedy.endswith(".")


def test_a_missing_right_names_the_package_with_the_udev_rules_on_linux(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    phone = attached_phone(DeviceLine("S", "no permissions", "", None, usb=True))
    assert "android-sdk-platform-tools-common" in phone.remedy
    assert "plugdev" in phone.remedy
