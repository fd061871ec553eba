"""What holds for every test: nothing leaves the machine, nothing warns unasked, nothing touches the person's data."""

import gc
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Generator
from pathlib import Path

import hypothesis
import pytest

from support import offline

SCRATCH = pytest.StashKey[Path]()
WATCH = pytest.StashKey["Watch"]()


class Watch(logging.Handler):
    """Keeps the log records ≥ WARNING of one test, and the warnings that the test said would come."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def complaints(self) -> list[str]:
        """What the test must answer for by now; asking takes it away."""
        texts = [f"{record.name}: {record.levelname}: {record.getMessage()}" for record in self.records]
        self.records.clear()
        patterns, self.expected = self.expected, []
        unexpected = [f"unexpected log: {text}" for text in texts if not any(re.search(p, text) for p in patterns)]
        absent = [f"this warning did not come: {p}" for p in patterns if not any(re.search(p, text) for text in texts)]
        return unexpected + absent + [f"not offline: {attempt}" for attempt in offline.take_attempts()]


def pytest_configure(config: pytest.Config) -> None:
    scratch = Path(tempfile.mkdtemp(prefix="fieldcheck-tests-"))
    config.stash[SCRATCH] = scratch
    # A process of its own per worker: each has its own report and data folder, children inherit both.
    os.environ[offline.REPORT] = str(scratch / "attempts")
    os.environ["FIELDCHECK_HOME"] = str(scratch / "home")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PYTHONPATH"] = offline.child_environment()["PYTHONPATH"]
    offline.arm()
    _load_profile()


def _load_profile() -> None:
    # No deadline: a shared machine is slow now and then, and that is no fault of the code. print_blob: what failed
    # on another machine can be replayed here.
    hypothesis.settings.register_profile("ci", deadline=None, derandomize=False, print_blob=True)
    hypothesis.settings.register_profile("soak", hypothesis.settings.get_profile("ci"), max_examples=5000)
    hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_collection_finish() -> None:
    """The thousands of tests live as long as the session: no collection need look through them again.

    Each test of the window ends with one, which took half a second while they were among what it looked through.
    """
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[SCRATCH], ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    offline.take_attempts()
    item.stash[WATCH] = watch = Watch()
    logging.getLogger().addHandler(watch)
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    result = yield
    _answer(item.stash[WATCH])
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    watch = item.stash[WATCH]
    try:
        result = yield
    finally:
        logging.getLogger().removeHandler(watch)
    _answer(watch)
    return result


def _answer(watch: Watch) -> None:
    if complaints := watch.complaints():
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def expected_warnings(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Call it with regular expressions: log records ≥ WARNING that match are allowed, and each must come."""
    watch = request.node.stash[WATCH]

    def expect(*patterns: str) -> None:
        watch.expected.extend(patterns)

    return expect


@pytest.fixture
def take_attempts() -> Callable[[], list[str]]:
    """Take the refused attempts to leave the machine, for a test that makes some on purpose."""
    return offline.take_attempts
