"""The page of the ban list: the edition in use, its policies, every app it names and why, and taking a newer one."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from auditor.model.policy import BanList, Instrument, Rule
from auditor.workflow.lists import ArmedList
from ui.dialogs.files import ask_to_open
from ui.dialogs.list_import import ListImportDialog
from ui.layout import column, panel, row, scrolling
from ui.models.rows import Cell, Column, RowsModel
from ui.office import Office
from ui.text import shown
from ui.views.base import View
from ui.views.parts import CARE, DONE, Facts, Folding, Head, Note, empty
from ui.views.rule_card import rule_parts
from ui.views.table import Table
from ui.widgets import Button, Label, identify

DETAIL_WIDTH, FOLDED = 400, 860
EVERY_POLICY = ""


class BanListView(View):
    """Shows the list in use, with its search; another edition is taken into use after its changes were shown."""

    def __init__(self, office: Office) -> None:
        """Build the page over the list that the office knows."""
        super().__init__(office)
        theme = office.theme
        self.take = Button(theme, "importList", "download", "primary")
        self._head = Head(self, self.take)
        self.state, self.trouble = Note(office, "listState"), Note(office, "listTrouble")
        self._facts, self._count = Facts(), Label("", "faint")
        self.words, self.policy = QLineEdit(), QComboBox()
        self.model = RowsModel(office.text, self._columns())
        self.table = Table(office, self.model, "ruleTable")
        self._detail = column(gap=0)
        self._build()
        self.take.clicked.connect(self._choose)
        self.words.textChanged.connect(self._sift)
        self.policy.currentIndexChanged.connect(self._sift)
        self.table.selectionModel().selectionChanged.connect(self._show_rule)
        self.model.modelReset.connect(self._show_rule)
        office.listed.connect(self.renew)
        self.retranslate()

    def _columns(self) -> tuple[Column[Rule], ...]:
        text = self.text
        return (
            Column("rules.app", lambda r: Cell(shown(r.app_name, 80), shown(r.vendor, 80)),
                   lambda r: r.app_name.casefold(), 300),
            Column("rules.indicators", lambda r: Cell(text("rules.indicators.said", n=len(r.indicators))),
                   lambda r: len(r.indicators), 150),
            Column("rules.under", lambda r: Cell(text("rules.under.said", n=len(r.under))),
                   lambda r: len(r.under), 150),
        )  # fmt: skip

    def _build(self) -> None:
        identify(self.words, "ruleSearch")
        self.words.setObjectName("searchBox")
        self.words.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.words.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        identify(self.policy, "rulePolicy")
        self.policy.setMaximumWidth(300)
        self.policy.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.policy.setMinimumContentsLength(12)
        search = row(self.words, self.policy, gap=8)
        search.setStretch(0, 1)
        search.setStretch(1, 1)
        inside = QWidget()
        inside.setObjectName("detailBody")
        inside.setLayout(self._detail)
        self._pane = panel("card", column(scrolling(inside, "detailScroll"), margins=(1, 1, 1, 1)))
        listed = column(search, 10, panel("tableCard", column(self.table, margins=(1, 1, 1, 1))), 6, self._count)
        listed.setStretch(2, 1)
        both = row(listed, 12, self._pane)
        both.setStretch(0, 1)
        Folding(self, both, FOLDED, narrow=(self._pane, DETAIL_WIDTH))
        facts = panel("card", column(self._facts, margins=(18, 12, 18, 12)))
        body = column(
            self._head.layout, 14, self.trouble, self.state, 10, facts, 14, both, margins=(24, 22, 24, 14),
        )  # fmt: skip
        body.setStretch(7, 1)
        self.setLayout(body)

    # ------------------------------------------------------------ showing
    def open(self, argument: object) -> None:
        """argument: the path of an edition to check, or None. A list that could not be used is tried again."""
        if self.office.list_trouble is not None:
            self.office.load_list()
        if isinstance(argument, str):
            self.check(Path(argument))

    def focus_first(self) -> None:
        """Begin in the search box."""
        self.words.setFocus()

    def retranslate(self) -> None:
        """Put every sentence anew, and with them the list."""
        text, armed = self.text, self.office.armed
        identify(self, "banListPage", text("page.banlist"))
        self._head.say(text("page.banlist"), text("banlist.lead"))
        self.take.say(text("banlist.import"))
        self.words.setPlaceholderText(text("rules.search"))
        self.words.setAccessibleName(text("rules.search.name"))
        for inner in self.words.findChildren(QWidget):
            inner.setAccessibleName(text("rules.search.name"))
        identify(self.policy, "rulePolicy", text("rules.policy"))
        self.table.setAccessibleName(text("rules.app"))
        self.apply_theme()
        self.state.hide()
        self.trouble.hide()
        if self.office.list_trouble is not None:
            self.trouble.tell_error(self.office.list_trouble)
        if armed is not None:
            self._show(armed)
        self._offer_policies(armed.ban_list if armed else None)
        self._sift()

    def apply_theme(self) -> None:
        """Tint the glass anew."""
        self._glass.setIcon(self.theme.icon("search", "text3"))

    def _show(self, armed: ArmedList) -> None:
        text, used = self.text, armed.used
        if used.development:
            self.state.tell(CARE, text("banlist.development"), text("banlist.development.more"))
        else:
            said = text("banlist.trusted", publisher=shown(used.publisher))
            self.state.tell(DONE, said, text("banlist.armed", armed=used.armed, total=used.indicators))
        digest = text("banlist.digest")
        rows = [
            (text("banlist.publisher"), shown(used.publisher)),
            (text("banlist.edition"), text("banlist.edition.said", edition=str(used.edition),
                                           issued=text.day(used.issued.date()), day=text.day(used.as_of))),
            (text("banlist.expires"), text.day(used.expires.date())),
            (text("banlist.armed.name"), text("banlist.armed", armed=used.armed, total=used.indicators)),
            (digest, used.digest),
        ]  # fmt: skip
        if used.supplement is not None:
            rows.insert(4, (text("case.supplement"), shown(text.pick(used.supplement.name, used.supplement.name_fr))))
        self._facts.show_facts(rows, mono=(digest,))

    def _offer_policies(self, ban_list: BanList | None) -> None:
        chosen = self.policy.currentData()
        self.policy.blockSignals(True)
        self.policy.clear()
        self.policy.addItem(self.text("rules.everypolicy"), EVERY_POLICY)
        for policy in ban_list.policies if ban_list else ():
            name = shown(policy.name.in_language(self.text.language), 80)
            self.policy.addItem(f"{name} ({self.text.number(len(policy.instruments))})", policy.id)
        self.policy.setCurrentIndex(max(0, self.policy.findData(chosen)))
        self.policy.blockSignals(False)

    def _sift(self) -> None:
        armed = self.office.armed
        rules = _sifted(armed.ban_list, self.words.text(), self.policy.currentData()) if armed else []
        chosen = [self.model.rows[number].id for number in self.table.chosen()]
        self.model.show(rules)
        again = [number for number, rule in enumerate(self.model.rows) if rule.id in chosen]
        if again:
            self.table.choose(again[0])
        self._count.setText(self.text("rules.count", n=len(rules)))

    def _show_rule(self) -> None:
        empty(self._detail)
        armed, chosen = self.office.armed, self.table.chosen()
        self._pane.setVisible(bool(chosen))
        if armed is not None and chosen:
            rule = self.model.rows[chosen[0]]
            card = rule_parts(self.text, rule, _instruments(armed.ban_list, rule))
            identify(card, f"rule:{rule.id}", shown(rule.app_name))
            self._detail.addWidget(card)
            self._detail.addStretch(1)

    # ------------------------------------------------------------ another edition
    def _choose(self) -> None:
        path = ask_to_open(self, self.text, "banlist.import", "files.list")
        if path is not None:
            self.check(path)

    def check(self, path: Path) -> ListImportDialog:
        """Check an edition from a file and show what it would change."""
        dialog = ListImportDialog(self.office, self, path)
        dialog.open()
        return dialog


def _sifted(ban_list: BanList, words: str, policy_id: str) -> list[Rule]:
    policy = ban_list.policy(policy_id) if policy_id else None
    wanted = set(policy.instruments) if policy else None
    parts = words.casefold().split()
    return [
        rule
        for rule in sorted(ban_list.rules, key=lambda rule: rule.app_name.casefold())
        if (wanted is None or any(under.instrument in wanted for under in rule.under))
        and all(part in _searchable(rule) for part in parts)
    ]


def _searchable(rule: Rule) -> str:
    values = (indicator.value for indicator in rule.indicators)
    return "\n".join((rule.app_name, rule.vendor, *values, *rule.apple_ids)).casefold()


def _instruments(ban_list: BanList, rule: Rule) -> tuple[Instrument, ...]:
    wanted = {under.instrument for under in rule.under}
    return tuple(instrument for instrument in ban_list.instruments if instrument.id in wanted)
