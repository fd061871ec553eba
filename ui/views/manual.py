"""One page of the manual: paragraphs apart, and pictures from the program's own files that fit into the width."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from ui.bridge import Control, Job
from ui.office import Office

if TYPE_CHECKING:
    from auditor.app import Workplace

WAIT_MS = 150
"""After the width changed for so long, pictures are fitted anew."""
MARGIN, LISTED, AFTER_TITLE, BEFORE_TITLE, LINE_PERCENT = 10, 5, 6, 20, 125
LEAST_WIDTH, SCROLL_BAR = 120, 24
PICTURE = QTextDocument.ResourceType.ImageResource
_PICTURES = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
# Where a picture stands in the text (QChar.SpecialCharacter.ObjectReplacementCharacter).
_PLACE = "\ufffc"
Pictures = Mapping[str, QImage]


class ManualPage(QTextBrowser):
    """Shows Markdown of this computer. No address outside the folder is ever opened.

    The text is there at once; its pictures follow, made in a thread: seven of them would keep the window waiting.
    """

    def __init__(self, office: Office, folder: Path) -> None:
        """folder: where the documents and their pictures lie."""
        super().__init__()
        self._office, self._folder = office, folder.resolve()
        self._pictures: Pictures = {}
        self._names: tuple[str, ...] = ()
        self._job: Job | None = None
        self.setObjectName("manual")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._fetch)
        self._fitted = 0

    def show_page(self, path: Path) -> None:
        """Show this page from its beginning."""
        words = path.read_text(encoding="utf-8")
        self._names, self._pictures = tuple(_PICTURES.findall(words)), {}
        self.document().setDefaultStyleSheet(f"a {{ color: {self._office.theme.tokens.accent} }}")
        self.setMarkdown(words)
        self._space()
        self._fetch()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture that was fetched; nothing else is loaded, from nowhere."""
        empty = QImage() if kind == PICTURE.value else None
        return self._pictures.get(QUrl(name).toString(), empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width once it rests."""
        super().resizeEvent(event)
        if self._names and self._room() != self._fitted:
            self._timer.start()

    # ------------------------------------------------------------ pictures
    def _room(self) -> int:
        return max(LEAST_WIDTH, self.viewport().width() - SCROLL_BAR)

    def _fetch(self) -> None:
        """Read the pictures and make them fit the width of the moment."""
        self._fitted = room = self._room()
        names, folder, ratio = self._names, self._folder, self.devicePixelRatioF()
        if names:

            def work(_place: "Workplace", _control: Control) -> Pictures:
                return {name: picture for name in names if (picture := fitting(folder, name, room, ratio)) is not None}

            self._job = job = self._office.bridge.start(work)
            job.done.connect(self._arrived)

    def _arrived(self, pictures: object) -> None:
        if self.sender() is not self._job:
            return
        self._pictures = cast("Pictures", pictures)
        document, place = self.document(), self.verticalScrollBar().value()
        for name, picture in self._pictures.items():
            document.addResource(PICTURE, QUrl(name), picture)
        document.markContentsDirty(0, document.characterCount())
        self.verticalScrollBar().setValue(place)

    # ------------------------------------------------------------ room between paragraphs, which Qt leaves out
    def _space(self) -> None:
        document = self.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            form, title = block.blockFormat(), block.blockFormat().headingLevel() > 0
            listed = block.textList() is not None
            form.setTopMargin(BEFORE_TITLE if title and block.blockNumber() else 0)
            form.setBottomMargin(AFTER_TITLE if title else LISTED if listed else MARGIN)
            if _PLACE not in block.text():
                form.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setBlockFormat(form)
            block = block.next()
        cursor.endEditBlock()


def fitting(folder: Path, name: str, room: int, ratio: float) -> QImage | None:
    """A picture of the folder, at most so many pixels of the screen wide; None if it is not there, or elsewhere."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder) or not path.is_file():
        return None
    picture = QImage(str(path))
    if picture.isNull():
        return None
    if picture.width() > room:
        # A finer screen shows more of its dots in the same room; none are made up for it.
        dots = min(picture.width(), round(room * ratio))
        picture = picture.scaledToWidth(dots, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(dots / room)
    return picture
