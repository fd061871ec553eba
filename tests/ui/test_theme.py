"""Contrast is computed from the tokens themselves: WCAG 2.2, 1.4.3 for text and 1.4.11 for controls."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from ui.style import STYLE
from ui.theme import DARK, LIGHT, Theme, font, style_sheet
from ui.widgets import Button

TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("bg", "side", "surface", "sunken", "hover")
TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "text2", "text3") for ground in (*GROUNDS, "accent_soft")),
    *((ink, ground) for ink in ("bad", "warn", "ok", "accent") for ground in ("bg", "surface", "hover", "accent_soft")),
    *((tone, f"{tone}_soft") for tone in ("bad", "warn", "ok", "accent")),
    *(("text", f"{tone}_soft") for tone in ("bad", "warn", "ok")),
    ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("on_danger", "bad_solid"), ("on_danger", "bad_solid_hover"),
    ("surface", "text"),
]  # fmt: skip
CONTROL_PAIRS = [(edge, ground) for edge in ("control", "focus", "accent") for ground in (*GROUNDS, "accent_soft")]


RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
INK, GROUND = re.compile(r"(?<![-\w])color:%\((\w+)\)s"), re.compile(r"(?<![-\w])background:%\((\w+)\)s")
PAIRS_OF_THE_SHEET = sorted({
    (ink, ground)
    for _, body in RULE.findall(STYLE)
    for ink in INK.findall(body)
    for ground in GROUND.findall(body)
})  # fmt: skip


def _luminance(color: str) -> float:
    parts = (QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(tokens, ink, ground):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS_OF_THE_SHEET)
def test_whatever_the_style_sheet_writes_on_a_ground_can_be_read(tokens, ink, ground):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), CONTROL_PAIRS)
def test_controls_can_be_seen(tokens, edge, ground):
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= CONTROL


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_has_no_colour_of_its_own(tokens):
    sheet = style_sheet(tokens, dark=tokens is DARK)
    known = {getattr(tokens, name) for name in tokens.__slots__}
    used = {word.rstrip(";}") for word in sheet.split() if word.startswith("#") and len(word.rstrip(";}")) == 7}
    assert {word for word in used if all(c in "0123456789ABCDEF" for c in word[1:])} <= known


def test_the_window_s_own_fonts_are_used(qapp):
    Theme(qapp)
    assert font().exactMatch()
    assert font(family="Inter Tabular").exactMatch()


ICON = """
from PySide6.QtWidgets import QApplication
from ui.theme import Theme
application = QApplication([])
print(max(size.width() for size in Theme(application).icon("search").availableSizes()))
"""


@pytest.mark.parametrize(("scale", "dots"), [("1", 16), ("1.5", 32), ("2", 32), ("3", 48), ("4", 48)])
def test_icons_are_as_fine_as_the_screen_and_no_finer(scale, dots):
    """Six pictures for each icon were most of the time that a change of colours took."""
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", ICON], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) == dots


def test_a_finer_screen_has_icons_made_anew_and_hidden_buttons_follow(qapp, qtbot):
    theme = Theme(qapp)
    button = Button(theme, "finer", "search")
    qtbot.addWidget(button)
    before = theme.icon("search")
    with qtbot.waitSignal(theme.changed):
        theme._densities = frozenset()
        theme._look_at_screens()
    assert theme.icon("search") is not before
    assert button._look != theme.look
    button.show()
    assert button._look == theme.look
