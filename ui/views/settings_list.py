"""Settings about audits: the policies that are ticked when one begins."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.layout import column, panel
from ui.office import Office
from ui.text import shown
from ui.views.base import View
from ui.views.parts import TROUBLE, Field, Note
from ui.widgets import Label

LIST_HEIGHT = 200
ID = Qt.ItemDataRole.UserRole


class PolicySettings(View):
    """One card. At least one policy stays ticked: an audit against nothing would find nothing."""

    def __init__(self, office: Office) -> None:
        """Build the card; it fills when the ban list is known."""
        super().__init__(office)
        self.setObjectName("plain")
        self._title = Label("", "h2")
        self.policies = QListWidget()
        self.policies.setObjectName("pickList")
        self.policies.setFixedHeight(LIST_HEIGHT)
        self.policies.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._field = Field("settingsPolicies", self.policies, hint=True)
        self.trouble = Note(office, "policyTrouble")
        card = column(self._title, 14, self._field.layout, 10, self.trouble, margins=(20, 16, 20, 18))
        self.setLayout(column(panel("card", card)))
        self.policies.itemChanged.connect(self._ticked)
        office.listed.connect(self.fill)
        self.retranslate()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        self._title.setText(self.text("settings.audits"))
        self._field.say(self.text("settings.policies"), self.text("settings.policies.hint"))
        self.fill()

    def fill(self) -> None:
        """Show the policies of the list in use, the usual ones first and ticked."""
        armed, usual = self.office.armed, self.office.settings.policies
        self.policies.blockSignals(True)
        self.policies.clear()
        found = armed.ban_list.policies if armed else ()
        for policy in sorted(found, key=lambda policy: policy.id not in usual):
            item = QListWidgetItem(shown(policy.name.in_language(self.text.language), 90))
            item.setData(ID, policy.id)
            item.setCheckState(Qt.CheckState.Checked if policy.id in usual else Qt.CheckState.Unchecked)
            self.policies.addItem(item)
        self.policies.blockSignals(False)

    def _ticked(self) -> None:
        items = (self.policies.item(number) for number in range(self.policies.count()))
        chosen = tuple(item.data(ID) for item in items if item.checkState() == Qt.CheckState.Checked)
        if not chosen:
            self.trouble.tell(TROUBLE, self.text("settings.policies.none"))
            return
        self.trouble.hide()
        self.office.keep(replace(self.office.settings, policies=chosen))
