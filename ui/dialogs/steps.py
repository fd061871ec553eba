"""The steps of a plan as a list: what each does, its exact command, and how far it has come."""

from enum import Enum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from auditor.model.removal import RemovalPlan
from ui.layout import column, row
from ui.models.app_rows import Seen, user_words
from ui.office import Office
from ui.text import shown
from ui.widgets import Code, Glyph, Label, identify


class StepState(Enum):
    """How far a step has come. ANSWERED is not proof: the reading afterwards decides."""

    WAITING = "waiting"
    RUNNING = "running"
    ANSWERED = "answered"


_ICONS = {
    StepState.WAITING: ("circle-dot", "text3"),
    StepState.RUNNING: ("refresh-cw", "accent"),
    StepState.ANSWERED: ("check", "text2"),
}


class Names:
    """Apps and users of a plan in words."""

    def __init__(self, office: Office, seen: Seen) -> None:
        """Take the names from what is shown."""
        self._users = {user.user_id: user_words(user, office.text) for user in seen.users}
        self._apps = {package.name: package.title_in(office.text.language) for package in seen.packages}

    def app(self, package: str) -> str:
        """An app's title, or its package name."""
        return shown(self._apps.get(package, package), 60)

    def user(self, user_id: int) -> str:
        """A user in words, or its number."""
        return self._users.get(user_id, str(user_id))


class StepRow(QWidget):
    """One step."""

    def __init__(self, office: Office, number: int, what: str, command: str) -> None:
        """command: empty for the reading at the end, which is many questions."""
        super().__init__()
        self._office, self._number, self._what = office, number, what
        self._mark = Glyph(office.theme, "circle-dot", "text3", 14)
        place = Label(str(number), "muted")
        place.setFixedWidth(20)
        lines: list[QWidget] = [Label(what, wrap=True)]
        if command:
            lines.append(Code(command, "monofaint"))
        words = column(*lines, gap=1)
        box = row(column(place, None), column(words), 8, column(self._mark, None, margins=(0, 2, 0, 0)), grow=1)
        self.setLayout(box)
        self._mark.setVisible(False)
        identify(self, f"step:{number}", what, command)

    def show_state(self, state: StepState) -> None:
        """Show how far it has come, in a picture and for readers in words."""
        self._mark.setVisible(True)
        self._mark.show_icon(*_ICONS[state])
        text = self._office.text
        name = text("step.name", number=str(self._number), what=self._what, state=text(f"step.{state.name}"))
        self.setAccessibleName(name)


class StepList(QWidget):
    """All steps of a plan, and the reading that follows them."""

    def __init__(self, office: Office, plan: RemovalPlan, names: Names) -> None:
        """Build the list; nothing has begun."""
        super().__init__()
        self._commands = [step.command for step in plan.steps]
        self.rows: list[StepRow] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(9)
        for step in plan.steps:
            app, user = names.app(step.package), names.user(step.user_id)
            what = office.text(f"step.{step.action.name}", app=app, user=user)
            self.rows.append(StepRow(office, step.number, what, step.command))
        self.rows.append(StepRow(office, len(plan.steps) + 1, office.text("step.read"), ""))
        for one in self.rows:
            box.addWidget(one)

    def show_running(self, place: int) -> None:
        """The steps before this place (0 is the first) were answered, this one is under way."""
        for number, one in enumerate(self.rows):
            before = StepState.ANSWERED if number < place else StepState.WAITING
            one.show_state(StepState.RUNNING if number == place else before)
