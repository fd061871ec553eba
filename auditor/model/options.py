"""The global options: which data folder, which adb server, real or practice phones."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The global options as given.

    practice: None for real phones, else the name of a practice phone, or "all". file: what the window opens with.
    """

    home: str | None
    adb_server: str | None
    practice: str | None
    file: str | None = None
