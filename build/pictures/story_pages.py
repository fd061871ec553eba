"""The story's second half: what the window shows of cases, reports, the ban list, settings and help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor import paths
from auditor.app import Workplace
from auditor.model.codec import from_plain
from auditor.model.custody import EntryKind, StepIntended
from auditor.model.options import Options
from auditor.model.plain import parse_json
from ui.dialogs.away import AwayDialog
from ui.dialogs.exception import ExceptionDialog
from ui.dialogs.identity import IdentityDialog
from ui.dialogs.list_import import ListImportDialog
from ui.dialogs.rejudge import RejudgeDialog
from ui.pages import PAGES
from ui.session import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from story import Story

NARROW, USUAL = (760, 620), (1440, 880)
PASSPHRASE = "a long enough passphrase"  # noqa: S105 - of a folder that is thrown away
NARROW_PAGES = ("cases", "case", "report", "verify", "banlist", "settings", "help")
CHECKED = 1.5


def play_pages(story: Story, folder: Path) -> None:
    """Every state of these pages. folder: where the report may be written."""
    first = story.session("manager").audit.audit_id
    second = _audit_again(story)
    _cases(story, first, second)
    _reports(story, second, folder)
    _list(story)
    for page in PAGES:
        if page.listed:
            story.office.go(page.key)
            story.pause(1.0)
            story.take(f"page-{page.key}")
    _unsettled(story, first)
    _narrow(story, second)


def _audit_again(story: Story) -> str:
    """The manager's phone as it was before the removal: every app came back."""
    session = story.session("manager")
    story.as_at_first("manager")
    session.begin_audit(Choice("A. Tremblay", ("ca-gc",)))
    story.until(lambda: not session.busy)
    return session.audit.audit_id


def _cases(story: Story, first: str, second: str) -> None:
    office, page = story.office, story.window.page
    office.go("cases")
    story.until(lambda: len(page("cases").model.rows) > 1)
    page("cases").table.choose(0)
    story.take("cases-chosen")
    page("cases").words.setText("nothing is called so")
    story.until(lambda: not page("cases").model.rows)
    story.take("cases-nothing")
    page("cases").words.clear()
    office.go("comparison", (first, second))
    story.until(lambda: page("comparison").compared is not None)
    story.take("comparison", manual="compare")
    for case, state in ((first, "case-removed"), (second, "case")):
        office.go("case", case)
        story.until(lambda case=case: page("case").file is not None and page("case").file.case_id == case)
        story.pause(0.5)
        story.take(state)
    audit = page("case").file.audit
    story.take_made("rejudge", lambda: RejudgeDialog(office, page("case"), audit), CHECKED)
    finding = audit.findings[0]
    story.take_made("exception", lambda: ExceptionDialog(office, page("case"), second, finding))


def _reports(story: Story, case: str, folder: Path) -> None:
    office, page = story.office, story.window.page
    with Workplace(Options(str(office.home), None, None)) as place:
        place.signers.create("Northern Works", "A. Tremblay", PASSPHRASE, place.records, place.clock.now())
    path, altered = folder / "report.pdf", folder / "altered.pdf"
    office.go("report", case)
    report = page("report")
    story.until(lambda: report.preview.drawn == 1)
    report.file.control.setText(str(path))
    story.take("report", manual="report", ready=lambda: _in_language(story, report))
    report.signer.secret.control.setText(PASSPHRASE)
    report.save.click()
    story.until(lambda: report.issued is not None)
    story.take("report-saved")
    _check(story, path, "verify-valid", "verify")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    altered.write_bytes(data)
    _check(story, altered, "verify-altered", "")


def _in_language(story: Story, report: object) -> None:
    """The report in the window's language, as who opens the page in it has it."""
    box = report.language.control
    if box.currentData() != story.office.text.language:
        box.setCurrentIndex(box.findData(story.office.text.language))
        story.until(lambda: report.preview.drawn == 0)
        story.until(lambda: report.preview.drawn == 1)


def _check(story: Story, path: Path, state: str, manual: str) -> None:
    verify = story.window.page("verify")
    verify.check(path)
    story.office.go("verify")
    story.until(lambda: verify.checked is not None)
    story.pause(CHECKED)
    story.take(state, manual=manual)


def _list(story: Story) -> None:
    office, page = story.office, story.window.page
    office.go("banlist")
    page("banlist").words.setText("wechat")
    page("banlist").table.choose(0)
    story.pause(0.3)
    story.take("banlist-app")
    page("banlist").words.clear()
    edition = paths.resources() / "banlist" / "fieldcheck-banlist.json"
    story.take_made("import", lambda: ListImportDialog(office, page("banlist"), edition), CHECKED)
    story.take_made("identity", lambda: IdentityDialog(office, page("banlist")))


def _unsettled(story: Story, case: str) -> None:
    """What a program that was ended in the middle of a removal leaves behind, and how it is stated."""
    office, bar = story.office, story.window.unsettled
    with Workplace(Options(str(office.home), None, None)) as place:
        kinds = ((entry.kind, entry.body) for entry in place.records.entries(case))
        body = next(body for kind, body in kinds if kind is EntryKind.STEP_INTENDED)
        begun = from_plain(StepIntended, parse_json(body.encode()))
        place.records.log(EntryKind.STEP_INTENDED, case, replace(begun, plan_digest="0" * 64))
    office.sessions.changed.emit()
    story.until(bar.isVisible)
    office.go("cases")
    story.pause(0.5)
    story.take("unsettled")
    summary = bar._cases[0]  # noqa: SLF001 - the dialog is given what the bar shows
    story.take_made("away", lambda: AwayDialog(office, bar, summary))
    bar.settle.click()
    story.until(lambda: not bar.isVisible())
    story.pause(0.5)
    story.take("settled")


def _narrow(story: Story, case: str) -> None:
    story.window.resize(*NARROW)
    for key in NARROW_PAGES:
        story.office.go(key, case if key in ("case", "report") else None)
        story.pause(CHECKED)
        story.take(f"narrow-{key}")
    story.window.resize(*USUAL)
