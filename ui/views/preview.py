"""A report page by page in the window: drawn in a thread, as wide as there is room, with its text for readers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea

from auditor.model.preview import PagePicture
from ui.bridge import Job
from ui.layout import column, panel, row
from ui.office import Office
from ui.views.base import View
from ui.widgets import Button, Label, identify

if TYPE_CHECKING:
    from auditor.workflow.export import Preview

WAIT_MS = 150
"""After the width changed for so long, the page is drawn anew."""
MARGIN, LEAST_WIDTH, MOST_WIDTH = 40, 280, 1100
# What a screen reader says of a page; the whole of it is in the file.
MAX_READ = 6000


class PagePreview(View):
    """Shows one page of a Preview at a time; nothing until show_preview()."""

    def __init__(self, office: Office, identifier: str) -> None:
        """Begin empty."""
        super().__init__(office)
        self._identifier = identifier
        self._preview: Preview | None = None
        self._number, self._pages, self._drawn = 1, 0, 0
        self._waiting_for = ""
        self._job: Job | None = None
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.picture.setMargin(MARGIN // 2)
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.setWidget(self.picture)
        self.previous = Button(office.theme, f"{identifier}Previous")
        self.following = Button(office.theme, f"{identifier}Next")
        self.place = Label("", "muted")
        bar = row(self.previous, None, self.place, None, self.following, margins=(12, 8, 12, 8))
        self.setLayout(column(panel("well", column(self._area, bar))))
        self.previous.clicked.connect(lambda: self._turn(-1))
        self.following.clicked.connect(lambda: self._turn(1))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._draw)
        self.retranslate()

    def show_preview(self, preview: "Preview | None", waiting_for: str = "") -> None:
        """Show the first page of a report; None: nothing, and in its place the sentence of why."""
        self._preview, self._waiting_for = preview, waiting_for
        self._number, self._pages, self._drawn = 1, 0, 0
        self.picture.setPixmap(QPixmap())
        self.retranslate()
        self._draw()

    @property
    def number(self) -> int:
        """The page that is shown or being drawn, from 1."""
        return self._number

    @property
    def drawn(self) -> int:
        """The page whose picture is there, or 0."""
        return self._drawn

    def retranslate(self) -> None:
        """Put every sentence anew."""
        text = self.text
        self.previous.say(text("preview.previous"))
        self.following.say(text("preview.next"))
        self._say_place()

    def _say_place(self) -> None:
        text = self.text
        self.previous.setEnabled(self._pages > 0 and self._number > 1)
        self.following.setEnabled(self._number < self._pages)
        said = text("preview.page", number=self._number, pages=self._pages) if self._pages else ""
        self.place.setText(said)
        identify(self.picture, f"{self._identifier}Page", said or self._waiting_for)
        if not self._drawn:
            self.picture.setText(self._waiting_for)

    def _turn(self, by: int) -> None:
        self._number = max(1, min(self._pages, self._number + by))
        self._say_place()
        self._draw()

    # ------------------------------------------------------------ drawing
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew in the new width, once it has settled."""
        super().resizeEvent(event)
        self._timer.start()

    def _draw(self) -> None:
        preview, number = self._preview, self._number
        if preview is None:
            return
        room = min(MOST_WIDTH, max(LEAST_WIDTH, self._area.viewport().width() - MARGIN))
        width = round(room * self.devicePixelRatioF())
        self._job = job = self.office.bridge.start(lambda _place, _control: preview.page(number, width))
        job.done.connect(self._arrived)
        job.failed.connect(self.office.fail)

    def _arrived(self, page: PagePicture) -> None:
        if self.sender() is not self._job:
            return
        image = QImage(page.pixels, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(pixmap)
        self.picture.setAccessibleDescription(page.text[:MAX_READ])
        if page.number != self._drawn:
            self._area.verticalScrollBar().setValue(0)
        self._pages, self._drawn = page.pages, page.number
        self._say_place()
