"""An auditor who hears the window instead of seeing it: a real window on a screen, driven through AT-SPI alone."""

import json

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from auditor.practice.auth import Consent
from auditor.practice.faults import Fault, Hang
from auditor.practice.phone import Link
from support.adbrig import Rig
from support.arena import five_banned
from support.screen import Screen
from support.softhsm import PIN

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
OPERATOR = "A. Tremblay"
WECHAT = "com.tencent.mm"
CONTROLS = {"push button", "check box", "radio button", "combo box", "text", "password text", "table", "list"}
PAGE_SHOWN = {
    "cases": "caseTable",
    "banlist": "ruleTable",
    "verify": "chooseReport",
    "settings": "settingsOperator",
    "help": "helpPages",
}


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    with Screen(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


def begin_audit(window):
    """Name the operator and begin."""
    window.write("operator", OPERATOR)
    window.press("startAudit")


def select_wechat(window):
    """Filter and search until one app is left, and select it."""
    window.press("chip:banned")
    count, rows = window.rows("appTable")
    assert count == 5
    assert all(row[1] == "Banned" for row in rows)
    assert f"WeChat, {WECHAT}, Banned" in [row[0] for row in rows]
    window.write("search", "tencent")
    window.until(lambda: window.rows("appTable")[0] == 1, "the search leaves other apps")
    window.choose("appTable", 0)
    assert window.find("removeApp").name == "Remove WeChat from the phone"


def press_with_keys(window, identifier):
    """Go there by Tab and press Space."""
    window.find(identifier, "ENABLED")
    window.tab_to(identifier)
    window.keys("space")


def begin_audit_with_keys(window):
    """Tab to the name, write over it, and press Return."""
    window.find("startAudit", "ENABLED")
    window.take_keyboard()
    window.tab_to("operator")
    window.keys("ctrl+a")
    window.types(OPERATOR)
    window.keys("Return")


def confirm_removal_with_keys(window):
    """Delete in the table, hear the steps, then agree, type the word, and go on: the mouse is never needed."""
    window.tab_to("appTable")
    window.keys("Delete")
    go = window.find("confirmRemoval")
    window.take_keyboard()
    assert (go.name, go.can("ENABLED")) == ("Remove 1 app", False)
    assert go.description == "Tick the box and type REMOVE first."
    steps = {window.find(f"step:{number}").description for number in (1, 2)}
    assert steps == {f"pm uninstall --user {user} {WECHAT}" for user in (0, 10)}
    press_with_keys(window, "ownerAgreed")
    assert not window.find("confirmRemoval").can("ENABLED")
    window.tab_to("typedWord")
    window.types("REMOVE")
    press_with_keys(window, "confirmRemoval")


def test_an_auditor_finds_removes_and_proves(screen, fieldcheck):
    """The name, the audit and the removal by real keys; the rest by what a reader offers."""
    path = fieldcheck.folder / "report.pdf"
    with screen.window(fieldcheck, "--practice", "manager", "--lang", "en") as window:
        window.says("Practice mode")
        begin_audit_with_keys(window)
        window.named("verdict", "Non-compliant. 5 banned apps must be removed")
        select_wechat(window)
        window.says("Treasury Board of Canada Secretariat")
        # What the list no longer shows is no target any more.
        window.write("search", "kaspersky")
        window.until(lambda: window.part("removeApp") is None, "an app that is not shown is still aimed at")
        window.write("search", "tencent")
        window.choose("appTable", 0)
        confirm_removal_with_keys(window)
        window.named("removalDone", "1 of 1 apps is gone from")
        window.hears("1 of 1 apps is gone from")
        press_with_keys(window, "closeDialog")
        window.take_keyboard()
        window.named("verdict", "4 banned apps must be removed")
        assert window.rows("appTable")[1][0][:2] == [f"WeChat, {WECHAT}, Removed", "Removed"]

        window.press("exportReport")
        window.find("saveReport", "ENABLED")
        window.write("reportFile", str(path))
        window.press("saveReport")
        window.named("reportDone", "Saved, signed and verified")
        window.hears("Saved, signed and verified")
        window.press("checkReport")
        window.named("verifyAnswer", "VALID Every byte is as it was signed")
        window.hears("VALID")
        window.says("Signer: Practice auditor")
    assert fieldcheck("verify", path).code == 0
    journal = fieldcheck.home / "practice" / "phones" / "manager.jsonl"
    acts = [json.loads(line)["line"] for line in journal.read_text(encoding="utf-8").splitlines()]
    assert acts == [f"pm uninstall --user {user} {WECHAT}" for user in (0, 10)]
    assert fieldcheck("log", "check").code == 0


def at(rig):
    """The arguments for a window on the phones of a rig."""
    return ("--adb-server", f"127.0.0.1:{rig.server.port}")


def unnamed(window):
    """The controls of the page that is shown of which a reader is told nothing."""
    return [one for one in window.everything() if one.role in CONTROLS and not (one.name.strip() or one.description)]


def take_token(fieldcheck, card):
    """Let the card sign. Returns the file of its root."""
    root = fieldcheck.folder / "root.pem"
    root.write_bytes(card.root.certificate.public_bytes(Encoding.PEM))
    listed = fieldcheck("--json", "identity", "token", card.module).json
    mine = next(one["identity"]["fingerprint"] for one in listed if one["identity"]["name"] == OPERATOR)
    assert fieldcheck("identity", "token", card.module, "--use", mine[:12], "--issuer", root).code == 0
    return root


def test_in_french_a_phone_is_allowed_and_a_wrong_pin_signs_nothing(screen, fieldcheck, card):
    root, path = take_token(fieldcheck, card), fieldcheck.folder / "rapport.pdf"
    with Rig(five_banned(), connect=False) as rig, screen.window(fieldcheck, *at(rig), "--lang", "fr") as window:
        window.says("Branchez un téléphone pour commencer")
        phone = f"phone:{rig.serial('five')}"
        rig.phone("five").set_connection_state(Link.READY, Consent.LATER)
        rig.attach("five")
        window.named(phone, "En attente")
        window.press(phone)
        window.says("touchez Autoriser")
        rig.phone("five").allow()
        window.named(phone, "Branché")
        begin_audit(window)
        window.named("verdict", "Non conforme. 5 applications interdites à retirer")
        window.press("chip:banned")
        window.write("search", "kaspersky")
        window.until(lambda: window.rows("appTable")[0] == 2, "the search leaves other apps")
        window.choose("appTable", 0, 1)
        assert window.find("removeApp").name == "Retirer 2 applications…"
        window.press("removeApp")
        window.press("ownerAgreed")
        window.write("typedWord", "RETIRER")
        window.press("confirmRemoval")
        window.named("removalDone", "2 des 2 applications ont été retirées")
        window.press("closeDialog")
        window.press("exportReport")
        window.find("reportSecret", "EDITABLE")
        window.write("reportFile", str(path))
        window.write("reportSecret", "000000")
        window.press("saveReport")
        window.named("reportTrouble", "NIP")
        assert not path.exists()
        window.write("reportSecret", PIN)
        window.press("saveReport")
        window.named("reportDone", "Enregistré, signé et vérifié")
        window.press("checkReport")
        window.named("verifyAnswer", "VALIDE")
        window.hears("VALIDE")
        gone = {"com.kms.free", "com.kaspersky.secure.connection"}
        state = rig.phone("five").state
        assert not any(gone & set(state.installed(user.user_id)) for user in state.users)
    assert fieldcheck("verify", path, "--root", root).code == 0


def test_of_two_phones_one_is_pulled_out_while_it_is_read(screen, fieldcheck):
    with Rig("courier", five_banned()) as rig, screen.window(fieldcheck, *at(rig), "--lang", "en") as window:
        courier, five = (f"phone:{rig.serial(name)}" for name in ("courier", "five"))
        rig.phone("five").set_fault(Fault("dumpsys package", Hang(2000)))
        window.press(five)
        begin_audit(window)
        window.named(five, "Being audited")
        asked = rig.phone("five")
        window.until(lambda: any("dumpsys package" in call for call in asked.calls), "five is not read")
        window.press(courier)
        window.press("startAudit")
        window.named("verdict", "Compliant. No app of the ban list was found")
        window.says("This is not a clean bill of health")
        asked.unplug()
        rig.detach("five")
        window.press(five)
        window.named(five, "Unplugged")
        window.named("verdict", "Inconclusive. No verdict: part of the phone could not be read")
        assert "The phone was lost" in window.find("gaps").name
        asked.clear_faults()
        asked.plug_in()
        rig.connect("five")
        window.named(five, "Connected")
        window.press("auditAgain")
        window.named("verdict", "Non-compliant. 5 banned apps must be removed")
        assert all("uninstall" not in call for name in ("courier", "five") for call in rig.phone(name).calls)
        for page in ("cases", "banlist", "verify", "settings", "help"):
            window.press(f"page:{page}")
            window.find(PAGE_SHOWN[page])
            assert unnamed(window) == [], page
    verdicts = [case["verdict"] for case in fieldcheck("--json", "cases").json]
    assert sorted(verdicts) == ["COMPLIANT", "INCONCLUSIVE", "NON_COMPLIANT"]
