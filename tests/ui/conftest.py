"""The real window, offscreen, over the real workflow, the real adb server and practice phones."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from auditor.app import Options
from support.adbrig import Rig
from support.softhsm import card  # noqa: F401  a fixture
from support.window import Desk, small
from ui.app import Application


@pytest.fixture(autouse=True)
def garbage_of_the_window(request: pytest.FixtureRequest) -> Iterator[None]:
    """Cycles that hold Qt's objects are collected here, in Qt's thread.

    Python would collect them in whichever thread makes objects next, such as the one of the next test's practice phone,
    and Qt's objects must not be destroyed there: the process would end by a segmentation fault.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()


@pytest.fixture
def open_window(qapp, qtbot, tmp_path) -> Callable[..., object]:
    """A window with these phones attached; a context manager."""

    @contextmanager
    def opened(
        *phones: str,
        language: str = "en",
        home: Path | None = None,
        connect: bool = True,
        file: Path | None = None,
        size: tuple[int, int] | None = (1440, 880),
    ) -> Iterator[Desk]:
        with Rig(*map(small, phones), connect=connect) as rig:
            options = Options(
                str(home or tmp_path / "home"), f"127.0.0.1:{rig.server.port}", None, str(file) if file else None
            )
            running = Application(qapp, options, language)
            if size is not None:
                running.window.resize(*size)
            running.show()
            try:
                yield Desk(running, rig, qtbot)
            finally:
                running.window.close()
                running.close()
                running.window.deleteLater()
                qapp.processEvents()

    return opened
