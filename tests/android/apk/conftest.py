"""APKs to read: those of Debian's tools, and a reader that counts what it asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from auditor.android.apk.ranges import FileView, NeedBytesError
from auditor.android.apk.read import Asked, read_app
from auditor.model.appfile import AppFile
from support import apks


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> Path:
    """The folder of samples; skips where Debian's tools are not installed."""
    if (missing := apks.absent()) is not None:
        pytest.skip(missing)
    return apks.build_once(tmp_path_factory.getbasetemp().parent / apks.processes_folder())


@dataclass(frozen=True)
class Read:
    """What was read, in how many rounds, of how many bytes."""

    app: AppFile
    rounds: int
    taken: int


@pytest.fixture
def read() -> Callable[..., Read]:
    """Reads an APK as the phone would give it: only what is asked for."""

    def read(data: bytes, package="org.example.sample", locale=("en", "CA"), sdk=34, *, whole=True) -> Read:
        view, rounds, taken = FileView(len(data)), 0, 0
        while True:
            try:
                return Read(read_app(view, Asked(package, locale, sdk, whole)), rounds, taken)
            except NeedBytesError as need:
                rounds += 1
                assert rounds < 32
                for blocks in need.blocks:
                    view.put(blocks, data[blocks.start : blocks.end])
                    taken += view.length_of(blocks)

    return read
