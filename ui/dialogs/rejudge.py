"""Judging an old reading anew: which policies of today's list, and who asks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from auditor.model.audit import Audit
from auditor.model.history import Rejudgement
from auditor.model.policy import BanList
from auditor.workflow.history import RejudgeRequest, rejudge
from ui.dialogs.form import FormDialog
from ui.office import Office
from ui.text import shown
from ui.views.parts import CARE, Field, Note

LIST_HEIGHT = 190


class RejudgeDialog(FormDialog):
    """Offers the policies of the list in use. judged: the Rejudgement."""

    judged = Signal(object)

    def __init__(self, office: Office, parent: QWidget, audit: Audit) -> None:
        """For the newest record of a case."""
        super().__init__(office, parent, "rejudgeDialog", "refresh-cw")
        self._audit = audit
        self.policies, self.operator = QListWidget(), QLineEdit(office.operator)
        self.policies.setObjectName("pickList")
        self.policies.setFixedHeight(LIST_HEIGHT)
        self.policies.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        text = office.text
        self.name(text("rejudge.title"), text("rejudge.lead", case=audit.audit_id), text("rejudge.judge"))
        care = Note(office, "rejudgeCare")
        care.tell(CARE, text("rejudge.care"), text("rejudge.care.more", day=text.day(audit.finished.date())))
        chosen, who = Field("rejudgePolicies", self.policies), Field("rejudgeOperator", self.operator)
        chosen.say(text("rejudge.policies"))
        who.say(text("rejudge.operator"))
        self.fill(chosen.layout, 12, who.layout, 14, care)
        self.policies.itemChanged.connect(self._check)
        self.operator.textChanged.connect(self._check)
        self.proceed.clicked.connect(self._judge)
        self._check()
        job = office.bridge.start(lambda place, _control: place.ban_list().ban_list)
        job.done.connect(self._offer)
        job.failed.connect(self.trouble.tell_error)

    def _offer(self, ban_list: BanList) -> None:
        own = {policy.id for policy in self._audit.policies}
        ordered = sorted(ban_list.policies, key=lambda policy: policy.id not in own)
        for policy in ordered:
            item = QListWidgetItem(shown(policy.name.in_language(self.office.text.language), 80))
            item.setData(Qt.ItemDataRole.UserRole, policy.id)
            item.setCheckState(Qt.CheckState.Checked if policy.id in own else Qt.CheckState.Unchecked)
            self.policies.addItem(item)
        self._check()

    def chosen(self) -> tuple[str, ...]:
        """The ids of the policies that are ticked."""
        items = (self.policies.item(number) for number in range(self.policies.count()))
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked)

    def _check(self) -> None:
        self.proceed.setEnabled(bool(self.chosen() and self.operator.text().strip()))

    def _judge(self) -> None:
        request = RejudgeRequest(self._audit.audit_id, self.chosen(), self.operator.text())
        job = self.office.bridge.start(
            lambda place, _control: rejudge(place.records, place.ban_list(), request, place.clock.now())
        )
        job.done.connect(self._done)
        self.wait_for(job)

    def _done(self, done: Rejudgement) -> None:
        self.judged.emit(done)
        self.accept()
