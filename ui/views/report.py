"""The page that makes the signed report of a case: language, who signs, a preview, the file, and its check."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from auditor.model.audit import Audit
from auditor.model.identity import Identity
from auditor.model.verification import Issued
from ui.bridge import Job
from ui.dialogs.files import ask_where_to_save, is_file, show_in_folder, usual_folder
from ui.later import later
from ui.layout import column, panel, row, scrolling
from ui.office import Office
from ui.text import ENGLISH, FRENCH, shown
from ui.views.base import View
from ui.views.cases import CASE
from ui.views.parts import CARE, DONE, Facts, Field, Folding, Head, Note
from ui.views.preview import PagePreview
from ui.views.report_signer import SignerChoice
from ui.widgets import Button, identify, plain_tip

if TYPE_CHECKING:
    from auditor.workflow.export import Preview

VERIFY = "verify"
FORM_WIDTH, FOLDED = 400, 860
BOTH = "both"
PAPERS = ("a4", "letter")
_preview, _issue = later("paperwork", "preview"), later("paperwork", "issue")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the form needs to know of a case and of who could sign it."""

    audit: Audit
    identities: tuple[Identity, ...]


class ReportView(View):
    """Nothing is written before the person says so; what was written was verified."""

    def __init__(self, office: Office) -> None:
        """Build the page; open() takes a case."""
        super().__init__(office)
        theme = office.theme
        self._known: _Known | None = None
        self._job: Job | None = None
        self._drawing: Job | None = None
        self.issued: Issued | None = None
        self._replaceable: Path | None = None
        self.back = Button(theme, "backToCase", kind="link")
        self._head = Head(self)
        self.language = Field("reportLanguage", QComboBox())
        self.paper = Field("reportPaper", QComboBox())
        self.stamp = QCheckBox()
        self.signer = SignerChoice(office)
        self.file = Field("reportFile", QLineEdit())
        self.choose = Button(theme, "chooseFile")
        self.save = Button(theme, "saveReport", "file-text", "primary")
        self.trouble, self.done = Note(office, "reportTrouble"), Note(office, "reportDone")
        self._facts = Facts()
        self.folder, self.check = (
            Button(theme, "showInFolder", "external-link"),
            Button(theme, "checkReport", "shield-check"),
        )
        self.preview = PagePreview(office, "report")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        form = QWidget()
        form.setObjectName("page")
        card = panel("card", column(
            row(self.language.layout, 12, self.paper.layout), 14, self.signer, 14,
            self.file.layout, 6, row(None, self.choose), 10, self.stamp, 12, self.save, margins=(18, 16, 18, 18),
        ))  # fmt: skip
        self._after = panel("card", column(
            self._facts, 12, row(self.folder, 8, self.check, None), margins=(18, 14, 18, 16),
        ))  # fmt: skip
        form.setLayout(column(card, 12, self.trouble, self.done, 12, self._after, None, margins=(0, 0, 12, 0)))
        left = scrolling(form)
        both = row(left, 12, self.preview)
        both.setStretch(2, 1)
        Folding(self, both, FOLDED, narrow=(left, FORM_WIDTH))
        body = column(row(self.back, None), 6, self._head.layout, 14, both, margins=(24, 14, 24, 20))
        body.setStretch(4, 1)
        self.setLayout(body)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.language.control.currentIndexChanged.connect(self._draw)
        self.paper.control.currentIndexChanged.connect(self._draw)
        self.signer.changed.connect(self._check)
        self.signer.secret.control.returnPressed.connect(self.save.click)
        self.file.control.textChanged.connect(self._check)
        self.choose.clicked.connect(self._choose_file)
        self.save.clicked.connect(self._save)
        self.folder.clicked.connect(self._show_folder)
        self.check.clicked.connect(self._verify)

    # ------------------------------------------------------------ a case
    def open(self, argument: object) -> None:
        """argument: the id of the case to report."""
        if isinstance(argument, str):
            self._known, self.issued, self._replaceable = None, None, None
            self.signer.forget()
            # A report speaks the window's language unless another is chosen for it.
            self.language.control.setCurrentIndex(self.language.control.findData(self.text.language))
            self._job = job = self.office.bridge.start(
                lambda place, _control: _Known(place.records.record(argument)[0], place.signers.store.list())
            )
            job.done.connect(self._arrived)
            job.failed.connect(self.trouble.tell_error)
            self.retranslate()

    def _arrived(self, known: _Known) -> None:
        if self.sender() is not self._job:
            return
        self._known = known
        self.trouble.hide()
        self.signer.offer(known.identities, practice=known.audit.tool.practice)
        self.file.control.setText(str(usual_folder() / f"fieldcheck-{known.audit.audit_id}.pdf"))
        self.retranslate()
        self._draw()

    # ------------------------------------------------------------ words
    def retranslate(self) -> None:
        """Put every sentence anew."""
        text, known = self.text, self._known
        identify(self, "reportPage", text("page.report"))
        lead = text("report.lead", case=known.audit.audit_id, phone=shown(known.audit.device.title)) if known else ""
        self._head.say(text("page.report"), lead)
        self.back.say(text("report.back"))
        self._say_languages()
        self.file.say(text("report.file"))
        self.choose.say(text("report.choose"), text("report.choose.name"))
        self.save.say(text("report.save"))
        self._say_stamp()
        self.folder.say(text("report.folder"))
        self.check.say(text("report.check"))
        self._check()
        self._show_issued()

    def _say_stamp(self) -> None:
        server = self.office.settings.timestamp_server
        self.stamp.setVisible(server is not None)
        if server is None:
            self.stamp.setChecked(False)
        said = self.text("report.stamp", server=shown(server))
        self.stamp.setText(self.text("report.stamp.short"))
        self.stamp.setToolTip(plain_tip(said))
        identify(self.stamp, "reportStamp", said)

    def _say_languages(self) -> None:
        box = self.language.control
        self.language.say(self.text("report.language"))
        self.paper.say(self.text("report.paper"))
        if box.count() == 0:
            box.blockSignals(True)
            box.addItem("English", ENGLISH)
            box.addItem("Français", FRENCH)
            box.addItem("", BOTH)
            box.setCurrentIndex(box.findData(self.text.language))
            for paper in PAPERS:
                self.paper.control.addItem("", paper)
            box.blockSignals(False)
        box.setItemText(box.findData(BOTH), self.text("report.language.both"))
        for number, paper in enumerate(PAPERS):
            self.paper.control.setItemText(number, self.text(f"report.paper.{paper}"))

    def _check(self) -> None:
        idle = self._job is None or not self._job.running
        self.save.setEnabled(bool(self._known and self.signer.ready and idle and self.file.control.text().strip()))

    # ------------------------------------------------------------ the preview
    def _draw(self) -> None:
        if self._known is None:
            return
        case_id, language = self._known.audit.audit_id, self.language.control.currentData()
        paper = self.paper.control.currentData()
        self.preview.show_preview(None, self.text("preview.drawing"))
        self._drawing = job = self.office.bridge.start(
            lambda place, _control: _preview(place, case_id, language, paper)
        )
        job.done.connect(self._drawn)
        job.failed.connect(self.trouble.tell_error)

    def _drawn(self, preview: "Preview") -> None:
        if self.sender() is self._drawing:
            self.preview.show_preview(preview)

    # ------------------------------------------------------------ the file
    def _choose_file(self) -> None:
        path = ask_where_to_save(self, self.text, "report.choose.name", "files.pdf", self.file.control.text())
        if path is not None:
            # The desktop's own dialog has asked already whether a file may be replaced.
            self._replaceable = path
            self.file.control.setText(str(path))

    def _asks_first(self, path: Path) -> bool:
        """Ask before a file is replaced, such as a report that was signed before. Returns whether it was asked now."""
        if path == self._replaceable or not is_file(path):
            return False
        self._replaceable = path
        self.trouble.tell(CARE, self.text("report.there"), self.text("report.there.how"))
        return True

    def _save(self) -> None:
        if self._known is None or not self.save.isEnabled():
            return
        path = Path(self.file.control.text().strip())
        if self._asks_first(path):
            return
        case_id, practice = self._known.audit.audit_id, self._known.audit.tool.practice
        # The secret is not kept: a token's PIN must not be sent a second time by itself.
        name, secret = self.signer.name, self.signer.take_secret()
        language = self.language.control.currentData()
        paper, stamped = self.paper.control.currentData(), self.stamp.isChecked()
        self.trouble.hide()
        self.issued = None
        self._show_issued()
        self._job = job = self.office.bridge.start(
            lambda place, _control: _issue(
                place,
                case_id,
                path,
                place.signer(name, lambda _prompt: secret, practice=practice),
                language=language,
                paper=paper,
                stamped=stamped,
            )
        )
        job.done.connect(self._written)
        job.failed.connect(self.trouble.tell_error)
        job.ended.connect(self._check)
        job.ended.connect(self.signer.look)
        self._check()

    def _written(self, issued: Issued) -> None:
        self.issued, self._replaceable = issued, None
        self.office.tell(self.text("report.done"))
        self._show_issued()
        self.folder.setFocus()

    def _show_issued(self) -> None:
        text, issued = self.text, self.issued
        self._after.setVisible(issued is not None)
        if issued is None:
            self.done.hide()
            return
        self.done.tell(DONE, text("report.done"), text("report.done.more"))
        digest = text("report.digest")
        self._facts.show_facts([
            (text("report.file"), issued.path),
            (text("report.signer"), shown(issued.signer)),
            (digest, issued.report_digest),
        ], mono=(digest,))  # fmt: skip

    def _show_folder(self) -> None:
        if self.issued is not None and not show_in_folder(Path(self.issued.path)):
            self.trouble.tell(CARE, self.text("report.nofolder"), str(Path(self.issued.path).parent))

    def _verify(self) -> None:
        if self.issued is not None:
            self.office.go(VERIFY, self.issued.path)

    def _go_back(self) -> None:
        self.office.go(CASE, self._known.audit.audit_id if self._known else None)
