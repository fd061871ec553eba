"""A page of steps to print: whom it concerns, and numbered steps with a box to tick. No report, never signed."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from auditor.report.document.catalogue import words_in
from auditor.report.document.words import Words, plain
from auditor.report.fonts import Face
from auditor.report.kit import TOP_CONTINUED, Sheet
from auditor.report.layout.furniture import practice_marks
from auditor.report.lines import lay
from auditor.report.palette import BODY, SMALL, Ink
from auditor.report.pdf import DRAWING, describe_page, finish, new_canvas
from auditor.report.render import Paper
from auditor.report.shapes import draw_shield
from auditor.report.tagging import Tags
from auditor.report.text import label

BOX = 10.0
STEP_INDENT = 40.0
BETWEEN_STEPS = 7.0
BETWEEN_GROUPS = 20.0
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Steps that belong together. title: such as an app's name; note: such as its package name and profile."""

    title: str
    note: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepsPage:
    """What the page says, in the language it is printed in: labels of phones may stand in it as they came.

    kicker: one line above the title; subtitle: one below it; lead: a sentence or two; closing: one at the end.
    """

    kicker: str
    title: str
    subtitle: str
    lead: str
    groups: tuple[StepGroup, ...]
    closing: str
    practice: bool = False


def render_steps(page: StepsPage, language: str, moment: datetime, paper: Paper = Paper.A4) -> bytes:
    """The page as a tagged PDF with embedded fonts; more pages if the steps need them. language: "en" or "fr"."""
    words, target, tags = words_in(language), BytesIO(), Tags()
    with DRAWING:
        canvas = new_canvas(target, paper.value, words.tag, moment)
        sheet = Sheet(canvas, paper.value, tags)
        sheet.furniture = lambda drawn: _furniture(drawn, words, page)
        sheet.begin("")
        _head(sheet, page)
        for group in page.groups:
            _group(sheet, group)
        sheet.need(30)
        sheet.y += sheet.paragraph(sheet.x, sheet.y + 6, sheet.width, plain(label(page.closing, 600)), SMALL)
        sheet.finish()
        describe_page(canvas, label(page.title), words.tag, moment)
        finish(canvas, tags)
        tags.forget()
    return target.getvalue()


def _furniture(sheet: Sheet, words: Words, page: StepsPage) -> None:
    if page.practice:
        practice_marks(sheet, words.say("practice.word"), words.say("practice.bar"))
    y = sheet.page_height - 34
    sheet.rule(sheet.x, y - 12, sheet.width)
    sheet.text(sheet.x, y, "Fieldcheck", Face.MEDIUM, 7.4, Ink.TEXT_3)
    number, template = str(sheet.page), words.templates["foot.page"]

    def numbered() -> None:
        shown = template.replace("{page}", number).replace("{total}", str(sheet.page))
        sheet.text(sheet.x + sheet.width, y, shown, Face.TABULAR, 7.4, Ink.TEXT_2, "right")

    sheet.later(numbered)


def _head(sheet: Sheet, page: StepsPage) -> None:
    sheet.pen.mark(artifact=True)
    draw_shield(sheet.canvas, sheet.x, sheet.page_height - 61, 14.9)
    with sheet.inside("P"):
        sheet.text(sheet.x + 19, 58, "Fieldcheck", Face.BOLD, 10.5, track=-0.05)
    sheet.rule(sheet.x, 70, sheet.width, Ink.INK, 0.9)
    with sheet.inside("P"):
        sheet.text(sheet.x, 104, label(page.kicker), Face.MEDIUM, 12, Ink.TEXT_2)
    title = lay(plain(label(page.title)), sheet.width, 25, Face.BOLD, 2)
    with sheet.inside("H1"):
        y = 136 + sheet.lines(sheet.x, 136, title, 30, track=-0.026)
    sheet.y = y - 10 + sheet.paragraph(sheet.x, y - 10, sheet.width, plain(label(page.subtitle)), BODY, ink=Ink.TEXT_2)
    sheet.y += 12
    sheet.y += sheet.paragraph(sheet.x, sheet.y, sheet.width, plain(label(page.lead, 600)), BODY) + BETWEEN_GROUPS - 6


def _group(sheet: Sheet, group: StepGroup) -> None:
    measure = sheet.width - STEP_INDENT
    steps = [lay(plain(label(step, 600)), measure, BODY[0], most=MOST_LINES) for step in group.steps]
    heights = [len(lines) * BODY[1] + BETWEEN_STEPS for lines in steps]
    whole = 44 + sum(heights)
    sheet.need(whole if whole < sheet.bottom - TOP_CONTINUED else 44 + sum(heights[:2]))
    sheet.rule(sheet.x, sheet.y - 8, sheet.width, Ink.INK, 0.9)
    with sheet.inside("H2"):
        sheet.lines(sheet.x, sheet.y + 12, lay(plain(label(group.title)), sheet.width, 12.5, Face.BOLD, 1), 14)
    with sheet.inside("P"):
        note = lay(plain(label(group.note)), sheet.width, 8, Face.TABULAR, 1)
        sheet.lines(sheet.x, sheet.y + 26, note, 10, Ink.TEXT_2)
    sheet.y += 46
    with sheet.inside("L", "/A<</O/List/ListNumbering/Decimal>>"):
        for number, (lines, height) in enumerate(zip(steps, heights, strict=True), 1):
            sheet.need(height)
            sheet.box(sheet.x, sheet.y - BOX + 1.2, BOX, BOX, 2, None, Ink.TEXT_3, 0.8)
            with sheet.inside("LI"):
                with sheet.inside("Lbl"):
                    sheet.text(
                        sheet.x + STEP_INDENT - 8, sheet.y, str(number), Face.TABULAR_BOLD, 9.5, Ink.TEXT_3, "right"
                    )
                with sheet.inside("LBody"):
                    sheet.lines(sheet.x + STEP_INDENT, sheet.y, lines, BODY[1])
            sheet.y += height
    sheet.y += BETWEEN_GROUPS
