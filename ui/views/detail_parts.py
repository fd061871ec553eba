"""The parts of the pane about one app: why it is flagged, what was found, and its state for each user."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from auditor.model.evidence import Evidence
from auditor.model.finding import CitedInstrument, Finding, Mention, Status
from auditor.model.package import UserProfile, UserState
from auditor.model.preflight import Preflight
from auditor.model.removal import Outcome, Removal
from ui.layout import column, panel, row
from ui.models.app_rows import AppRow, Standing, user_words, why_words
from ui.office import Office
from ui.text import sentence, shown
from ui.widgets import Button, Code, Glyph, Label, identify

SHOWN_INSTRUMENTS = 2
_STATES: tuple[tuple[str, Callable[[UserState], bool]], ...] = (
    ("disabled", lambda state: state.disabled),
    ("hidden", lambda state: state.hidden is True),
    ("suspended", lambda state: state.suspended is True),
    ("stopped", lambda state: state.present and state.stopped is True),
    ("kept", lambda state: state.data_kept is True),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the pane knows beside the row itself."""

    users: tuple[UserProfile, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def heading(words: str) -> Label:
    """A section's title."""
    return Label(words, "h3", wrap=True)


def grounds(office: Office, shown_row: AppRow) -> Iterator[QWidget]:
    """Why the app is flagged, finding by finding; or that nothing matches."""
    text = office.text
    if not shown_row.findings:
        gone = shown_row.standing is Standing.REMOVED
        words = text("detail.gone" if gone else "detail.clear")
        how = text("why.removed" if gone else "detail.clear.how")
        yield panel("well" if gone else "noteOk", column(
            Label(words, "h3", wrap=True), 3, Label(how, "muted", wrap=True), margins=(12, 10, 12, 12),
        ))  # fmt: skip
    for finding in shown_row.findings:
        yield _ground(office, finding)
        yield _Instruments(office, finding.instruments)
    for mention in shown_row.mentions:
        yield _mention(office, mention)


def _ground(office: Office, finding: Finding) -> QWidget:
    text = office.text
    tone, name = ("bad", "noteBad") if finding.status is Status.BANNED else ("warn", "noteWarn")
    parts: list[QWidget] = [
        Label(
            f"{text(f'detail.basis.{finding.basis.name}')}{text('colon')} {shown(finding.app_name)}",
            f"{tone}h",
            wrap=True,
        ),
        Label(text.told(finding.why, finding.why_fr), tone, wrap=True),
    ]
    added = text.pick(finding.added_reason, finding.added_reason_fr)
    if added:
        parts.append(Label(shown(added, 600), wrap=True))
    if finding.exception is not None:
        granted = finding.exception
        how = text(
            "detail.exception.how",
            reference=shown(granted.reference),
            reason=shown(text.pick(granted.reason, granted.reason_fr), 600),
        )
        parts += [Label(text("detail.exception", day=text.day(granted.until)), "h3", wrap=True), Label(how, wrap=True)]
    frame = panel(name, column(*parts, margins=(12, 10, 12, 12), gap=3))
    frame.setAccessibleName(why_words(finding, text))
    return frame


class _Instruments(QWidget):
    """The instruments of one finding: a few at first, all on request."""

    def __init__(self, office: Office, instruments: tuple[CitedInstrument, ...]) -> None:
        super().__init__()
        self._office, self._rest = office, instruments[SHOWN_INSTRUMENTS:]
        self._box = column(*(_instrument(office, one) for one in instruments[:SHOWN_INSTRUMENTS]), gap=12)
        self._more = Button(office.theme, "moreInstruments", kind="link")
        self._more.say(office.text("detail.more", n=len(self._rest)) if self._rest else "")
        self._more.setVisible(bool(self._rest))
        self._more.clicked.connect(self._show_rest)
        self.setLayout(column(self._box, row(self._more, None), margins=(0, 2, 0, 4), gap=6))

    def _show_rest(self) -> None:
        self._more.setVisible(False)
        for one in self._rest:
            self._box.addWidget(_instrument(self._office, one))


def _instrument(office: Office, instrument: CitedInstrument) -> QWidget:
    text = office.text
    in_force = instrument.in_force
    force = text("detail.force.unknown") if in_force is None else text("detail.force", day=text.day(in_force))
    body = text.pick(instrument.authority, instrument.authority_fr)
    authority = text("detail.authority", authority=body, jurisdiction=instrument.jurisdiction)
    source = text("detail.source" if instrument.primary else "detail.source.secondary", title=instrument.source_title)
    lines: list[QWidget] = [
        Label(text.pick(instrument.title, instrument.title_fr), "h3", wrap=True),
        Label(authority, "muted", wrap=True),
        Label(text("detail.citation", id=instrument.id, force=force), "muted", wrap=True, selectable=True),
        Label(text.pick(instrument.reason, instrument.reason_fr), wrap=True),
        Label(source, "faint", wrap=True),
        Code(shown(instrument.source, 400), "monofaint"),
    ]
    if instrument.checked is not None:
        lines.append(Label(text("detail.checked", day=text.day(instrument.checked)), "faint", wrap=True))
    mark = column(Glyph(office.theme, "book-open", "text3", 14), None, margins=(0, 2, 0, 0))
    made = QWidget()
    made.setLayout(row(mark, 8, column(*lines, gap=2), grow=2))
    return made


def _mention(office: Office, mention: Mention) -> QWidget:
    text = office.text
    told = text.pick(mention.note, mention.note_fr) or "; ".join(
        text.pick(one.title, one.title_fr) for one in mention.instruments[:SHOWN_INSTRUMENTS]
    )
    title = f"{text(f'why.{mention.kind.name}')}{text('colon')} {shown(mention.app_name)}"
    return panel("noteInfo", column(
        Label(title, "h3", wrap=True), 3, Label(shown(told, 600), "muted", wrap=True), margins=(12, 10, 12, 12),
    ))  # fmt: skip


def evidence_list(office: Office, shown_row: AppRow, facts: Facts) -> QLayout:
    """What was found on the phone about this app, fact by fact, and the answers that tell it."""
    text, package = office.text, shown_row.package
    signers = package.signers or (text("detail.signer.unread"),)
    told = [
        (text("detail.signer"), signers),
        (text("detail.signer.past"), package.past_signers or ()),
        (text("detail.installer"), (package.installer or text("detail.installer.none"),)),
        (text("detail.initiating"), _other(package.initiating, package.installer)),
        (text("detail.originating"), _other(package.originating, package.installer)),
        (text("detail.path"), (package.path,) if package.path else ()),
    ]
    box = QVBoxLayout()
    box.setSpacing(2)
    for title, values in told:
        if values:
            box.addWidget(Label(title, "faint", wrap=True))
            for value in values:
                box.addWidget(Code(shown(value, 400)))
            box.addSpacing(6)
    if facts.evidence:
        first, last = facts.evidence[0].evidence_id, facts.evidence[-1].evidence_id
        words = text("detail.answers", n=len(facts.evidence), first=first, last=last)
        box.addWidget(Label(words, "faint", wrap=True))
    return box


def _other(value: str | None, installer: str | None) -> tuple[str, ...]:
    return (value,) if value and value != installer else ()


def state_grid(office: Office, shown_row: AppRow, facts: Facts) -> QLayout:
    """The app's state for each user of the phone."""
    states = {state.user_id: state for state in shown_row.package.user_states}
    users = {user.user_id: user_words(user, office.text) for user in facts.users}
    gone = office.text("detail.state.not") if shown_row.standing is Standing.REMOVED else None
    every = sorted({*users, *states})
    return pairs((users.get(one, str(one)), gone or state_words(office, states.get(one))) for one in every)


def state_words(office: Office, state: UserState | None) -> str:
    """One user's state of an app, in words."""
    text = office.text
    if state is None or (state.installed is None and not state.archived):
        return text("detail.state.unknown")
    first = "archived" if state.archived else "installed" if state.installed else "not"
    words = [text(f"detail.state.{first}")]
    words += [text(f"detail.state.{name}") for name, holds in _STATES if holds(state)]
    return ", ".join(words)


def install_grid(office: Office, shown_row: AppRow) -> QLayout:
    """Version, origin and dates."""
    text, package = office.text, shown_row.package
    version = shown(package.version_name, 60)
    number = f" ({package.version_code})" if package.version_code is not None else ""
    system = "detail.state.unknown" if package.system is None else "detail.yes" if package.system else "detail.no"
    if package.system and package.updated_system:
        system = "detail.updated.system"
    return pairs((
        (text("detail.version"), f"{version}{number}"),
        (text("detail.from"), shown_row.source),
        (text("detail.on"), shown(package.first_install, 24)),
        (text("detail.updated"), shown(package.last_update, 24)),
        (text("detail.system"), text(system)),
    ))  # fmt: skip


OUTCOME_LOOK = {
    Outcome.REMOVED: ("circle-check", "ok"),
    Outcome.DISABLED: ("circle-check", "ok"),
    Outcome.RESTORED: ("circle-check", "ok"),
    Outcome.NOT_ATTEMPTED: ("circle-dot", "text2"),
    Outcome.UNKNOWN: ("circle-help", "warn"),
}
_BAD = ("octagon-x", "bad")


def receipts(
    office: Office,
    removals: tuple[Removal, ...],
    users: tuple[UserProfile, ...],
    app: Callable[[str], str] | None = None,
) -> Iterator[QWidget]:
    """What was done, step by step. app: names the apps, where the receipts are of several."""
    names = {user.user_id: user_words(user, office.text) for user in users}
    for removal in removals:
        who = names.get(removal.user_id, str(removal.user_id))
        yield _receipt(office, removal, who if app is None else f"{app(removal.package)}, {who}")


def _receipt(office: Office, removal: Removal, who: str) -> QWidget:
    text = office.text
    icon, tone = OUTCOME_LOOK.get(removal.outcome, _BAD)
    outcome = text("can.for", user=who, what=text(f"outcome.{removal.outcome.name}"))
    reason = text.told(removal.reason, removal.reason_fr)
    lines = [
        Label(outcome, f"{tone}h" if tone in ("ok", "warn", "bad") else "h3", wrap=True),
        Label(sentence(reason), wrap=True),
        Label(
            text("outcome.states", before=text.core(removal.before), after=text.core(removal.after)), "muted", wrap=True
        ),
        Code(removal.command, "monofaint"),
    ]
    if removal.answer:
        lines.append(
            Label(text("outcome.answer", words=shown(removal.answer, 300)), "faint", wrap=True, selectable=True)
        )
    if removal.next_step:
        told = text.told(removal.next_step, removal.next_step_fr)
        lines.append(Label(text("outcome.next", what=sentence(told)), "h3", wrap=True))
    mark = column(Glyph(office.theme, icon, tone, 16), None, margins=(0, 1, 0, 0))
    frame = panel("well", row(mark, 10, column(*lines, gap=3), margins=(12, 10, 12, 12), grow=2))
    return identify(frame, f"receipt:{removal.package}@{removal.user_id}", f"{outcome}. {reason}")


def abilities(office: Office, preflights: tuple[Preflight, ...], users: tuple[UserProfile, ...]) -> Iterator[QWidget]:
    """What can be done about the app, for each user who has it."""
    text = office.text
    names = {user.user_id: user_words(user, text) for user in users}
    for one in preflights:
        what = text(f"can.{one.feasibility.name}")
        lines = [
            Label(text("can.for", user=names.get(one.user_id, str(one.user_id)), what=what), "h3", wrap=True),
            Label(sentence(one.why.in_language(text.language)), "muted", wrap=True),
            *(Label(sentence(warning.in_language(text.language)), "warn", wrap=True) for warning in one.warnings),
        ]
        steps = (f"{number}. {sentence(step.in_language(text.language))}" for number, step in enumerate(one.steps, 1))
        lines += [Label(step, wrap=True) for step in steps]
        yield panel("well", column(*lines, margins=(12, 10, 12, 12), gap=3))


def pairs(items: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> QGridLayout:
    """Names at the left, values at the right."""
    grid = QGridLayout()
    grid.setVerticalSpacing(7)
    grid.setHorizontalSpacing(16)
    for place, (name, value) in enumerate(items):
        grid.addWidget(Label(name, "muted"), place, 0)
        grid.addWidget(Label(value, wrap=True, selectable=True), place, 1)
    grid.setColumnStretch(1, 1)
    return grid
