"""The side bar tells every phone's true state, as it changes."""

from dataclasses import replace

from auditor.model.settings import Language
from auditor.practice.auth import Consent
from auditor.practice.people import blueprint_of
from auditor.practice.phone import Link
from support.access import reached
from support.window import audited


def test_without_a_phone_the_window_says_how_to_connect_one(open_window):
    with open_window() as desk:
        desk.until(lambda: desk.sees("emptyPage") and desk.says("None connected"))
        assert desk.says("Connect a phone to begin")
        desk.until(lambda: desk.says("None is attached that this computer can see"))


def test_two_phones_stand_in_the_side_bar_each_with_its_state(open_window):
    with open_window("manager", "courier") as desk:
        desk.until(lambda: desk.sees(desk.phone("manager")) and desk.sees(desk.phone("courier")))
        assert desk.find(desk.phone("manager")).accessibleName() == "SM A546W: Connected"


def test_a_phone_that_waits_for_allow_says_so_and_becomes_ready_when_allowed(open_window):
    with open_window("manager", connect=False) as desk:
        desk.rig.phone("manager").set_connection_state(Link.READY, Consent.LATER)
        desk.rig.attach("manager")
        card = desk.phone("manager")
        desk.until(lambda: desk.sees(card) and "Waiting for “Allow”" in desk.find(card).accessibleName())
        desk.press(card)
        desk.until(lambda: desk.says("tap Allow in the USB debugging question"))
        desk.rig.phone("manager").allow()
        desk.until(lambda: desk.sees(card) and desk.find(card).accessibleName().endswith("Connected"))


def test_a_phone_that_is_unplugged_leaves_the_side_bar(open_window):
    with open_window("manager", "courier") as desk:
        desk.until(lambda: desk.sees(desk.phone("manager")) and desk.sees(desk.phone("courier")))
        desk.rig.detach("courier")
        desk.until(lambda: not desk.sees(desk.phone("courier")))
        assert desk.sees(desk.phone("manager"))


def test_the_language_can_be_changed_while_the_window_is_open(open_window):
    with open_window() as desk:
        desk.until(lambda: desk.says("None connected"))
        desk.press("switchLanguage")
        assert desk.says("Branchez un téléphone pour commencer")
        assert desk.says("Aucun téléphone branché")
        assert desk.office.settings.language is Language.FR
        desk.press("switchLanguage")
        assert desk.says("Connect a phone to begin")


def test_the_theme_can_be_changed_while_the_window_is_open(open_window):
    with open_window() as desk:
        was = desk.office.theme.dark
        desk.press("switchTheme")
        assert desk.office.theme.dark is not was
        desk.press("switchTheme")
        assert desk.office.theme.dark is was


def test_a_locked_profile_is_said_with_what_to_do_until_it_is_opened(open_window):
    work = next(user for user in blueprint_of("manager").users if user.user_id == 10)
    others = tuple(user for user in blueprint_of("manager").users if user.user_id != 10)
    locked = replace(blueprint_of("manager"), users=(*others, replace(work, running=False)))
    with open_window(locked) as desk:
        card = desk.phone("manager")
        desk.until(lambda: desk.sees(card) and desk.find(card).accessibleName() == "SM A546W: Work profile locked")
        assert "On the phone, unlock it or switch it on" in desk.find(card).accessibleDescription()
        desk.press(card)
        desk.until(lambda: desk.sees("lockedProfile"))
        desk.until(lambda: desk.find("startAudit").isEnabled())
        asked = [call for call in desk.rig.phone("manager").calls if "shell" in call]
        assert len(asked) == 1, asked
        phone = desk.rig.phone("manager")
        phone.swap(replace(phone.blueprint, users=blueprint_of("manager").users))
        desk.rig.connect("manager")

        def opened():
            if desk.sees("lookAgain"):
                desk.press("lookAgain")
            return desk.sees(card) and desk.find(card).accessibleName() == "SM A546W: Connected"

        desk.until(opened)
        assert not desk.sees("lockedProfile")


def test_behind_an_open_dialog_the_language_stays(open_window):
    """A reader can press what lies behind a dialog, and the dialog would go on in the other language."""
    with open_window("courier") as desk:
        audited(desk, "courier")
        view = desk.window.page("phones").audit
        view.removal_wanted.emit((view.model.rows[0].name,))
        desk.until(lambda: desk.sees("closeDialog"))
        desk.press("switchLanguage")
        assert desk.office.text.language == "en"
        desk.press("closeDialog")
        desk.press("switchLanguage")
        assert desk.office.text.language == "fr"


def test_a_phone_that_comes_leaves_the_page_that_is_read(open_window):
    with open_window("courier", connect=False) as desk:
        desk.until(lambda: desk.says("None connected"))
        desk.office.go("help")
        desk.rig.connect("courier")
        desk.until(lambda: desk.sees(desk.phone("courier")))
        assert desk.sees("helpPage")
        desk.press(desk.phone("courier"))
        desk.until(lambda: desk.sees("readyPage"))


def test_a_phone_that_comes_last_is_reached_first(open_window):
    """Its card is made after the page of the audit; Tab comes to it before that page all the same."""
    with open_window("courier", "analyst", connect=False) as desk:
        desk.rig.connect("courier")
        audited(desk, "courier")
        desk.rig.connect("analyst")
        desk.until(lambda: desk.sees(desk.phone("analyst")))
        order = [part.accessibleIdentifier() for part in reached(desk.window)]
        cards = {desk.phone("courier"), desk.phone("analyst")}
        assert set(order[:2]) == cards
        assert order[2] == "banListInUse"
        assert order.index("auditAgain") > order.index("switchTheme")
