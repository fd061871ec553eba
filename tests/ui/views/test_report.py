"""A report is previewed, signed, saved, verified; one from anywhere is checked by dropping it on the window."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from auditor.app import Options, Workplace
from auditor.workflow.export import ReportOrder, issue_report

PASSPHRASE = "a long enough passphrase"


def prepared(desk, case_id):
    desk.office.go("report", case_id)
    view = desk.window.page("report")
    desk.until(lambda: view.preview.drawn == 1)
    return view


def drop(desk, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    desk.window.dropEvent(QDropEvent(QPointF(10, 10), actions, data, buttons, keys))


def answered(desk, beginning):
    """Wait until the page gives this answer."""
    desk.until(lambda: desk.sees("verifyAnswer") and desk.find("verifyAnswer").accessibleName().startswith(beginning))


@pytest.fixture
def identified(told):
    """The folder with an identity of the department's own."""
    with Workplace(Options(str(told.home), None, None)) as place:
        place.signers.create("Northern Works", "A. Tremblay", PASSPHRASE, place.records, place.clock.now())
    return told


def write_report(home, case_id, path, *, practice):
    with Workplace(Options(str(home), None, None)) as place:
        signer = place.signer(None, lambda _prompt: PASSPHRASE, practice=practice)
        issue_report(place.records, ReportOrder(case_id, path, "en", place.clock.now()), signer)


def test_a_report_is_previewed_signed_saved_and_verified(history_window, told, tmp_path):
    path = tmp_path / "report.pdf"
    with history_window() as desk:
        view = prepared(desk, told.banned)
        assert desk.says("Page 1 of")
        desk.press("reportNext")
        desk.until(lambda: view.preview.drawn == 2)
        desk.find("reportFile").setText(str(path))
        desk.press("saveReport")
        desk.until(lambda: desk.sees("reportDone"))
        assert path.read_bytes().startswith(b"%PDF")
        assert desk.find("showInFolder").isEnabled()
        desk.press("checkReport")
        answered(desk, "VALID Every")
        desk.until(lambda: desk.window.page("verify").preview.drawn == 1)
        desk.until(lambda: desk.sees("verifyPractice"))


def test_a_file_that_is_there_already_is_replaced_only_when_asked_twice(history_window, told, tmp_path, monkeypatch):
    path, other = tmp_path / "report.pdf", tmp_path / "other.pdf"
    for one in (path, other):
        one.write_bytes(b"kept")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    with history_window() as desk:
        prepared(desk, told.banned)
        desk.find("reportFile").setText(str(path))
        desk.press("saveReport")
        assert desk.find("reportTrouble").accessibleName().startswith("There is a file of that name already")
        assert path.read_bytes() == b"kept"
        desk.press("saveReport")
        desk.until(lambda: desk.sees("reportDone"))
        signed = path.read_bytes()
        assert signed.startswith(b"%PDF")
        desk.press("saveReport")
        assert desk.sees("reportTrouble")
        assert path.read_bytes() == signed, "what was agreed to once is not agreed to for ever"
        desk.press("chooseFile")
        desk.press("saveReport")
        desk.until(lambda: other.read_bytes() != b"kept")


def test_the_text_of_a_page_is_there_for_those_who_cannot_see_it(history_window, told):
    with history_window() as desk:
        view = prepared(desk, told.banned)
        assert "NON-COMPLIANT" in view.preview.picture.accessibleDescription()


def test_the_preview_speaks_the_language_of_the_report(history_window, told):
    with history_window() as desk:
        view = prepared(desk, told.banned)
        box = desk.find("reportLanguage")
        box.setCurrentIndex(box.findData("fr"))
        desk.until(lambda: view.preview.drawn == 1 and "NON CONFORME" in view.preview.picture.accessibleDescription())


def test_a_wrong_passphrase_is_said_and_the_right_one_signs(history_window, identified, tmp_path):
    path = tmp_path / "report.pdf"
    with history_window() as desk:
        prepared(desk, identified.banned)
        box = desk.find("reportIdentity")
        box.setCurrentIndex(box.findData("A. Tremblay"))
        desk.find("reportFile").setText(str(path))
        assert not desk.find("saveReport").isEnabled()
        desk.find("reportSecret").setText("not the passphrase")
        desk.press("saveReport")
        desk.until(lambda: desk.sees("reportTrouble"))
        assert "passphrase" in desk.find("reportTrouble").accessibleName()
        assert desk.find("reportSecret").text() == ""
        assert not path.exists()
        desk.find("reportSecret").setText(PASSPHRASE)
        desk.press("saveReport")
        desk.until(lambda: desk.sees("reportDone"))
        assert not desk.sees("reportTrouble")
        desk.until(lambda: desk.says("Northern Works"))


def test_a_place_that_cannot_be_written_is_said(history_window, told):
    with history_window() as desk:
        prepared(desk, told.banned)
        desk.find("reportFile").setText("/proc/no-such-folder/report.pdf")
        desk.press("saveReport")
        desk.until(lambda: desk.sees("reportTrouble"))
        assert not desk.sees("reportDone")


def test_a_report_dropped_on_the_window_is_checked(history_window, told, tmp_path):
    path = tmp_path / "report.pdf"
    write_report(told.home, told.compliant, path, practice=True)
    with history_window() as desk:
        drop(desk, path)
        answered(desk, "VALID Every")
        desk.until(lambda: desk.says(told.compliant))


def test_the_window_opens_on_a_report_that_was_double_clicked(history_window, told, tmp_path):
    path = tmp_path / "report.pdf"
    write_report(told.home, told.compliant, path, practice=True)
    with history_window(file=path) as desk:
        answered(desk, "VALID Every")


def test_two_files_dropped_at_once_are_not_checked(history_window, told, tmp_path):
    with history_window() as desk:
        drop(desk, tmp_path / "a.pdf", tmp_path / "b.pdf")
        assert not desk.sees("verifyPage")


def test_an_altered_report_is_not_valid_and_never_drawn(history_window, told, tmp_path):
    path = tmp_path / "report.pdf"
    write_report(told.home, told.compliant, path, practice=True)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with history_window("fr") as desk:
        desk.office.go("verify", str(path))
        answered(desk, "NON VALIDE")
        assert desk.window.page("verify").preview.drawn == 0
        assert not desk.window.page("verify").preview.isVisible()


def test_an_unknown_signer_is_said_and_a_root_that_is_named_makes_it_valid(open_window, identified, tmp_path):
    path, root = tmp_path / "report.pdf", tmp_path / "root.pem"
    write_report(identified.home, identified.banned, path, practice=False)
    with Workplace(Options(str(identified.home), None, None)) as place:
        root.write_bytes(place.signers.store.root_pem("A. Tremblay"))
    with open_window(home=tmp_path / "elsewhere") as desk:
        desk.office.go("verify", str(path))
        answered(desk, "VALID BUT SIGNER UNKNOWN")
        assert desk.window.page("verify").preview.drawn == 0
        desk.window.page("verify").trust(root)
        answered(desk, "VALID Every")
        desk.until(lambda: desk.window.page("verify").preview.drawn == 1)


@pytest.mark.parametrize("content", [b"", b"not a PDF at all", b"%PDF-1.7\n" + b"\0" * 5000])
def test_a_file_that_is_no_report_is_said_in_words(history_window, told, tmp_path, content):
    path = tmp_path / "odd.pdf"
    path.write_bytes(content)
    with history_window() as desk:
        desk.office.go("verify", str(path))
        answered(desk, "NOT VALID")


def test_a_file_that_is_not_there_is_said_and_another_can_be_chosen(history_window, told, tmp_path):
    with history_window() as desk:
        desk.office.go("verify", str(tmp_path / "absent.pdf"))
        desk.until(lambda: desk.sees("verifyTrouble"))
        desk.until(lambda: desk.says("Drop a report on this window"))
