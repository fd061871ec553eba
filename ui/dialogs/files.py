"""Files of the workstation: asking for one, and showing where one lies."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.text import Text


def ask_to_open(parent: QWidget, text: Text, title: str, kind: str) -> Path | None:
    """The file that the person chose, or None. kind: key of its kind in the catalogue, with Qt's pattern."""
    name, _ = QFileDialog.getOpenFileName(parent, text(title), "", text(kind))
    return Path(name) if name else None


def ask_where_to_save(parent: QWidget, text: Text, title: str, kind: str, usual: str) -> Path | None:
    """Where the person wants the file, or None. usual: the name that is offered."""
    name, _ = QFileDialog.getSaveFileName(parent, text(title), usual, text(kind))
    return Path(name) if name else None


def ask_for_folder(parent: QWidget, text: Text, title: str, usual: Path) -> Path | None:
    """The folder that the person chose, or None. usual: where the choice begins."""
    name = QFileDialog.getExistingDirectory(parent, text(title), str(usual))
    return Path(name) if name else None


def usual_folder() -> Path:
    """The person's documents; their home where that folder was never made."""
    places = QStandardPaths.StandardLocation
    documents = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
    return documents if documents.is_dir() else Path(QStandardPaths.writableLocation(places.HomeLocation))


def is_file(path: Path) -> bool:
    """Whether a file lies there; no if that cannot be seen, which writing will say."""
    try:
        return path.is_file()
    except OSError:
        return False


def show_in_folder(path: Path) -> bool:
    """Open the folder of a file in the desktop's own file manager. False if there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
