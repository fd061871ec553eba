"""The pages of the removal dialog."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit, QProgressBar, QWidget

from auditor.errors import AuditorError
from auditor.model.preflight import Preflight
from auditor.model.reading import Progress
from auditor.model.removal import Action, RemovalPlan, SystemChoice
from auditor.workflow.removal import Prepared
from ui.dialogs.steps import Names, StepList
from ui.flow import flowing
from ui.layout import Part, column, panel, row, scrolling
from ui.office import Office
from ui.text import sentence
from ui.tick import Tick
from ui.views.errors import ErrorNote
from ui.widgets import Button, Glyph, Label, identify


class DialogPage(QWidget):
    """What all pages have: what they say, scrolling if it is long, and below it buttons, one of them to leave."""

    closing = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office, self.text = office, office.text
        self.leave = Button(office.theme, "closeDialog")
        self.leave.clicked.connect(self.closing)
        self.leave.say(office.text("cancel"))
        self._inside = QWidget()
        self._foot: QWidget | None = None

    def fill(self, body: QLayout, *buttons: QWidget) -> None:
        """Lay the page out."""
        self._inside.setObjectName("detailBody")
        body.setContentsMargins(24, 22, 24, 20)
        self._inside.setLayout(body)
        parts: list[Part] = [None]
        for button in buttons:
            parts += [10, button]
        self._foot = panel("dialogFoot", row(*parts, margins=(24, 14, 24, 14)))
        self.setLayout(column(scrolling(self._inside, "detailScroll"), self._foot, grow=0))

    def height_for(self, width: int) -> int:
        """How high the page would be if nothing had to scroll."""
        for part in (self, *self.findChildren(QWidget)):
            part.ensurePolished()
        body = self._inside.layout()
        inside = body.totalHeightForWidth(width) if body is not None else 0
        return inside + (self._foot.sizeHint().height() if self._foot is not None else 0) + 4


class WaitPage(DialogPage):
    """The phone is being recognised; or that failed, and why."""

    def __init__(self, office: Office) -> None:
        """Waiting."""
        super().__init__(office)
        self._title, self._how = Label(self.text("removal.preparing"), "h1", wrap=True), Label("", "muted", wrap=True)
        self._how.setText(self.text("removal.preparing.how"))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        identify(self._bar, "preparing", self.text("removal.preparing"))
        self._error = ErrorNote(office)
        self.fill(column(self._title, 6, self._how, 18, self._bar, self._error.frame, None), self.leave)

    def show_error(self, error: object) -> None:
        """Say what went wrong instead."""
        self._title.setText(self.text("removal.failed"))
        self._how.setVisible(False)
        self._bar.setVisible(False)
        self._error.show_error(cast("AuditorError", error))
        self.leave.say(self.text("close"))


class ConfirmPage(DialogPage):
    """The exact steps, what they cost, and the operator's word."""

    confirmed = Signal(str)
    system_chosen = Signal(object)

    def __init__(
        self, office: Office, phone: str, prepared: Prepared, names: Names, system: SystemChoice | None
    ) -> None:
        """Show a plan that binds only once confirmed. system None: the plan brings apps back."""
        super().__init__(office)
        self._plan = plan = prepared.plan
        text = self.text
        self._count = len({step.package for step in plan.steps})
        self._kind = "removal" if system is not None else "return"
        title = (
            text(f"{self._kind}.title", n=self._count, phone=phone) if self._count else text(f"{self._kind}.nothing")
        )
        parts: list[Part] = [Label(title, "h1", wrap=True)]
        if plan.steps:
            well = panel("well", column(StepList(office, plan, names)))
            parts += [6, Label(text("removal.lead"), "muted", wrap=True), 16, well]
        parts += list(_asides(office, prepared, names))
        if system is not None and _about_system(prepared):
            parts += [12, self._system_row(system)]
        if plan.steps:
            parts += self._word_parts(office)
        looks = ("trash-2", "danger") if system is not None else ("refresh-cw", "primary")
        self.go = Button(office.theme, "confirmRemoval", *looks)
        why = text("removal.go.why", word=text(f"{self._kind}.word"))
        self.go.say(text(f"{self._kind}.go", n=self._count), description=why)
        self.go.setVisible(bool(plan.steps))
        self.go.clicked.connect(self._confirm)
        self.fill(column(*parts, None), self.leave, self.go)
        self._check()

    def _word_parts(self, office: Office) -> list[Part]:
        text = self.text
        loses = any(step.action is Action.UNINSTALL for step in self._plan.steps)
        tick = Tick("ownerAgreed", text(f"{self._kind}.agreed"))
        self.agreed = tick.box
        word = text(f"{self._kind}.word")
        asked = Label(text("removal.type", word=word))
        self.word = identify(QLineEdit(), "typedWord", text("removal.type", word=word))
        self.word.setFixedWidth(150)
        self.word.setPlaceholderText(word)
        asked.setBuddy(self.word)
        self.agreed.toggled.connect(self._check)
        self.word.textChanged.connect(self._check)
        mark = column(Glyph(office.theme, "triangle-alert", "bad", 18), None)
        warning = panel("noteBad", row(
            mark, 10, Label(text("removal.warning"), "bad", wrap=True), margins=(12, 10, 12, 10), grow=2,
        ))  # fmt: skip
        warned: list[Part] = [12, warning] if loses else []
        return [*warned, 16, tick, 12, flowing(asked, self.word, gap=12)]

    def _system_row(self, system: SystemChoice) -> QWidget:
        text = self.text
        choice = identify(QComboBox(), "systemChoice", text("removal.system"))
        for one in SystemChoice:
            choice.addItem(text(f"removal.system.{one.name}"))
        choices = list(SystemChoice)
        choice.setCurrentIndex(choices.index(system))
        choice.activated.connect(lambda place: self.system_chosen.emit(choices[place]))
        return flowing(Label(text("removal.system")), choice, gap=12)

    def _check(self) -> None:
        if self._plan.steps:
            typed = self.word.text().strip().upper() == self.text(f"{self._kind}.word")
            self.go.setEnabled(typed and self.agreed.isChecked())

    def _confirm(self) -> None:
        self.confirmed.emit(self.text("removal.statement", word=self.text(f"{self._kind}.word")))


def _about_system(prepared: Prepared) -> bool:
    """Whether the choice for preinstalled apps would change anything."""
    targets = {(step.package, step.user_id) for step in prepared.plan.steps}
    targets |= {(left.package, left.user_id) for left in prepared.plan.left_alone}
    return any(
        one.preinstalled is not False and one.permits and (one.package, one.user_id) in targets
        for one in prepared.preflights
    )


def _asides(office: Office, prepared: Prepared, names: Names) -> Iterable[Part]:
    """What is left alone and why, what the owner must do, and what to know before."""
    text, plan = office.text, prepared.plan
    stepped = {(step.package, step.user_id) for step in plan.steps}
    left_keys = {(left.package, left.user_id) for left in plan.left_alone}
    left = [
        text(
            "removal.left.line",
            app=names.app(one.package),
            user=names.user(one.user_id),
            why=text.told(one.why, one.why_fr),
        )
        for one in plan.left_alone
    ]
    warned = [
        text("can.for", user=names.app(one.package), what=sentence(warning.in_language(text.language)))
        for one in prepared.preflights
        if (one.package, one.user_id) in stepped
        for warning in one.warnings
    ]
    if left:
        yield from (14, aside(office, "removal.left", left, "noteInfo"))
    if warned:
        yield from (12, aside(office, "removal.warnings", list(dict.fromkeys(warned)), "noteWarn"))
    owners = [one for one in prepared.preflights if one.steps and (one.package, one.user_id) in left_keys]
    if owners:
        yield from (12, aside(office, "removal.owner", list(owner_lines(office, owners, names)), "noteWarn"))


def owner_lines(office: Office, preflights: Iterable[Preflight], names: Names) -> Iterable[str]:
    """What the owner does on the phone, app by app, step by step."""
    language = office.text.language
    for one in preflights:
        yield office.text("can.for", user=names.app(one.package), what=sentence(one.why.in_language(language)))
        for number, step in enumerate(one.steps, 1):
            yield f"    {number}. {sentence(step.in_language(language))}"


def aside(office: Office, title: str, lines: list[str], name: str) -> QWidget:
    """Lines under a title in a panel of that name."""
    return panel(name, column(
        Label(office.text(title), "h3", wrap=True), 3, Label("\n".join(lines), wrap=True, selectable=True),
        margins=(12, 10, 12, 12),
    ))  # fmt: skip


class RunningPage(DialogPage):
    """The steps as they run. It can be stopped before the next step; a step that was begun is always judged."""

    stopping = Signal()

    def __init__(self, office: Office, phone: str, plan: RemovalPlan, names: Names) -> None:
        """Nothing has begun."""
        super().__init__(office)
        text = self.text
        self._plan = plan
        self._commands = [step.command for step in plan.steps]
        self.steps = StepList(office, plan, names)
        self._now = Label(text("removal.step", done=1, total=len(plan.steps)), "h3")
        self._bar = identify(QProgressBar(), "removalProgress", self._now.text())
        self._bar.setTextVisible(False)
        self._bar.setRange(0, len(plan.steps) + 1)
        self.leave.say(text("removal.stop"))
        self.leave.clicked.connect(self._stop)
        title = Label(text("removal.running", phone=phone), "h1", wrap=True)
        how = Label(text("removal.running.how"), "muted", wrap=True)
        well = panel("well", column(self.steps))
        self.fill(column(title, 6, how, 16, self._now, 8, self._bar, 16, well, None), self.leave)

    def show_progress(self, progress: object) -> None:
        """A step began, or the reading after the steps."""
        told = cast("Progress", progress)
        reading = told.doing not in self._commands
        place = len(self._commands) if reading else told.done
        self.steps.show_running(place)
        self._bar.setValue(place)
        total = len(self._commands)
        words = self.text("removal.reading") if reading else self.text("removal.step", done=place + 1, total=total)
        self._now.setText(words)
        self._bar.setAccessibleName(words)
        self.leave.setEnabled(self.leave.isEnabled() and not reading)

    def _stop(self) -> None:
        self.leave.setEnabled(False)
        self.leave.say(self.text("audit.stopping"))
        self.stopping.emit()
