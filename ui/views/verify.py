"""The page that checks a signed report from anywhere: by dropping the file on the window, or by choosing it."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from auditor.errors import AuditorError
from auditor.model.verification import CounterSignature, Result, Verification
from ui.bridge import Job
from ui.dialogs.files import ask_to_open
from ui.later import later
from ui.layout import column, panel, row, scrolling
from ui.office import Office
from ui.text import shown
from ui.views.base import View
from ui.views.marks import RESULTS
from ui.views.parts import CARE, Facts, Folding, Head, Note
from ui.views.preview import PagePreview
from ui.widgets import Button, Glyph, Label, identify

if TYPE_CHECKING:
    from auditor.workflow.export import Preview

FOLDED = 860
_check = later("paperwork", "check")


class VerifyView(View):
    """Says VALID, NOT VALID or VALID BUT SIGNER UNKNOWN, and why. Only a VALID file is drawn."""

    def __init__(self, office: Office) -> None:
        """Begin without a file."""
        super().__init__(office)
        theme = office.theme
        self._job: Job | None = None
        self._path: Path | None = None
        self._roots: tuple[Path, ...] = ()
        self.checked: Verification | None = None
        self.choose = Button(theme, "chooseReport", "file-text", "primary")
        self.root = Button(theme, "trustRoot", "key-round")
        self._head = Head(self, self.root, self.choose)
        self._drop, self._drop_lead = Label("", "h2"), Label("", "muted", wrap=True)
        self.answer, self.trouble = Note(office, "verifyAnswer", large=True), Note(office, "verifyTrouble")
        self.practice = Note(office, "verifyPractice")
        self._facts, self._reasons = Facts(), Label("", "", wrap=True, selectable=True)
        self.preview = PagePreview(office, "verify")
        self._build()
        self.choose.clicked.connect(self._choose)
        self.root.clicked.connect(self._choose_root)
        self.retranslate()

    def _build(self) -> None:
        self._invitation = panel("card", column(
            36, row(None, Glyph(self.theme, "file-text", "accent", 26, "accent_soft"), None), 12,
            row(None, self._drop, None), 4, self._drop_lead, 36, margins=(24, 0, 24, 0),
        ))  # fmt: skip
        self._card = panel("card", column(self._facts, margins=(18, 14, 18, 16)))
        told = QWidget()
        told.setObjectName("page")
        told.setLayout(column(
            self.trouble, self._invitation, self.answer, 8, self.practice, 8, self._card, None, margins=(0, 0, 12, 0),
        ))  # fmt: skip
        self._left = scrolling(told)
        both = row(self._left, 12, self.preview)
        both.setStretch(0, 2)
        both.setStretch(2, 3)
        Folding(self, both, FOLDED)
        body = column(self._head.layout, 16, both, margins=(24, 22, 24, 20))
        body.setStretch(2, 1)
        self.setLayout(body)

    # ------------------------------------------------------------ checking
    def open(self, argument: object) -> None:
        """argument: the path of a file to check, or None."""
        if isinstance(argument, str):
            self._roots = ()
            self.check(Path(argument))

    def check(self, path: Path) -> None:
        """Check a file against the roots of this data folder and those named for this file."""
        self._path, self.checked = path, None
        roots = self._roots
        self.trouble.hide()
        self.preview.show_preview(None)
        self._job = job = self.office.bridge.start(lambda place, _control: _check(place, path, roots))
        job.done.connect(self._arrived)
        job.failed.connect(self._failed)
        self.retranslate()

    def _arrived(self, result: "tuple[Verification, Preview | None]") -> None:
        if self.sender() is not self._job:
            return
        self.checked, preview = result
        self.preview.show_preview(preview)
        self.office.tell(self.text(f"verify.{self.checked.result.name}"))
        self.retranslate()

    def _failed(self, error: object) -> None:
        if self.sender() is self._job:
            self._path = None
            self.retranslate()
            self.trouble.tell_error(cast("AuditorError", error))

    def _choose(self) -> None:
        path = ask_to_open(self, self.text, "verify.choose", "files.pdf")
        if path is not None:
            self._roots = ()
            self.check(path)

    def _choose_root(self) -> None:
        path = ask_to_open(self, self.text, "verify.root", "files.certificate")
        if path is not None:
            self.trust(path)

    def trust(self, root: Path) -> None:
        """Check the same file again, trusting one more root for this once."""
        if self._path is not None:
            self._roots = (*self._roots, root)
            self.check(self._path)

    # ------------------------------------------------------------ showing
    def retranslate(self) -> None:
        """Put every sentence anew."""
        text, checked = self.text, self.checked
        identify(self, "verifyPage", text("page.verify"))
        self._head.say(text("page.verify"), text("verify.lead"))
        self.choose.say(text("verify.choose"))
        self.root.say(text("verify.root"), description=text("verify.root.how"))
        self._drop.setText(text("verify.drop"))
        self._drop_lead.setText(text("verify.drop.lead"))
        self.root.setEnabled(self._path is not None)
        self._invitation.setVisible(self._path is None)
        self.preview.setVisible(checked is not None and checked.result is Result.VALID)
        self._card.setVisible(checked is not None)
        self.practice.hide()
        if checked is not None:
            self._show(checked)
        elif self._path is None:
            self.answer.hide()
        else:
            self.answer.tell(CARE, text("verify.checking"), shown(self._path.name))

    def _show(self, checked: Verification) -> None:
        text, unknown = self.text, self.text("not.known")
        reasons = "\n".join(text.core(reason) for reason in (*checked.reasons, *checked.remarks))
        self.answer.tell(RESULTS[checked.result], text(f"verify.{checked.result.name}"),
                         reasons if checked.reasons else f"{text('verify.VALID.say')}\n{reasons}".strip())  # fmt: skip
        if checked.practice:
            self.practice.tell(CARE, text("case.practice"))
        certificate, record = text("verify.certificate"), text("verify.record")
        verdict = text(f"verdict.{checked.verdict.name}") if checked.verdict else unknown
        when = text.moment(checked.claimed_time) if checked.claimed_time else unknown
        path = self._path
        stamp = text("verify.unstamped")
        if checked.stamped_time is not None:
            stamp = f"{text.moment(checked.stamped_time)}, {shown(checked.stamped_by)}"
        self._facts.show_facts([
            (text("report.file"), shown(str(path), 400)),
            (text("verify.signer"), shown(checked.signer or unknown)),
            (text("verify.when"), when),
            (text("cases.case"), shown(checked.audit_id or unknown)),
            (text("cases.verdict"), verdict),
            (text("verify.stamp"), stamp),
            (text("verify.pages"), text(f"verify.pages.{checked.pages.name}")),
            (text("verify.revocation"), text(f"verify.revoked.{checked.revocation.name}")),
            *((text("verify.second"), self._second(one)) for one in checked.counter_signatures),
            (certificate, checked.fingerprint or unknown),
            (record, checked.record_digest or unknown),
        ], mono=(certificate, record))  # fmt: skip

    def _second(self, one: CounterSignature) -> str:
        said = " ".join(self.text.core(reason) for reason in one.reasons)
        return f"{self.text(f'verify.{one.result.name}')}: {shown(one.signer)} {said}".strip()
