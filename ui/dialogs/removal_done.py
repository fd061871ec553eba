"""The last page of the removal dialog: what the phone shows afterwards."""

from itertools import islice

from PySide6.QtGui import QShowEvent

from auditor.model.preflight import Feasibility
from auditor.model.removal import Action, Outcome
from auditor.workflow.removal import Prepared
from ui.dialogs.removal_pages import DialogPage, aside, owner_lines
from ui.dialogs.steps import Names
from ui.layout import MOST, Part, column
from ui.office import Office
from ui.session import Standing
from ui.views.detail_parts import receipts
from ui.widgets import Label, identify

GONE = (Outcome.REMOVED, Outcome.DISABLED)
BACK = (Outcome.RESTORED,)
FIRST = 4
"""So many cards fill the page; all of a large removal would keep it from being shown."""


class DonePage(DialogPage):
    """What the phone shows now, app by app and user by user, and what is left to do."""

    def __init__(self, office: Office, phone: str, standing: Standing, names: Names, prepared: Prepared | None) -> None:
        """Show what came of the plan."""
        super().__init__(office)
        text, audit = self.text, standing.audit
        plan = prepared.plan if prepared else None
        digest = plan.digest if plan else None
        told = tuple(one for one in audit.removals if one.plan_digest == digest)
        apps = {one.package for one in told}
        back = any(step.action in (Action.RESTORE, Action.ENABLE) for step in plan.steps) if plan else False
        wanted = BACK if back else GONE
        done = apps - {one.package for one in told if one.outcome not in wanted}
        self.headline = text("return.done" if back else "removal.done", n=len(done), total=len(apps), phone=phone)
        unread = audit.reading_after is None or not audit.reading_after.users
        lead = text("removal.done.unread" if unread else "removal.done.lead")
        verdict = text("removal.verdict", verdict=text(f"verdict.{audit.present_verdict.name}"))
        self._waiting = receipts(office, told, audit.users, names.app)
        self._cards = column(*islice(self._waiting, FIRST), gap=8)
        self._long = len(told) > FIRST
        parts: list[Part] = [Label(self.headline, "h1", wrap=True), 6, Label(lead, "muted", wrap=True), 12]
        parts += [Label(verdict, "h3", wrap=True), 14, self._cards]
        owners = [one for one in standing.preflights if one.feasibility is Feasibility.BY_OWNER and one.steps]
        if owners:
            parts += [12, aside(office, "removal.owner", list(owner_lines(office, owners, names)), "noteWarn")]
        self.leave.say(text("removal.close"))
        self.fill(column(*parts, None), self.leave)
        identify(self, "removalDone", self.headline)

    def height_for(self, width: int) -> int:
        """All the height there is, if more cards come."""
        return MOST if self._long else super().height_for(width)

    def showEvent(self, event: QShowEvent) -> None:
        """The other cards come one by one, while the first are read."""
        super().showEvent(event)
        self._add_next()

    def _add_next(self) -> None:
        for card in islice(self._waiting, 1):
            self._cards.addWidget(card)
            self.office.frames.give(self, self._add_next)
