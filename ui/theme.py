"""How the window looks: design tokens → palette and style sheet; fonts and icons. No literal colour anywhere else."""

from dataclasses import dataclass, fields
from functools import cache
from math import ceil
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap, QScreen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from auditor import paths
from ui.style import STYLE

LIGHT_SCHEME, DARK_SCHEME, SYSTEM_SCHEME = "light", "dark", "system"
SCHEMES = (SYSTEM_SCHEME, LIGHT_SCHEME, DARK_SCHEME)
ICON_SIZE = 16
# Ready pixmaps for 100, 200 and 300 %, as far as a screen shows them: an icon engine of our own was blurred at 200 %.
MOST_DENSE = 3
FONT_FILES = (
    "Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "InterTabular-Regular.ttf",
    "IBMPlexMono-Regular.ttf",
)  # fmt: skip
FAMILY, TABULAR, MONO = "Inter", "Inter Tabular", "IBM Plex Mono"
MEDIUM, SEMIBOLD = QFont.Weight.Medium, QFont.Weight.DemiBold


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme. *_soft: a tint to stand behind the colour; control: borders that must be seen."""

    bg: str
    side: str
    surface: str
    sunken: str
    border: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    bad: str
    bad_soft: str
    bad_solid: str
    bad_solid_hover: str
    on_danger: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    hover: str
    focus: str


LIGHT = Tokens(
    bg="#F4F6F8", side="#FAFBFC", surface="#FFFFFF", sunken="#F1F3F6", border="#E2E6EB", control="#7F8A97",
    text="#15202E", text2="#4A5768", text3="#5A6776",
    accent="#1D5BC4", accent_hover="#174CA6", accent_soft="#EAF1FD", on_accent="#FFFFFF",
    bad="#AE1F28", bad_soft="#FCEBEB", bad_solid="#B9252E", bad_solid_hover="#981B23", on_danger="#FFFFFF",
    warn="#855000", warn_soft="#FDF1D8", ok="#17663F", ok_soft="#E5F4EB",
    hover="#F5F7FA", focus="#3B7BE8",
)  # fmt: skip
DARK = Tokens(
    bg="#0E1217", side="#12171D", surface="#171D24", sunken="#11161C", border="#262E38", control="#6F7A87",
    text="#E9EDF2", text2="#B0BAC6", text3="#93A0AF",
    accent="#7FB0FF", accent_hover="#A1C5FF", accent_soft="#1A2940", on_accent="#0A1526",
    bad="#FF9B95", bad_soft="#3B1C1F", bad_solid="#C93B42", bad_solid_hover="#B4333A", on_danger="#FFFFFF",
    warn="#F3C063", warn_soft="#372A12", ok="#7ADAAA", ok_soft="#142F22",
    hover="#1C232B", focus="#5B93F0",
)  # fmt: skip


class Theme(QObject):
    """The theme in use. `changed` is sent after a change; whoever paints with tokens then paints anew.

    look: another number after every change. sheet: the style sheet of the moment, which ui/dress.py gives to the parts
    of the window.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        """Load the fonts; apply() gives the application its look."""
        super().__init__(application)
        self._application = application
        self.scheme = SYSTEM_SCHEME
        self.dark = False
        self.look = 0
        self.tokens = LIGHT
        self.sheet = ""
        self._icons: dict[tuple[str, str, bool], QIcon] = {}
        _load_fonts()
        application.setFont(font())
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._densities: frozenset[int] = frozenset()
        application.screenAdded.connect(self._watch)
        for screen in application.screens():
            self._watch(screen)

    def apply(self, scheme: str) -> None:
        """Follow the system, or be light or dark. Raises ValueError for another word."""
        if scheme not in SCHEMES:
            raise ValueError(f"no colour scheme is called {scheme!r}")
        self.scheme = scheme
        hints = self._application.styleHints()
        wanted = {LIGHT_SCHEME: Qt.ColorScheme.Light, DARK_SCHEME: Qt.ColorScheme.Dark}
        hints.setColorScheme(wanted.get(scheme, Qt.ColorScheme.Unknown))
        system_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        self._dress(dark=system_dark if scheme == SYSTEM_SCHEME else scheme == DARK_SCHEME)

    def color(self, name: str) -> QColor:
        """The colour of a token."""
        return QColor(getattr(self.tokens, name))

    def icon(self, name: str, role: str = "text2") -> QIcon:
        """An icon tinted with a token; ask again after a change of theme."""
        key = name, role, self.dark
        found = self._icons.get(key)
        if found is None:
            found = self._icons[key] = self._make_icon(name, role)
        return found

    def paint_icon(self, painter: QPainter, name: str, place: QRectF, role: str, width: float = 1.75) -> None:
        """Draw an icon in a place, with lines of this width on a grid of 24."""
        renderer(name, getattr(self.tokens, role), width).render(painter, place)

    def _make_icon(self, name: str, role: str) -> QIcon:
        icon = QIcon()
        for density in sorted(self._densities):
            for mode, tint in ((QIcon.Mode.Normal, role), (QIcon.Mode.Disabled, "text3")):
                side = ICON_SIZE * density
                pixmap = QPixmap(side, side)
                pixmap.fill(Qt.GlobalColor.transparent)
                painter = QPainter(pixmap)
                self.paint_icon(painter, name, QRectF(0, 0, side, side), tint, 2.0)
                painter.end()
                pixmap.setDevicePixelRatio(density)
                icon.addPixmap(pixmap, mode)
        return icon

    def _watch(self, screen: QScreen) -> None:
        """Icons are made as fine as the finest screen shows them, and anew for a finer one."""
        screen.geometryChanged.connect(self._look_at_screens)
        self._look_at_screens()

    def _look_at_screens(self) -> None:
        ratios = (ceil(screen.devicePixelRatio()) for screen in self._application.screens())
        needed = self._densities | {1, *(min(ratio, MOST_DENSE) for ratio in ratios)}
        if needed != self._densities:
            self._densities = needed
            self._icons.clear()
            self.look += 1
            self.changed.emit()

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        if self.scheme == SYSTEM_SCHEME and (scheme == Qt.ColorScheme.Dark) != self.dark:
            self._dress(dark=scheme == Qt.ColorScheme.Dark)

    def _dress(self, *, dark: bool) -> None:
        self.dark, self.tokens = dark, DARK if dark else LIGHT
        self.look += 1
        self.sheet = style_sheet(self.tokens, dark=dark)
        self._application.setPalette(_palette(self.tokens))
        self.changed.emit()


@cache
def font(pixels: int = 13, weight: QFont.Weight = QFont.Weight.Normal, family: str = FAMILY) -> QFont:
    """A font of the window; the same object each time, so it must not be changed."""
    made = QFont(family)
    if family == MONO:
        made.setFamilies([MONO, "DejaVu Sans Mono", "Cascadia Mono", "Menlo", "monospace"])
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


@cache
def renderer(name: str, color: str, width: float) -> QSvgRenderer:
    """The drawing of an icon in a colour. Raises FileNotFoundError for a name that no icon has."""
    data = (_folder("icons") / f"{name}.svg").read_bytes()
    tinted = data.replace(b"currentColor", color.encode())
    return QSvgRenderer(QByteArray(tinted.replace(b'stroke-width="2"', f'stroke-width="{width}"'.encode())))


def style_sheet(tokens: Tokens, *, dark: bool) -> str:
    """The style sheet, with the colours of a theme."""
    values = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    shade = "dark" if dark else "light"
    pictures = {name: (_folder("icons") / f"{name}-{shade}.svg").as_posix() for name in ("chk", "up", "down")}
    return STYLE % (values | pictures)


def _folder(name: str) -> Path:
    return paths.resources() / name


def _load_fonts() -> None:
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(_folder("fonts") / name))


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    named = {
        role.Window: tokens.bg, role.WindowText: tokens.text, role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken, role.Text: tokens.text, role.Button: tokens.surface,
        role.ButtonText: tokens.text, role.ToolTipBase: tokens.text, role.ToolTipText: tokens.surface,
        role.PlaceholderText: tokens.text3, role.Highlight: tokens.accent, role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent, role.Link: tokens.accent, role.Mid: tokens.control,
        role.Midlight: tokens.border, role.Dark: tokens.control, role.Light: tokens.surface,
        role.Shadow: tokens.control,
    }  # fmt: skip
    palette = QPalette()
    for each, value in named.items():
        palette.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.text3))
    return palette
