"""The page of the help: the manual that came with the program, read from its own files."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from auditor import paths
from ui.layout import column, panel, row
from ui.office import Office
from ui.text import FRENCH
from ui.turns import SOON_MS
from ui.views.base import View
from ui.views.manual import ManualPage
from ui.views.parts import TOLD, Folding, Head, Note
from ui.widgets import identify

LIST_WIDTH, FOLDED, ITEM_HEIGHT = 200, 700, 30
DOCS = "docs"
NAME = Qt.ItemDataRole.UserRole
FIRST = ("manual.md", "guide.md")


class HelpView(View):
    """Pages at the left, the chosen one at the right. Links between pages work; none leads to a network."""

    def __init__(self, office: Office) -> None:
        """Build the page over the program's own documents."""
        super().__init__(office)
        self._folder = paths.resources() / DOCS
        self._head, self.note = Head(self), Note(office, "helpNote")
        self.pages, self.page_text = QListWidget(), ManualPage(office, self._folder)
        self.pages.setObjectName("pickList")
        self.pages.setMinimumWidth(LIST_WIDTH)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.setTextElideMode(Qt.TextElideMode.ElideRight)
        both = row(self.pages, 14, panel("card", column(self.page_text, margins=(22, 16, 8, 16))))
        both.setStretch(0, 1)
        both.setStretch(2, 3)
        Folding(self, both, FOLDED)
        body = column(
            self._head.layout, 14, self.note, both, margins=(24, 22, 24, 20), grow=3,
        )  # fmt: skip
        self.setLayout(body)
        self.pages.currentItemChanged.connect(self._show)
        self.page_text.anchorClicked.connect(self._follow)
        self.retranslate()

    def open(self, argument: object) -> None:
        """argument: the file name of a page, or None."""
        if isinstance(argument, str):
            self._choose(argument)

    def focus_first(self) -> None:
        """Begin with the list of pages."""
        self.pages.setFocus()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        text = self.text
        identify(self, "helpPage", text("page.help"))
        self._head.say(text("page.help"), text("manual.lead"))
        identify(self.pages, "helpPages", text("manual.pages"))
        identify(self.page_text, "helpText", text("manual.text"))
        current = self._current()
        chosen = current.data(NAME) if current is not None else ""
        self.pages.blockSignals(True)
        self.pages.clear()
        for path in _pages(self._folder):
            item = QListWidgetItem(_title(_in_language(path, text.language)))
            item.setData(NAME, path.name)
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, ITEM_HEIGHT))
            self.pages.addItem(item)
        self.pages.blockSignals(False)
        # The page in a turn of its own, as it is as much work as all the rest.
        QTimer.singleShot(SOON_MS, self, partial(self._choose_again, chosen))

    def apply_theme(self) -> None:
        """The page takes its colours when it is set."""
        self._show()

    def _current(self) -> QListWidgetItem | None:
        """The page that is chosen. None while there are no pages, which the types that come with Qt leave out."""
        return self.pages.currentItem()

    def _choose_again(self, name: str) -> None:
        if self._current() is None:
            self._choose(name)

    def _choose(self, name: str) -> None:
        items = [self.pages.item(number) for number in range(self.pages.count())]
        found = [item for item in items if item.data(NAME) == name]
        chosen = (found or items)[0] if items else None
        if chosen is None or chosen is self._current():
            self._show()
        else:
            self.pages.setCurrentItem(chosen)

    def _show(self) -> None:
        item = self._current()
        self.note.hide()
        if item is None:
            self.page_text.clear()
            return
        path = self._folder / item.data(NAME)
        told = _in_language(path, self.text.language)
        if self.text.language == FRENCH and told == path:
            self.note.tell(TOLD, self.text("manual.english"))
        self.page_text.show_page(told)

    def _follow(self, address: QUrl) -> None:
        name = Path(address.path()).name
        if address.isRelative() and (self._folder / name).is_file() and not address.path().startswith("decisions"):
            self._choose(name)
        else:
            self.note.tell(TOLD, self.text("manual.elsewhere", address=address.toString()))


def _pages(folder: Path) -> list[Path]:
    """The manual's pages, English file names, the one to begin with first."""
    found = [path for path in folder.glob("*.md") if not path.stem.endswith(f".{FRENCH}")]
    return sorted(found, key=lambda path: (path.name not in FIRST, path.name))


def _in_language(path: Path, language: str) -> Path:
    french = path.with_name(f"{path.stem}.{FRENCH}{path.suffix}")
    return french if language == FRENCH and french.is_file() else path


def _title(path: Path) -> str:
    """The page's first heading, or its name."""
    with path.open(encoding="utf-8") as lines:
        headings = (line.lstrip("#").strip() for line in lines if line.startswith("# "))
        return next(headings, path.stem)
