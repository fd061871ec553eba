"""An auditor who hears the window instead of seeing it: a real window on a screen, driven through AT-SPI alone."""

import json

import pytest

from support.screen import Screen

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
OPERATOR = "A. Tremblay"
WECHAT = "com.tencent.mm"


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


def confirm_removal(window):
    """Hear the steps, agree, type the word, and go on."""
    go = window.find("confirmRemoval")
    assert (go.name, go.can("ENABLED")) == ("Remove 1 app", False)
    assert go.description == "Tick the box and type REMOVE first."
    steps = {window.find(f"step:{number}").description for number in (1, 2)}
    assert steps == {f"pm uninstall --user {user} {WECHAT}" for user in (0, 10)}
    window.press("ownerAgreed")
    assert not window.find("confirmRemoval").can("ENABLED")
    window.write("typedWord", "REMOVE")
    window.press("confirmRemoval")


def test_an_auditor_finds_removes_and_proves(screen, fieldcheck):
    path = fieldcheck.folder / "report.pdf"
    with screen.window(fieldcheck, "--practice", "manager", "--lang", "en") as window:
        window.says("Practice mode")
        begin_audit(window)
        window.named("verdict", "Non-compliant. 5 banned apps must be removed")
        select_wechat(window)
        window.says("Treasury Board of Canada Secretariat")
        # What the list no longer shows is no target any more.
        window.write("search", "kaspersky")
        window.until(lambda: window.part("removeApp") is None, "an app that is not shown is still aimed at")
        window.write("search", "tencent")
        window.choose("appTable", 0)
        window.press("removeApp")
        confirm_removal(window)
        window.named("removalDone", "1 of 1 apps is gone from")
        window.hears("1 of 1 apps is gone from")
        window.press("closeDialog")
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
