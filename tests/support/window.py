"""What tests of the window do over and over: audit a phone as an operator would."""

OPERATOR = "A. Tremblay"


def audited(desk, name, *, wait=True):
    """Choose the phone, name the operator if asked, press the button; the audit's view once it has ended."""
    desk.until(lambda: desk.sees(desk.phone(name)) and desk.office.armed is not None)
    desk.press(desk.phone(name))
    desk.until(lambda: desk.sees("startAudit"))
    if desk.sees("operator"):
        desk.find("operator").setText(OPERATOR)
    desk.press("startAudit")
    if wait:
        session = desk.office.sessions.of(desk.rig.serial(name))
        desk.until(lambda: not session.busy)
        assert session.trouble is None, session.trouble
        desk.until(lambda: desk.sees("appTable"))
    return desk.window.page("phones").audit
