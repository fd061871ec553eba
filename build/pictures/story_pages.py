"""The story's second half: what the window shows of cases, reports, the ban list, settings and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor import paths
from auditor.app import Workplace
from auditor.model.options import Options
from ui.dialogs.exception import ExceptionDialog
from ui.dialogs.identity import IdentityDialog
from ui.dialogs.list_import import ListImportDialog
from ui.dialogs.rejudge import RejudgeDialog
from ui.session import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from story import Story

NARROW, USUAL = (760, 620), (1440, 880)
PASSPHRASE = "a long enough passphrase"  # noqa: S105 - of a folder that is thrown away
PAGES = ("cases", "case", "report", "verify", "banlist", "settings", "help")


def play_pages(story: Story, folder: Path) -> None:
    """Every state of these pages. folder: where the report may be written."""
    first = story.session("manager").audit.audit_id
    second = _audit_again(story)
    _cases(story, first, second)
    _reports(story, second, folder)
    _list(story)
    _narrow(story, second)


def _audit_again(story: Story) -> str:
    session = story.session("manager")
    story.rig.phone("manager").clear_faults()
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
    story.take("comparison")
    office.go("case", first)
    story.until(lambda: page("case").file is not None and page("case").file.case_id == first)
    story.pause(0.5)
    story.take("case-removed")
    audit = page("case").file.audit
    story.take_made("rejudge", lambda: RejudgeDialog(office, story.window, audit))
    finding = audit.findings[0]
    story.take_made("exception", lambda: ExceptionDialog(office, story.window, first, finding))


def _reports(story: Story, case: str, folder: Path) -> None:
    office, page = story.office, story.window.page
    with Workplace(Options(str(office.home), None, None)) as place:
        place.signers.create("Northern Works", "A. Tremblay", PASSPHRASE, place.records, place.clock.now())
    path, altered = folder / "report.pdf", folder / "altered.pdf"
    office.go("report", case)
    report = page("report")
    story.until(lambda: report.preview.drawn == 1)
    story.take("report")
    report.file.control.setText(str(path))
    report.signer.secret.control.setText(PASSPHRASE)
    report.save.click()
    story.until(lambda: report.issued is not None)
    story.take("report-saved")
    _check(story, path, "verify-valid")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    altered.write_bytes(data)
    _check(story, altered, "verify-altered")


def _check(story: Story, path: Path, state: str) -> None:
    verify = story.window.page("verify")
    verify.check(path)
    story.office.go("verify")
    story.until(lambda: verify.checked is not None)
    story.pause(1.5)
    story.take(state)


def _list(story: Story) -> None:
    office, page = story.office, story.window.page
    office.go("banlist")
    page("banlist").words.setText("wechat")
    page("banlist").table.choose(0)
    story.pause(0.3)
    story.take("banlist-app")
    page("banlist").words.clear()
    edition = paths.resources() / "banlist" / "fieldcheck-banlist.json"
    story.take_made("import", lambda: ListImportDialog(office, story.window, edition))
    story.take_made("identity", lambda: IdentityDialog(office, story.window))


def _narrow(story: Story, case: str) -> None:
    story.window.resize(*NARROW)
    for key in PAGES:
        story.office.go(key, case if key in ("case", "report") else None)
        story.pause(1.5)
        story.take(f"narrow-{key}")
    story.window.resize(*USUAL)
