"""Settings take effect at once, are kept, and refuse what cannot be used; identities are added by the assistant."""

from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtCore import Qt

from auditor import paths
from auditor.app import Options, Workplace
from auditor.identity.custodian import issue, new_root, open_root
from auditor.model.settings import Language
from support.softhsm import PIN

PASSPHRASE = "a long enough passphrase"


def at_settings(desk):
    desk.office.go("settings")
    desk.until(lambda: desk.sees("settingsOperator"))
    return desk.window.page("settings")


def kept(home):
    with Workplace(Options(str(home), None, None)) as place:
        return place.settings


def test_the_name_is_kept_for_every_later_run(open_window, tmp_path):
    with open_window(home=tmp_path / "home") as desk:
        at_settings(desk)
        field = desk.find("settingsOperator")
        field.setText("  A.   Tremblay ")
        field.editingFinished.emit()
        assert desk.office.operator == "A. Tremblay"
    assert kept(tmp_path / "home").operator == "A. Tremblay"


def test_an_address_that_is_none_is_said_and_not_kept(open_window, tmp_path):
    with open_window(home=tmp_path / "home") as desk:
        at_settings(desk)
        field = desk.find("settingsTimeStamp")
        field.setText("not an address")
        field.editingFinished.emit()
        desk.until(lambda: desk.sees("settingsTrouble"))
        assert desk.office.settings.timestamp_server is None
        field.setText("http://stamps.example/tsa")
        field.editingFinished.emit()
        assert not desk.sees("settingsTrouble")
    assert kept(tmp_path / "home").timestamp_server == "http://stamps.example/tsa"


def test_language_and_colours_change_while_one_looks(open_window):
    with open_window() as desk:
        at_settings(desk)
        box = desk.find("settingsLanguage")
        box.setCurrentIndex(1)
        box.activated.emit(1)
        desk.until(lambda: desk.says("Vous et cette fenêtre"))
        assert desk.office.settings.language is Language.FR
        colours = desk.find("settingsTheme")
        colours.setCurrentIndex(2)
        colours.activated.emit(2)
        assert desk.office.theme.dark


def test_practice_mode_brings_practice_phones_and_a_banner(open_window):
    with open_window() as desk:
        at_settings(desk)
        box = desk.find("practiceMode")
        desk.until(box.isEnabled)
        box.setChecked(True)
        desk.until(lambda: desk.says("Practice mode: these phones are simulated"))
        desk.until(lambda: len(desk.bridge.phones) > 2)
        desk.until(box.isEnabled)
        box.setChecked(False)
        desk.until(lambda: desk.bridge.phones == ())


def test_at_least_one_policy_stays_ticked(open_window, tmp_path):
    with open_window(home=tmp_path / "home") as desk:
        desk.until(lambda: desk.office.armed is not None)
        view = at_settings(desk)
        policies = view.policies.policies
        desk.until(lambda: policies.count() > 50)
        policies.item(0).setCheckState(Qt.CheckState.Unchecked)
        desk.until(lambda: desk.sees("policyTrouble"))
        assert desk.office.settings.policies == ("ca-gc",)
        policies.item(3).setCheckState(Qt.CheckState.Checked)
        desk.until(lambda: not desk.sees("policyTrouble"))
        assert len(desk.office.settings.policies) == 1


def test_the_records_are_proved_from_the_window(history_window, told):
    with history_window() as desk:
        at_settings(desk)
        desk.press("checkRecords")
        desk.until(lambda: desk.sees("recordsChecked"))
        assert desk.find("recordsChecked").accessibleName().startswith("All is as it was written")


def add(desk, dialog, way):
    at_settings(desk)
    desk.press("addIdentity")
    asked = dialog(desk, "identityDialog")
    asked.choose(way)
    return asked


def fill(way, **values):
    for name, value in values.items():
        way._lines[name].setText(value)


def test_an_identity_is_made_by_the_assistant(open_window, dialog, tmp_path):
    with open_window(home=tmp_path / "home") as desk:
        asked = add(desk, dialog, "create")
        assert not asked.proceed.isEnabled()
        fill(asked.way, organisation="Northern Works", name="A. Tremblay", passphrase=PASSPHRASE, again="another one")
        asked.proceed.click()
        desk.until(asked.trouble.isVisible)
        assert "differ" in asked.trouble.accessibleName()
        fill(asked.way, again=PASSPHRASE)
        asked.proceed.click()
        desk.until(asked.answer.isVisible)
        assert "locked away" in asked.answer.accessibleName()
        desk.until(asked.proceed.isEnabled)
        asked.proceed.click()
        desk.until(lambda: desk.sees("identity:A. Tremblay"))
        desk.press("copyRoot:A. Tremblay")
        desk.until(lambda: desk.says("The root certificate is on the clipboard"))


def test_a_short_passphrase_is_refused_and_can_be_given_again(open_window, dialog):
    with open_window() as desk:
        asked = add(desk, dialog, "create")
        fill(asked.way, organisation="Northern Works", name="A. Tremblay", passphrase="short", again="short")
        asked.proceed.click()
        desk.until(asked.trouble.isVisible)
        desk.until(asked.proceed.isEnabled)


def test_an_identity_is_imported_from_a_file(open_window, dialog, tmp_path):
    with Workplace(Options(str(tmp_path / "elsewhere"), None, None)) as place:
        made = place.signers.create("Northern Works", "B. Roy", PASSPHRASE, place.records, place.clock.now())
    with open_window(home=tmp_path / "home") as desk:
        asked = add(desk, dialog, "import")
        fill(asked.way, p12=made.key_file, passphrase="wrong passphrase")
        asked.proceed.click()
        desk.until(asked.trouble.isVisible)
        desk.until(asked.proceed.isEnabled)
        fill(asked.way, passphrase=PASSPHRASE)
        asked.proceed.click()
        desk.until(asked.answer.isVisible)
        desk.until(lambda: desk.sees("identity:B. Roy"))


def test_a_certificate_is_asked_for_by_a_file_issued_and_accepted(open_window, dialog, tmp_path):
    out, answer = tmp_path / "request.csr", tmp_path / "certificate.pem"
    with open_window(home=tmp_path / "home") as desk:
        asked = add(desk, dialog, "ask")
        fill(
            asked.way, organisation="Northern Works", name="C. Côté", passphrase=PASSPHRASE, again=PASSPHRASE,
            request=str(out),
        )  # fmt: skip
        asked.proceed.click()
        desk.until(asked.answer.isVisible)
        assert not desk.sees("identity:C. Côté")
        asked.accept()
        now = datetime.now(UTC)
        made = new_root("Northern Works", tmp_path / "root.p12", PASSPHRASE, now)
        issue(out, open_root(Path(made.key_file), PASSPHRASE, now), answer, now)
        asked = add(desk, dialog, "accept")
        fill(asked.way, answer=str(answer), passphrase="not the passphrase")
        asked.proceed.click()
        desk.until(asked.trouble.isVisible)
        desk.until(asked.proceed.isEnabled)
        fill(asked.way, passphrase=PASSPHRASE)
        asked.proceed.click()
        desk.until(asked.answer.isVisible)
        desk.until(lambda: desk.sees("identity:C. Côté"))


def test_a_module_that_is_none_is_said(open_window, dialog, tmp_path):
    odd = tmp_path / "module.so"
    odd.write_bytes(b"not a library")
    with open_window() as desk:
        asked = add(desk, dialog, "token")
        fill(asked.way, module=str(odd))
        asked.proceed.click()
        desk.until(asked.trouble.isVisible)


def test_a_report_is_signed_by_a_token_after_a_wrong_pin_was_said(history_window, told, dialog, card, tmp_path):
    root, path = tmp_path / "root.pem", tmp_path / "report.pdf"
    root.write_bytes(card.root.certificate.public_bytes(Encoding.PEM))
    with history_window() as desk:
        asked = add(desk, dialog, "token")
        fill(asked.way, module=str(card.module), issuers=str(root))
        asked.proceed.click()
        desk.until(lambda: asked.way.certificates.count() == 3)
        desk.until(asked.proceed.isEnabled)
        names = [asked.way.certificates.itemText(number) for number in range(3)]
        asked.way.certificates.setCurrentIndex(next(n for n, name in enumerate(names) if "A. Tremblay" in name))
        asked.proceed.click()
        desk.until(asked.answer.isVisible)
        asked.accept()
        desk.office.go("report", told.banned)
        desk.until(lambda: desk.window.page("report").preview.drawn == 1)
        box = desk.find("reportIdentity")
        box.setCurrentIndex(box.findData("A. Tremblay"))
        desk.find("reportFile").setText(str(path))
        desk.find("reportSecret").setText("000000")
        desk.press("saveReport")
        desk.until(lambda: desk.sees("reportTrouble"))
        assert not path.exists()
        desk.until(lambda: desk.find("reportSecret").text() == "")
        desk.until(lambda: desk.sees("pinCare"))
        assert desk.find("pinCare").accessibleName().startswith("A wrong PIN was entered before The token locks itself")
        desk.find("reportSecret").setText(PIN)
        desk.press("saveReport")
        desk.until(lambda: desk.sees("reportDone"))
        assert path.exists()
        desk.until(lambda: not desk.sees("pinCare"))


def test_the_records_folder_is_chosen_for_the_next_start_and_nothing_is_moved(open_window, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "usual_home", lambda: tmp_path / "usual")
    kept_there, path = tmp_path / "share", tmp_path / "home"
    kept_there.mkdir()
    with open_window(home=path) as desk:
        at_settings(desk)
        assert desk.says("This run was given its folder")
        place = desk.window.page("settings").place
        place.remember(tmp_path / "not there")
        desk.until(lambda: "cannot be used" in desk.find("recordsElsewhere").accessibleName())
        place.remember(kept_there)
        desk.until(lambda: desk.says(f"From the next start on: {kept_there}"))
        assert desk.says(f"what lies in {path} stays there")
        desk.press("usualRecords")
        desk.until(lambda: not desk.sees("recordsElsewhere"))
    assert paths.remembered_home() is None
    assert list(kept_there.iterdir()) == []
