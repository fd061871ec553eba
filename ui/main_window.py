"""The main window: the side bar, the page that is shown, and what stands above every page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QScrollArea, QStackedWidget, QWidget

from ui.closing import Closing
from ui.dress import dress
from ui.herald import Herald
from ui.layout import column, page, panel, row, scrolling
from ui.office import Office
from ui.pages import BAN_LIST, PAGES, PHONES, VERIFY
from ui.views.base import View
from ui.views.errors import TroubleBar
from ui.views.side_bar import SideBar
from ui.views.toast import Toast
from ui.views.unsettled import UnsettledBar
from ui.widgets import Button, Glyph, Label, identify

START_SIZE = (1440, 880)
LEAST_SIZE = (420, 320)
# Below this width the side bar stands in place of the page while it is asked for.
NARROW = 760
SHAPE = "window"
EDITION_ENDING = ".json"


class MainWindow(QMainWindow):
    """Shows one page at a time. painted is sent after the first paint."""

    painted = Signal()

    def __init__(self, office: Office) -> None:
        """Build the window with the page of the phones."""
        super().__init__()
        self.office = office
        office.pages = frozenset(page.key for page in PAGES)
        self._unpainted = True
        self._pages: dict[str, View] = {}
        self._areas: dict[str, QScrollArea] = {}
        self.side = SideBar(office)
        self._stack = QStackedWidget()
        self.trouble, self.unsettled = TroubleBar(office), UnsettledBar(office)
        self.menu = Button(office.theme, "showSideBar", "list-checks", "ghost")
        self.menu.clicked.connect(self._toggle_side)
        self._banner_text = Label("", "warn", wrap=True)
        self._banner = panel("banner", row(
            Glyph(office.theme, "triangle-alert", "warn", 16), 8, self._banner_text, margins=(16, 6, 16, 6), grow=2,
        ))  # fmt: skip
        self._right = page(column(self._banner, self.trouble, self.unsettled, self._stack, grow=3), "rightOfSide")
        strip = page(row(self.menu, None, margins=(6, 6, 6, 0)), "page")
        inside = QWidget()
        inside.setLayout(row(self.side, self._right, grow=1))
        root = QWidget()
        root.setLayout(column(strip, inside, grow=1))
        self._strip = strip
        for part in (self.side, strip, self._banner, self.trouble, self.unsettled):
            dress(office, part)
        self.setCentralWidget(root)
        self.setAcceptDrops(True)
        self._restore()
        self.closing = Closing(self, office)
        self.herald = Herald(self, office)
        self.toast = Toast(self._right)
        dress(office, self.toast)
        self._connect()
        self.retranslate()
        self.show_page(PHONES, None)

    def _connect(self) -> None:
        office = self.office
        self.closing.closed.connect(self.close)
        office.going.connect(self.show_page)
        office.told.connect(self.toast.say)
        office.retranslated.connect(self.toast.hide)
        office.failed.connect(self.trouble.show_error)
        office.retranslated.connect(self.retranslate)
        office.bridge.phones_changed.connect(self._phones_changed)

    # ------------------------------------------------------------ pages
    def page(self, key: str) -> View:
        """The page of that key, made if it was never shown. Raises KeyError for a key that ui/pages.py lacks."""
        if key not in self._pages:
            found = {page.key: page for page in PAGES}[key]
            self._pages[key] = view = found.make(self.office)
            # Where the window is lower than what stands on a page, the page scrolls: nothing is squeezed or cut.
            self._areas[key] = area = scrolling(view)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            dress(self.office, area.verticalScrollBar(), area.horizontalScrollBar(), *view.parts(), large=True)
            self._stack.addWidget(area)
        return self._pages[key]

    def make_ahead(self) -> None:
        """Make the parts for a phone, each in its turn, before one is attached."""
        self._pages[PHONES].make_ahead()

    def show_page(self, key: str, argument: object) -> None:
        """Show a page; argument: what its open() is given."""
        view = self.page(key)
        view.open(argument)
        self._stack.setCurrentWidget(self._areas[key])
        self.side.mark(key, argument)
        if self.width() < NARROW and self.isVisible():
            self._show_side(False)

    # ------------------------------------------------------------ what changes
    def retranslate(self) -> None:
        """Put every sentence of the frame anew."""
        self.setWindowTitle(self.office.text("app.name"))
        self.menu.say(self.office.text("side"))
        identify(self, "mainWindow", self.office.text("app.name"))
        self._banner_text.setText(self.office.text("practice.banner"))
        self._phones_changed()

    # ------------------------------------------------------------ little room
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side bar gives its room to the page where there is not enough for both."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow is self._strip.isHidden() or not narrow:
            self._strip.setVisible(narrow)
            self._show_side(not narrow)

    def _toggle_side(self) -> None:
        self._show_side(self.side.isHidden())
        if self.side.isVisible():
            self.side.focus_first()

    def _show_side(self, on: bool) -> None:
        self.side.setVisible(on)
        self._right.setVisible(not on or self.width() >= NARROW)

    def _phones_changed(self) -> None:
        self._banner.setVisible(self.office.bridge.practice)

    # ------------------------------------------------------------ a file dropped on the window, or opened with it
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer; nothing is opened before it is dropped and checked."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1:
            event.acceptProposedAction()
            self.take(paths[0])
        elif paths:
            self.office.tell(self.office.text("verify.dropped.several"))

    def take(self, path: str) -> None:
        """Check a file by its kind: an edition of the ban list before it is taken into use, else a report."""
        self.office.go(BAN_LIST if path.lower().endswith(EDITION_ENDING) else VERIFY, path)

    # ------------------------------------------------------------ opening and closing
    def _restore(self) -> None:
        self.setMinimumSize(*LEAST_SIZE)
        if not self.restoreGeometry(self.office.memory.shape(SHAPE)):
            room = self.screen().availableSize()
            self.resize(min(START_SIZE[0], room.width()), min(START_SIZE[1], room.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            self._pages[PHONES].focus_first()
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the sizes; while work is under way, close only once it has ended in good order."""
        if not self.closing.may_close():
            event.ignore()
            return
        self.office.memory.set_shape(SHAPE, self.saveGeometry())
        self.office.memory.sync()
        super().closeEvent(event)
