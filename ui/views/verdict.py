"""The verdict of an audit: what was found, and, as large, what could not be read."""

from auditor.model.audit import Audit
from auditor.model.finding import Gap, Note, Status, Verdict
from ui.flow import flowing
from ui.layout import column, panel, row
from ui.office import Office
from ui.text import Text, sentence, shown
from ui.views.base import View
from ui.views.parts import Folding
from ui.widgets import Button, Glyph, Label, identify

LOOK = {
    Verdict.NON_COMPLIANT: ("shield-alert", "bad", "bad_soft"),
    Verdict.REVIEW: ("triangle-alert", "warn", "warn_soft"),
    Verdict.INCONCLUSIVE: ("circle-help", "warn", "warn_soft"),
    Verdict.COMPLIANT: ("shield-check", "ok", "ok_soft"),
}
SHOWN_GAPS = 2
FOLDED = 520


class VerdictCard(View):
    """Says the verdict in a headline and a line of figures."""

    def __init__(self, office: Office) -> None:
        """Build the card."""
        super().__init__(office)
        self._audit: Audit | None = None
        self._glyph = Glyph(office.theme, "shield-check", "ok", 22, "ok_soft")
        self._headline, self._figures = Label("", "h2", wrap=True), Label("", "muted", wrap=True)
        self._word = Label("", "okh")
        self.remove = Button(office.theme, "removeBanned", "trash-2")
        words = column(self._headline, 2, self._figures)
        said = row(self._glyph, 14, words, grow=2)
        inside = row(said, 12, flowing(self._word, self.remove, gap=12), margins=(14, 13, 14, 13), grow=0)
        Folding(self, inside, FOLDED, grow=False)
        self.coverage = CoverageNote(office)
        self.setLayout(column(panel("card", inside), 8, self.coverage))
        self.retranslate()

    def show_audit(self, audit: Audit) -> None:
        """Show the verdict as it stands now."""
        self._audit = audit
        self.coverage.show_coverage(audit.present_coverage.gaps, audit.present_coverage.notes)
        self.retranslate()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        if self._audit is None:
            return
        audit, text = self._audit, self.text
        icon, tone, soft = LOOK[audit.present_verdict]
        self._glyph.show_icon(icon, tone, soft)
        self._headline.setText(headline(audit, text))
        self._figures.setText(figures(audit, text))
        self._word.setText(text(f"verdict.{audit.present_verdict.name}").upper())
        self._word.set_role(f"{tone}h")
        banned = len(banned_packages(audit))
        self.remove.setVisible(banned > 0)
        if banned:
            self.remove.say(
                text("verdict.remove", n=banned), f"{text('verdict.remove', n=banned)} {headline(audit, text)}"
            )
        identify(self, "verdict", f"{text(f'verdict.{audit.present_verdict.name}')}. {headline(audit, text)}")


class CoverageNote(View):
    """What could not be read, in sentences; a few at first, all on request. Notes follow, quieter."""

    def __init__(self, office: Office) -> None:
        """Nothing is missing yet."""
        super().__init__(office)
        self._gaps: tuple[Gap, ...] = ()
        self._notes: tuple[Note, ...] = ()
        self._all = False
        self._title, self._body = Label("", "warnh", wrap=True), Label("", wrap=True, selectable=True)
        self.more = Button(office.theme, "moreGaps", kind="link")
        self.more.clicked.connect(self._show_all)
        self.notes = Button(office.theme, "showNotes", kind="link")
        self.notes.setCheckable(True)
        self.notes.toggled.connect(self.retranslate)
        self._notes_text = Label("", "faint", wrap=True, selectable=True)
        self._frame = panel("noteWarn", row(
            column(Glyph(office.theme, "circle-help", "warn", 18), None), 12,
            column(self._title, 3, self._body, 2, row(self.more, None)), margins=(14, 12, 14, 12),
        ))  # fmt: skip
        self.setLayout(column(self._frame, row(self.notes, None), self._notes_text, gap=4))
        self.retranslate()

    def show_coverage(self, gaps: tuple[Gap, ...], notes: tuple[Note, ...]) -> None:
        """Show these."""
        self._gaps, self._notes, self._all = gaps, notes, False
        self.retranslate()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        text, gaps = self.text, self._gaps
        some = gaps if self._all else gaps[:SHOWN_GAPS]
        self._frame.setVisible(bool(gaps))
        self._title.setText(text("gaps.title", n=len(gaps)) if gaps else "")
        self._body.setText("\n".join(_line(gap, text) for gap in some))
        hidden = len(gaps) - len(some)
        self.more.setVisible(hidden > 0)
        if hidden:
            self.more.say(text("gaps.more", n=hidden))
        self.notes.setVisible(bool(self._notes))
        if self._notes:
            self.notes.say(text("notes.hide" if self.notes.isChecked() else "notes.show", n=len(self._notes)))
        self._notes_text.setVisible(bool(self._notes) and self.notes.isChecked())
        self._notes_text.setText("\n".join(_line(note, text) for note in self._notes))
        identify(self._frame, "gaps", f"{self._title.text()}. {self._body.text()}")
        self.setVisible(bool(gaps or self._notes))

    def _show_all(self) -> None:
        self._all = True
        self.retranslate()


def _line(item: Gap | Note, text: Text) -> str:
    colon = text("colon")
    return f"{sentence(text.core(item.what)).rstrip('.')}{colon} {sentence(text.core(item.why))}"


def banned_packages(audit: Audit) -> tuple[str, ...]:
    """The banned apps that are there now and have no exception, by package name, each once."""
    banned = (f for f in audit.present_findings if f.status is Status.BANNED and f.exception is None)
    return tuple(dict.fromkeys(finding.package for finding in banned))


def headline(audit: Audit, text: Text) -> str:
    """The verdict as one clause."""
    banned = len(banned_packages(audit))
    if audit.present_verdict is Verdict.NON_COMPLIANT and banned:
        return text("verdict.banned", n=banned)
    if audit.present_verdict is Verdict.INCONCLUSIVE:
        return text("verdict.inconclusive")
    if audit.present_verdict is Verdict.COMPLIANT:
        return text("verdict.compliant")
    suspects, excepted = _suspects(audit), _excepted(audit)
    return text("verdict.suspects", n=suspects) if suspects else text("verdict.excepted", n=excepted)


def figures(audit: Audit, text: Text) -> str:
    """The line under the headline."""
    said = headline(audit, text)
    parts: list[str] = []
    if suspects := _suspects(audit):
        parts.append(text("verdict.suspects", n=suspects))
    if excepted := _excepted(audit):
        parts.append(text("verdict.excepted", n=excepted))
    parts.append(text("verdict.checked", n=len(audit.packages)))
    if audit.verdict_after is not None:
        parts.append(text("verdict.was", verdict=text(f"verdict.{audit.verdict.name}")))
    line = " · ".join(part for part in parts if part != said)
    return f"{line}\n{text('verdict.health')}" if audit.present_verdict is Verdict.COMPLIANT else line


def _suspects(audit: Audit) -> int:
    banned = {finding.package for finding in audit.present_findings if finding.status is Status.BANNED}
    return len({f.package for f in audit.present_findings if f.status is Status.SUSPECT} - banned)


def _excepted(audit: Audit) -> int:
    return len({f.package for f in audit.present_findings if f.exception is not None} - set(banned_packages(audit)))


def meta_words(audit: Audit, office: Office) -> str:
    """The line under the phone's name, which is maker and model."""
    device = audit.device
    return office.text(
        "audit.meta",
        android=shown(device.android, 12),
        serial=shown(device.hardware_serial or device.serial, 40),
        case=audit.audit_id,
    )
