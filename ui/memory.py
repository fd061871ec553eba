"""What the window remembers of itself from one day to the next: sizes, and whether it practises."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

FILE_NAME = "window.ini"


class Memory:
    """One file in the data folder. A value in it that cannot be meant counts as not set."""

    def __init__(self, home: Path) -> None:
        """Open the memory of a data folder; the file is made with the first change."""
        self._store = QSettings(str(home / FILE_NAME), QSettings.Format.IniFormat)

    @property
    def practice(self) -> bool:
        """Whether the window works with practice phones."""
        return self._store.value("practice", "no") == "yes"

    @practice.setter
    def practice(self, on: bool) -> None:
        self._store.setValue("practice", "yes" if on else "no")

    def shape(self, key: str) -> QByteArray:
        """A window's or a header's own note of its sizes; empty if there is none."""
        value = self._store.value(f"shape/{key}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_shape(self, key: str, shape: QByteArray) -> None:
        """Remember the sizes of a window or a header."""
        self._store.setValue(f"shape/{key}", shape)

    def sync(self) -> None:
        """Write what is not written yet."""
        self._store.sync()
