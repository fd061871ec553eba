"""What was audited before can be found, opened, compared, judged again and excepted, without the phone."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from auditor.app import Options, Workplace
from auditor.model.custody import EntryKind
from auditor.model.finding import Verdict
from auditor.records.store import FILE_NAME


def shown(desk):
    """The cases that the table shows."""
    return [case.case_id for case in desk.window.page("cases").model.rows]


def listed(desk, told, language="en"):
    desk.office.go("cases")
    desk.until(lambda: len(shown(desk)) == 3)


def choose(desk, *case_ids):
    table = desk.find("caseTable")
    table.clearSelection()
    model = table.selectionModel()
    for number, case in enumerate(desk.window.page("cases").model.rows):
        if case.case_id in case_ids:
            model.select(table.model().index(number, 0), model.SelectionFlag.Select | model.SelectionFlag.Rows)


def opened(desk, case_id):
    desk.office.go("case", case_id)
    desk.until(lambda: (file := desk.window.page("case").file) is not None and file.case_id == case_id)
    desk.until(lambda: desk.sees("caseVerdict") and desk.sees("custodyLog"))


def test_cases_are_found_while_one_types(history_window, told):
    with history_window() as desk:
        listed(desk, told)
        assert shown(desk) == [told.compliant, told.banned, told.cleared]
        desk.find("searchBox").setText("elodie wechat")
        desk.until(lambda: shown(desk) == [told.banned])
        desk.until(lambda: desk.says("1 case"))
        desk.find("searchBox").setText("no such thing")
        desk.until(lambda: desk.says("No case answers this search"))


def test_cases_are_filtered_by_verdict_and_day(history_window, told):
    with history_window() as desk:
        listed(desk, told)
        verdicts = desk.find("verdictFilter")
        verdicts.setCurrentIndex(verdicts.findData(Verdict.NON_COMPLIANT))
        desk.until(lambda: shown(desk) == [told.banned])
        verdicts.setCurrentIndex(0)
        desk.until(lambda: len(shown(desk)) == 3)
        desk.find("lastDay").setDate(QDate(2020, 1, 1))
        desk.until(lambda: desk.says("No case answers this search"))
        assert desk.window.page("cases").question().last == date(2020, 1, 1)


def test_what_a_button_acts_on_is_what_the_table_shows(history_window, told):
    with history_window() as desk:
        listed(desk, told)
        choose(desk, told.banned)
        assert desk.find("openCase").isEnabled()
        desk.find("searchBox").setText("courier-no-such")
        desk.until(lambda: shown(desk) == [])
        assert not any(desk.find(button).isEnabled() for button in ("openCase", "reportCase", "compareCases"))


def test_rows_are_sorted_by_a_column_and_stay_so_while_searching(history_window, told):
    with history_window() as desk:
        listed(desk, told)
        table = desk.find("caseTable")
        table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        assert shown(desk) == [told.cleared, told.banned, told.compliant]
        desk.find("searchBox").setText("wechat")
        desk.until(lambda: len(shown(desk)) == 2)
        assert shown(desk) == [told.cleared, told.banned]


def test_what_was_chosen_stays_chosen_in_another_order(history_window, told):
    with history_window() as desk:
        listed(desk, told)
        table = desk.find("caseTable")
        choose(desk, told.cleared, told.banned)
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            table.sortByColumn(1, order)
            assert {shown(desk)[row] for row in table.chosen()} == {told.cleared, told.banned}
            assert desk.find("compareCases").isEnabled()
        assert shown(desk) == [told.compliant, told.banned, told.cleared]


def test_enter_opens_the_case_with_its_findings_and_their_law(history_window, told, qtbot):
    with history_window() as desk:
        listed(desk, told)
        desk.find("caseTable").choose(1)
        qtbot.keyClick(desk.find("caseTable"), Qt.Key.Key_Return)
        desk.until(lambda: desk.sees("finding:com.tencent.mm"))
        assert desk.find("caseVerdict").accessibleName().startswith("Non-compliant")
        for words in ("WeChat", "Treasury Board of Canada Secretariat", "in force since 30 October 2023", "User 0, 10"):
            desk.until(lambda words=words: desk.says(words))
        desk.until(lambda: desk.sees("custodyLog"))
        desk.until(lambda: desk.says("Audit begun by Élodie Roy, with edition 1"))


def test_a_case_says_both_verdicts_and_what_came_of_each_step(history_window, told):
    with history_window() as desk:
        opened(desk, told.cleared)
        said = desk.find("caseVerdict").accessibleName()
        assert said.startswith("After removal: Compliant As found: Non-compliant.")
        desk.until(lambda: desk.says("WeChat (com.tencent.mm), Work profile (10): removed"))
        desk.until(lambda: desk.says("pm uninstall --user 10 com.tencent.mm"))
        assert not any(desk.sees(f"finding:{name}") for name in ("com.tencent.mm", "com.kms.free"))


def test_a_case_reads_in_french(history_window, told):
    with history_window("fr") as desk:
        opened(desk, told.banned)
        for words in ("Non conforme", "en vigueur depuis le 30 octobre 2023", "Registre de garde de ce dossier"):
            desk.until(lambda words=words: desk.says(words))


class Painted(QObject):
    """Remembers each wrapped line that was painted, and those that were painted with too little height."""

    def __init__(self):
        super().__init__()
        self.lines, self.cut = set(), set()

    def eventFilter(self, part, event):  # noqa: N802  Qt’s name
        if event.type() == QEvent.Type.Paint and isinstance(part, QLabel) and part.wordWrap():
            self.lines.add(part.text())
            if part.height() < part.heightForWidth(part.width()):
                self.cut.add(part.text())
        return False


def test_while_a_case_changes_its_language_no_line_is_painted_over_another(history_window, told, qapp, qtbot):
    with history_window() as desk:
        desk.window.resize(780, 620)
        opened(desk, told.banned)
        view, painted = desk.window.page("case"), Painted()
        desk.until(view.updatesEnabled)
        qapp.installEventFilter(painted)
        desk.office.speak("fr", remember=False)
        desk.until(lambda: desk.says("Interdiction de") and view.updatesEnabled())
        qtbot.wait(50)
        qapp.removeEventFilter(painted)
        assert any(line.startswith("Interdiction de") for line in painted.lines)
        assert painted.cut == set()


def test_two_audits_of_one_phone_are_compared(history_window, told):
    with history_window() as desk:
        listed(desk, told)
        choose(desk, told.banned)
        assert not desk.find("compareCases").isEnabled()
        choose(desk, told.banned, told.cleared)
        desk.press("compareCases")
        desk.until(lambda: desk.window.page("comparison").compared is not None)
        model = desk.find("changeTable").model()
        rows = {model.cell(n, 0).under: [model.cell(n, c).line for c in (1, 2, 3)] for n in range(model.rowCount())}
        assert rows["com.tencent.mm"] == ["Banned", "Came back", "0, 10"]
        desk.press("openOlder")
        desk.until(lambda: desk.says(f"Case {told.cleared}"))


def test_cases_of_different_phones_are_not_compared_and_the_page_says_why(history_window, told):
    with history_window() as desk:
        listed(desk, told)
        choose(desk, told.banned, told.compliant)
        desk.press("compareCases")
        desk.until(lambda: desk.sees("comparisonTrouble"))
        assert "different phones" in desk.find("comparisonTrouble").accessibleName()
        assert not desk.find("openOlder").isEnabled()


def test_an_old_reading_is_judged_again_and_the_case_keeps_its_verdict(history_window, told, dialog):
    with history_window() as desk:
        opened(desk, told.banned)
        desk.press("judgeAgain")
        asked = dialog(desk, "rejudgeDialog")
        policies = asked.findChild(QListWidget)
        desk.until(lambda: policies.count() > 50)
        assert asked.chosen() == ("ca-gc",)
        policies.item(0).setCheckState(Qt.CheckState.Unchecked)
        assert not asked.proceed.isEnabled()
        item = next(policies.item(n) for n in range(policies.count()) if "Denmark" in policies.item(n).text())
        item.setCheckState(Qt.CheckState.Checked)
        asked.proceed.click()
        desk.until(lambda: desk.sees("rejudged"))
        assert "not the case’s verdict" in desk.find("rejudged").accessibleName()
        assert desk.find("caseVerdict").accessibleName().startswith("Non-compliant")
        desk.until(lambda: desk.says("Judged again by"))


def test_an_exception_is_recorded_from_a_finding(history_window, told, dialog):
    with history_window() as desk:
        opened(desk, told.banned)
        desk.press("except:com.tencent.mm")
        asked = dialog(desk, "exceptionDialog")
        assert not asked.proceed.isEnabled()
        fields = {w.accessibleIdentifier(): w for w in asked.findChildren(QWidget)}
        assert isinstance(fields["exceptionReference"], QLineEdit)
        assert isinstance(fields["exceptionReason"], QPlainTextEdit)
        assert isinstance(fields["exceptionUntil"], QDateEdit)
        fields["exceptionReference"].setText("DX-7")
        fields["exceptionReason"].setPlainText("The embassy needs it.")
        fields["exceptionOperator"].setText("B. Roy")
        asked.proceed.click()
        desk.until(lambda: desk.sees("exception:com.tencent.mm"))
        assert "DX-7" in desk.find("exception:com.tencent.mm").accessibleName()
    with Workplace(Options(str(told.home), None, None)) as place:
        kinds = [entry.kind for entry in place.records.entries(told.banned)]
        assert EntryKind.EXCEPTION_RECORDED in kinds
        assert place.records.check().problems == ()


def test_an_exception_that_is_refused_says_why_and_can_be_tried_again(history_window, told, dialog):
    with history_window() as desk:
        opened(desk, told.banned)
        desk.press("except:com.tencent.mm")
        asked = dialog(desk, "exceptionDialog")
        fields = {w.accessibleIdentifier(): w for w in asked.findChildren(QWidget)}
        fields["exceptionReference"].setText("DX-7")
        fields["exceptionReason"].setPlainText("x" * 400)
        asked.proceed.click()
        desk.until(asked.trouble.isVisible)
        assert "1 to 300 characters" in asked.trouble.accessibleName()
        desk.until(asked.proceed.isEnabled)


def test_without_any_case_the_page_says_how_to_make_one(open_window):
    with open_window() as desk:
        desk.office.go("cases")
        desk.until(lambda: desk.says("There is no case yet"))


def test_cases_that_cannot_be_read_offer_nothing_and_the_page_says_why(open_window, told):
    (told.home / FILE_NAME).write_bytes(b"no records" * 500)
    with open_window(home=told.home) as desk:
        desk.office.go("cases")
        desk.until(lambda: desk.sees("casesTrouble"))
        for button in ("compareCases", "reportCase", "openCase"):
            assert not desk.find(button).isEnabled()
