"""What stands for an app or its status: its icon or a tile with its first letter, and the badge of its status."""

import base64
import zlib
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.app_rows import AppRow, Standing
from ui.office import Office
from ui.text import Text
from ui.theme import SEMIBOLD, Theme, font

STANDING_LOOK = {
    Standing.BANNED: ("bad", "octagon-x"),
    Standing.SUSPECT: ("warn", "triangle-alert"),
    Standing.CLEAR: ("ok", "circle-check"),
    Standing.REMOVED: ("text2", "package-x"),
}
BADGE_HEIGHT, BADGE_ICON = 24, 14
TILE_ROUND = 8
HUES = 12
# Icons of the rows on the screen and of a few screens around them; 36 x 36 pixels at 300 % are 47 kB each.
MAX_PICTURES = 400


class Painter:
    """Paints tiles and badges from ready pixmaps. One for each theme-bearing widget that paints many."""

    def __init__(self, theme: Theme, text: Text) -> None:
        """Pixmaps are made when first painted."""
        self._theme, self._text = theme, text
        self._pixmaps: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    def forget(self) -> None:
        """Make the pixmaps anew: theme, language or icons changed."""
        self._pixmaps.clear()

    def badge_size(self, standing: Standing) -> QSize:
        """How large a badge is."""
        words = QFontMetrics(font(12, SEMIBOLD)).horizontalAdvance(self._words(standing))
        return QSize(9 + BADGE_ICON + 6 + words + 11, BADGE_HEIGHT)

    def badge(self, painter: QPainter, left: float, top: float, standing: Standing) -> None:
        """Paint the badge of a status: colour, icon and word."""
        size = self.badge_size(standing)
        ratio = painter.device().devicePixelRatioF()
        key = ("badge", standing, self._text.language, self._theme.dark, ratio)
        self._draw(
            painter, key, QRectF(left, top, size.width(), size.height()), lambda p: self._make_badge(p, standing)
        )

    def tile(self, painter: QPainter, place: QRectF, row: AppRow) -> None:
        """Paint the app's own icon, or a tile with the first letter of its title."""
        ratio = painter.device().devicePixelRatioF()
        key = ("tile", row.name, row.package.icon is not None, row.title[:1], place.width(), self._theme.dark, ratio)
        self._draw(painter, key, place, lambda p: self._make_tile(p, place.width(), row))

    def _draw(
        self, painter: QPainter, key: tuple[object, ...], place: QRectF, make: Callable[[QPainter], None]
    ) -> None:
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            ratio = painter.device().devicePixelRatioF()
            pixmap = QPixmap((place.size() * ratio).toSize())
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixmap)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            make(inner)
            inner.end()
            self._pixmaps[key] = pixmap
            if len(self._pixmaps) > MAX_PICTURES:
                self._pixmaps.popitem(last=False)
        painter.drawPixmap(place.topLeft(), pixmap)

    def _words(self, standing: Standing) -> str:
        return self._text(f"standing.{standing.name}")

    def _make_badge(self, painter: QPainter, standing: Standing) -> None:
        role, icon = STANDING_LOOK[standing]
        size = self.badge_size(standing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken" if standing is Standing.REMOVED else f"{role}_soft"))
        painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), BADGE_HEIGHT / 2, BADGE_HEIGHT / 2)
        top = (BADGE_HEIGHT - BADGE_ICON) / 2
        self._theme.paint_icon(painter, icon, QRectF(9, top, BADGE_ICON, BADGE_ICON), role, 2.25)
        painter.setFont(font(12, SEMIBOLD))
        painter.setPen(self._theme.color(role))
        words = QRectF(9 + BADGE_ICON + 6, 0, size.width(), BADGE_HEIGHT)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words(standing))

    def _make_tile(self, painter: QPainter, side: float, row: AppRow) -> None:
        place = QRectF(0, 0, side, side)
        shape = QPainterPath()
        shape.addRoundedRect(place, TILE_ROUND, TILE_ROUND)
        picture = _picture(row.package.icon)
        if picture is not None:
            painter.setClipPath(shape)
            painter.drawPixmap(place, picture, QRectF(picture.rect()))
            return
        hue = zlib.crc32(row.name.encode("utf-8", "replace")) % HUES / HUES
        ground = QColor.fromHslF(hue, 0.28, 0.19) if self._theme.dark else QColor.fromHslF(hue, 0.38, 0.92)
        letter = QColor.fromHslF(hue, 0.45, 0.75) if self._theme.dark else QColor.fromHslF(hue, 0.38, 0.32)
        painter.fillPath(shape, ground)
        painter.setPen(letter)
        painter.setFont(font(int(side * 0.42), SEMIBOLD))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, row.title[:1].upper())


def _picture(icon: str | None) -> QPixmap | None:
    """The icon that the core drew anew, or None if there is none or it is no PNG."""
    if icon is None:
        return None
    picture = QPixmap()
    return picture if picture.loadFromData(base64.b64decode(icon), "PNG") else None


class Tile(QWidget):
    """One app's icon as a widget. The title stands beside it, so readers do not hear of it."""

    def __init__(self, office: Office, row: AppRow, side: int = 44) -> None:
        """side: in pixels."""
        super().__init__()
        self._painter, self._row = Painter(office.theme, office.text), row
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.tile(painter, QRectF(self.rect()), self._row)
        painter.end()


class Badge(QWidget):
    """A status as a widget; readers hear its word."""

    def __init__(self, office: Office, standing: Standing) -> None:
        """Show this status."""
        super().__init__()
        self._painter, self._standing = Painter(office.theme, office.text), standing
        self.setFixedSize(self._painter.badge_size(standing))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(office.text(f"standing.{standing.name}"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge."""
        painter = QPainter(self)
        self._painter.badge(painter, 0, 0, self._standing)
        painter.end()
