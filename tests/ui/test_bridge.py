"""The thread boundary: whatever happens in a thread of work is told in the window's thread, and once."""

import threading
import time

import pytest
import shiboken6

from auditor.app import Options
from auditor.errors import CancelledError, UsageError
from auditor.model.reading import Progress
from ui.bridge import Bridge


@pytest.fixture
def bridge(qapp, tmp_path):
    made = Bridge(Options(str(tmp_path / "home"), None, None))
    yield made
    made.close()


def _hear(job):
    """Everything a job says, with the thread it was said in."""
    heard = []
    for name in ("progressed", "partly", "done", "failed", "crashed"):
        getattr(job, name).connect(lambda value, name=name: heard.append((name, value, threading.current_thread())))
    for name in ("cancelled", "ended"):
        getattr(job, name).connect(lambda name=name: heard.append((name, None, threading.current_thread())))
    return heard


def _names(heard):
    return [name for name, _, _ in heard]


def test_a_result_is_told_in_the_window_s_thread_even_to_a_lambda(bridge, qtbot):
    workers = []
    heard = _hear(job := bridge.start(lambda workplace, control: workers.append(threading.current_thread()) or "x"))
    qtbot.waitUntil(lambda: not job.running)
    assert _names(heard) == ["done", "ended"]
    assert heard[0][1] == "x"
    assert {thread for _, _, thread in heard} == {threading.main_thread()}
    assert workers[0] is not threading.main_thread()


def test_the_work_has_a_workplace_of_its_own_with_the_records(bridge, qtbot):
    heard = _hear(job := bridge.start(lambda workplace, control: workplace.records.cases()))
    qtbot.waitUntil(lambda: not job.running)
    assert heard[0][:2] == ("done", ())


def test_parts_arrive_in_order_and_before_the_end(bridge, qtbot):
    def work(workplace, control):
        for number in range(5):
            control.partial(number)
        return "all"

    heard = _hear(job := bridge.start(work))
    qtbot.waitUntil(lambda: not job.running)
    assert [value for _, value, _ in heard] == [0, 1, 2, 3, 4, "all", None]


def test_a_fast_worker_cannot_flood_the_window_with_progress(bridge, qtbot):
    def work(workplace, control):
        for number in range(10_000):
            control.report(Progress("x", number, 10_000))

    heard = _hear(job := bridge.start(work))
    qtbot.waitUntil(lambda: not job.running)
    told = [value.done for name, value, _ in heard if name == "progressed"]
    assert told == sorted(told)
    assert told[-1] == 9_999
    assert len(told) < 1_000


def test_a_known_error_is_told_as_it_is(bridge, qtbot):
    error = UsageError("x", "y", "z")

    def work(workplace, control):
        raise error

    heard = _hear(job := bridge.start(work))
    qtbot.waitUntil(lambda: not job.running)
    assert _names(heard) == ["failed", "ended"]
    assert heard[0][1] is error


def test_cancelled_work_is_told_within_a_third_of_a_second(bridge, qtbot):
    def work(workplace, control):
        while not control.stop():
            time.sleep(0.01)
        raise CancelledError("x", "y", "z")

    heard = _hear(job := bridge.start(work))
    start = time.monotonic()
    job.cancel()
    qtbot.waitUntil(lambda: not job.running)
    assert time.monotonic() - start < 0.3
    assert _names(heard) == ["cancelled", "ended"]


def test_a_fault_of_the_program_is_not_swallowed(bridge, qtbot):
    def work(workplace, control):
        raise RuntimeError("a fault")

    crashes = []
    bridge.crashed.connect(crashes.append)
    heard = _hear(job := bridge.start(work))
    qtbot.waitUntil(lambda: not job.running)
    assert _names(heard) == ["crashed", "ended"]
    assert [str(crash) for crash in crashes] == ["a fault"]


def test_work_with_phones_fails_in_plain_words_while_they_cannot_be_seen(bridge, qtbot):
    heard = _hear(job := bridge.at_desk(lambda desk, control: desk))
    qtbot.waitUntil(lambda: not job.running)
    assert _names(heard) == ["failed", "ended"]


def test_what_is_under_way_is_known(bridge, qtbot):
    gate = threading.Event()
    job = bridge.start(lambda workplace, control: gate.wait(10))
    assert bridge.jobs == (job,)
    gate.set()
    qtbot.waitUntil(lambda: bridge.jobs == ())


def test_a_window_that_was_closed_before_its_first_paint_starts_no_watch(open_window):
    with open_window() as desk:
        desk.running.close()
        desk.bridge.watch_phones(practice=False)
        assert [thread.name for thread in threading.enumerate() if thread.name == "fieldcheck phones"] == []


@pytest.mark.parametrize("end", ["done", "failed", "crashed"])
def test_a_thread_that_outlives_the_window_ends_without_a_word(qapp, tmp_path, monkeypatch, qtbot, end):
    words, goes_on, begun = [], threading.Event(), threading.Event()
    monkeypatch.setattr(threading, "excepthook", words.append)

    def work(_workplace, control):
        begun.set()
        goes_on.wait(10)
        control.partial("nobody hears it")
        if end != "done":
            raise UsageError("a", "b", "c") if end == "failed" else ValueError(end)

    bridge = Bridge(Options(str(tmp_path / "home"), None, None))
    job = bridge.start(work)
    qtbot.waitUntil(begun.is_set)
    thread = job._thread
    shiboken6.delete(bridge)
    goes_on.set()
    thread.join()
    assert words == []
