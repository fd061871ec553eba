"""The phone's files that can be read: APKs, build.prop, and one large binary for measuring. Nothing can be written."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from auditor.practice.apk import build_apk
from auditor.practice.content import Content
from auditor.practice.places import apk_paths
from auditor.practice.state import PhoneState

BLOB_PATH = "/sdcard/Download/practice.bin"
BLOB_SIZE = 3 * 1024 * 1024
REGULAR, FOLDER = 0o100644, 0o040755
TIME = 1_707_642_867
"""Modification time of every file: 11 February 2024."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What stat says: mode with type bits, size in bytes, modification time in seconds since 1970."""

    mode: int
    size: int
    modified: int = TIME


class Files:
    """A read-only tree derived from the phone's state."""

    def __init__(self, state: PhoneState, properties: Callable[[], bytes]) -> None:
        self._state = state
        self._properties = properties
        self._apks: dict[tuple[str, int], Content] = {}
        self._index: tuple[int, dict[str, str]] = (-1, {})

    @cached_property
    def _blob(self) -> bytes:
        return random.Random(7).randbytes(BLOB_SIZE)  # noqa: S311 - filler, the same on every phone

    def read(self, path: str) -> bytes | None:
        """A file's bytes, or None if there is no such file."""
        content = self.content(path)
        return None if content is None else content.all()

    def content(self, path: str) -> Content | None:
        """A file from which any part can be read, or None if there is none that the shell may read."""
        return None if self._packages_by_path().get(path) in self._state.blueprint.closed else self._content(path)

    def _content(self, path: str) -> Content | None:
        if path == BLOB_PATH:
            return Content(self._blob)
        if path == "/dev/null":
            return Content(b"")
        if path == "/system/build.prop":
            return Content(self._properties())
        package = self._packages_by_path().get(path)
        return None if package is None else self._apk(package, path)

    def facts(self, path: str) -> FileFacts | None:
        """What stat says, or None."""
        content = self._content(path)
        if content is not None:
            return FileFacts(REGULAR, content.size)
        return FileFacts(FOLDER, 4096) if self.names(path) else None

    def names(self, folder: str) -> tuple[str, ...]:
        """What lies in a folder; empty if it is none."""
        prefix = folder.rstrip("/") + "/"
        paths = (BLOB_PATH, "/system/build.prop", *self._packages_by_path())
        return tuple(sorted({path[len(prefix) :].split("/", 1)[0] for path in paths if path.startswith(prefix)}))

    def _packages_by_path(self) -> dict[str, str]:
        version, index = self._index
        if version != self._state.version:
            snapshot = self._state.snapshot()
            android = self._state.blueprint.android
            index = {path: app.name for app in snapshot.apps.values() for path in apk_paths(app, android)}
            self._index = (snapshot.version, index)
        return index

    def _apk(self, package: str, path: str) -> Content:
        app = self._state.app(package)
        if app is None:
            return Content(b"")
        key = path, app.version_code
        if key not in self._apks:
            self._apks[key] = build_apk(app, path)
        return self._apks[key]
