"""A page of steps: printable in both languages, readable aloud, and safe from what a phone wrote."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from auditor.report.render import Paper
from auditor.report.steps import StepGroup, StepsPage, render_steps

NOW = datetime(2026, 11, 24, tzinfo=UTC)
HOSTILE = StepGroup("<b>\u202e) Tj", "com.x\x00", ("Open **Settings**", "{n} `code`"))


def page(groups, *, practice=False):
    return StepsPage(
        "For the owner", "What only you can do", "A phone, case 7", "Please do this.", groups, "Thank you.", practice
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("paper", list(Paper))
def test_a_page_of_steps_conforms_and_is_the_same_every_time(verapdf, tmp_path, language, paper):
    groups = (
        StepGroup("Kaspersky", "com.kms.free", ("One.", "Two.")),
        StepGroup("محفظة 2", "com.y", ("Un.",)),
        HOSTILE,
    )
    drawn = render_steps(page(groups, practice=True), language, NOW, paper)
    assert drawn == render_steps(page(groups, practice=True), language, NOW, paper)
    path = tmp_path / "steps.pdf"
    path.write_bytes(drawn)
    for profile in ("3a", "ua1"):
        assert verapdf.judge(path, profile).failures == ()
    assert "/AcroForm" not in PdfFileReader(BytesIO(drawn)).root


def test_more_steps_than_a_page_holds_go_on(tmp_path):
    many = tuple(StepGroup(f"App {n}", f"com.app{n}", tuple(f"Step {m} " * 20 for m in range(9))) for n in range(6))
    assert int(PdfFileReader(BytesIO(render_steps(page(many), "en", NOW))).root["/Pages"]["/Count"]) > 3
