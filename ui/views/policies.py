"""The policies to audit against: the usual ones in sight, all others one press away, with a filter."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from auditor.model.policy import Policy
from auditor.workflow.desk import own_policies
from ui.layout import column, panel, row, scrolling
from ui.office import Office
from ui.text import shown
from ui.turns import SOON_MS
from ui.views.base import View
from ui.widgets import Button, identify, plain_tip

OTHERS_HEIGHT = 230
AT_ONCE = 8


class Policies(View):
    """Check boxes for the policies of the ban list in use. changed: another choice; filled: more boxes."""

    changed = Signal()
    filled = Signal()

    def __init__(self, office: Office) -> None:
        """Wait for the ban list."""
        super().__init__(office)
        self.setObjectName("plain")
        self.boxes: dict[str, QCheckBox] = {}
        self._policies: dict[str, Policy] = {}
        self._left: Iterator[Policy] | None = None
        self._usual, self._others = QVBoxLayout(), QVBoxLayout()
        for box in (self._usual, self._others):
            box.setSpacing(4)
        self.more = Button(office.theme, "morePolicies", kind="link")
        self.more.setCheckable(True)
        self.filter = identify(QLineEdit(), "policyFilter")
        inside = QWidget()
        inside.setObjectName("wellBody")
        inside.setLayout(column(self._others, None, margins=(8, 6, 8, 6)))
        self._well = panel("well", column(scrolling(inside, "wellBody", wrapped=False), margins=(1, 1, 1, 1)))
        self._well.setFixedHeight(OTHERS_HEIGHT)
        self.setLayout(column(self._usual, row(self.more, None), self.filter, self._well, gap=6))
        self.more.toggled.connect(self._show_others)
        self.filter.textChanged.connect(self._sift)
        office.listed.connect(self.fill)
        self.fill()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked, in the order of the list."""
        return tuple(policy for policy, box in self.boxes.items() if box.isChecked())

    def fill(self) -> None:
        """Show the policies of the list in use, the usual ones ticked."""
        for layout in (self._usual, self._others):
            while (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        self.boxes, self._policies, self._left = {}, {}, None
        armed = self.office.armed
        if armed is not None:
            usual = (*self.office.settings.policies, *own_policies(armed.supplement))
            for policy in armed.ban_list.policies:
                self._policies[policy.id] = policy
                if policy.id in usual:
                    self._add(policy, self._usual)
        self.more.setChecked(False)
        self._show_others()
        self.retranslate()
        self.changed.emit()

    def _add(self, policy: Policy, place: QVBoxLayout) -> None:
        box = identify(QCheckBox(), f"policy:{policy.id}")
        box.setChecked(place is self._usual)
        box.toggled.connect(self.changed)
        self.boxes[policy.id] = box
        place.addWidget(box)

    @property
    def reading_order(self) -> tuple[QWidget, ...]:
        """Its controls as they are read, from top to bottom."""
        usual = [box for box in self.boxes.values() if self._usual.indexOf(box) >= 0]
        others = [box for box in self.boxes.values() if self._usual.indexOf(box) < 0]
        return (*usual, self.more, self.filter, *others)

    def words(self, policy_id: str) -> str:
        """A policy's name, or its id while the list is not known."""
        policy = self._policies.get(policy_id)
        return shown(policy.name.in_language(self.text.language), 90) if policy else policy_id

    def retranslate(self) -> None:
        """Put every sentence anew."""
        for policy_id in self.boxes:
            self._name(policy_id)
        others = len(self._policies) - self._usual.count()
        self.more.say(self.text("ready.policies.others", n=others) if others else "")
        self.filter.setPlaceholderText(self.text("ready.policies.filter"))
        identify(self.filter, "policyFilter", self.text("ready.policies.filter"))
        self._sift()

    def _name(self, policy_id: str) -> None:
        box, words = self.boxes[policy_id], self.words(policy_id)
        box.setText(words.replace("&", "&&"))
        box.setAccessibleName(words)
        box.setToolTip(plain_tip(words))

    def _show_others(self) -> None:
        on = self.more.isChecked()
        if on and self._others.count() == 0:
            self._left = iter([policy for policy in self._policies.values() if policy.id not in self.boxes])
            self._add_others(self._left)
        self.more.setVisible(len(self._policies) > self._usual.count())
        self.filter.setVisible(on)
        self._well.setVisible(on)

    def _add_others(self, left: Iterator[Policy]) -> None:
        """A few in each turn: all eighty would keep the window waiting."""
        if left is not self._left:
            return  # another list came meanwhile
        some = list(islice(left, AT_ONCE))
        for policy in some:
            self._add(policy, self._others)
            self._name(policy.id)
        self._sift()
        if some:
            QTimer.singleShot(SOON_MS, self, partial(self._add_others, left))
        else:
            self.filled.emit()

    def _sift(self) -> None:
        words = self.filter.text().casefold().strip()
        for place in range(self._others.count()):
            item = self._others.itemAt(place)
            box = item.widget() if item is not None else None
            if isinstance(box, QCheckBox):
                box.setVisible(words in box.accessibleName().casefold() or box.isChecked())
