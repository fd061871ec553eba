"""Small drawings of what the phone shows, painted so that they follow theme, scale and language."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.office import Office
from ui.theme import SEMIBOLD, font

PHONE_WIDTH, PHONE_HEIGHT, PHONE_TOP = 132, 220, 22
HEIGHT = 168


class Step(Enum):
    """What a drawing shows."""

    BUILD_NUMBER = 1
    DEBUGGING = 2
    ALLOW = 3


class Picture(QWidget):
    """One drawing. It says nothing that the words under it do not say, so readers do not hear of it."""

    def __init__(self, office: Office, step: Step) -> None:
        """Draw this step."""
        super().__init__()
        self._text, self._theme, self._step = office.text, office.theme, step
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(190)
        office.theme.changed.connect(self.update)
        office.retranslated.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the phone and what is on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.fillPath(ground, self._color("sunken"))
        painter.setClipPath(ground)
        left = (self.width() - PHONE_WIDTH) / 2
        self._phone(painter, left)
        draw = {Step.BUILD_NUMBER: self._build_number, Step.DEBUGGING: self._debugging, Step.ALLOW: self._allow}
        draw[self._step](painter, left)
        painter.end()

    def _color(self, name: str, alpha: float = 1.0) -> QColor:
        color = self._theme.color(name)
        color.setAlphaF(alpha)
        return color

    def _phone(self, painter: QPainter, left: float) -> None:
        painter.setPen(QPen(self._color("control", 0.6), 1.5))
        painter.setBrush(self._color("surface"))
        painter.drawRoundedRect(QRectF(left, PHONE_TOP, PHONE_WIDTH, PHONE_HEIGHT), 16, 16)
        self._block(painter, QRectF(left + PHONE_WIDTH / 2 - 14, PHONE_TOP + 8, 28, 4), "control", 0.6)

    def _block(self, painter: QPainter, place: QRectF, role: str, alpha: float = 1.0) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color(role, alpha))
        radius = min(place.height() / 2, 10)
        painter.drawRoundedRect(place, radius, radius)

    def _words(self, painter: QPainter, place: QRectF, key: str, role: str = "text", pixels: int = 11) -> None:
        painter.setPen(self._color(role))
        painter.setFont(font(pixels, SEMIBOLD))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self._text(key))

    def _lit(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color("accent_soft"))
        painter.drawRoundedRect(place, 7, 7)

    def _build_number(self, painter: QPainter, left: float) -> None:
        for top, width, role in ((48, 50, "control"), (68, 84, "border"), (84, 66, "border"), (146, 72, "border")):
            self._block(painter, QRectF(left + 14, top, width, 6), role, 0.6 if role == "control" else 1.0)
        self._lit(painter, QRectF(left + 7, 98, PHONE_WIDTH - 14, 36))
        self._words(painter, QRectF(left + 14, 98, 84, 36), "picture.build")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for radius, alpha in ((9, 1.0), (16, 0.5), (23, 0.25)):
            painter.setPen(QPen(self._color("accent", alpha), 2))
            painter.drawEllipse(QPointF(left + PHONE_WIDTH - 14, 116), radius, radius)
        tag = QRectF(left + PHONE_WIDTH + 2, 80, 34, 22)
        self._block(painter, tag, "accent")
        painter.setPen(self._color("on_accent"))
        painter.setFont(font(12, SEMIBOLD))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, "7×")

    def _debugging(self, painter: QPainter, left: float) -> None:
        right = left + PHONE_WIDTH - 36
        for place, role in (
            (QRectF(left + 14, 48, 62, 6), "control"), (QRectF(left + 14, 70, 50, 6), "border"),
            (QRectF(right, 70, 22, 10), "control"), (QRectF(left + 14, 148, 58, 6), "border"),
            (QRectF(right, 146, 22, 10), "control"),
        ):  # fmt: skip
            self._block(painter, place, role, 0.6 if role == "control" else 1.0)
        self._lit(painter, QRectF(left + 7, 92, PHONE_WIDTH - 14, 40))
        self._words(painter, QRectF(left + 14, 92, 72, 40), "picture.debugging")
        self._block(painter, QRectF(left + PHONE_WIDTH - 44, 104, 30, 17), "accent")
        painter.setBrush(self._color("surface"))
        painter.drawEllipse(QPointF(left + PHONE_WIDTH - 22.5, 112.5), 6, 6)

    def _allow(self, painter: QPainter, left: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color("control", 0.25))
        painter.drawRoundedRect(QRectF(left, PHONE_TOP, PHONE_WIDTH, PHONE_HEIGHT), 16, 16)
        painter.setPen(QPen(self._color("border"), 1))
        painter.setBrush(self._color("surface"))
        painter.drawRoundedRect(QRectF(left + 9, 48, PHONE_WIDTH - 18, 98), 10, 10)
        self._words(painter, QRectF(left + 20, 54, PHONE_WIDTH - 36, 36), "picture.question")
        for top, width in ((95, 78), (105, 58)):
            self._block(painter, QRectF(left + 20, top, width, 5), "border")
        words = self._text("picture.allow")
        width = QFontMetrics(font(10, SEMIBOLD)).horizontalAdvance(words) + 20
        button = QRectF(left + PHONE_WIDTH - 18 - width, 118, width, 20)
        self._block(painter, button, "accent")
        painter.setPen(self._color("on_accent"))
        painter.setFont(font(10, SEMIBOLD))
        painter.drawText(button, Qt.AlignmentFlag.AlignCenter, words)
