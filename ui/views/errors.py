"""An error for people: what did not happen, why, and what to do."""

from auditor.errors import AuditorError
from ui.layout import column, panel, row
from ui.office import Office
from ui.text import Text, sentence
from ui.views.base import View
from ui.widgets import Button, Glyph, Label


def error_parts(error: AuditorError, text: Text) -> tuple[str, str, str]:
    """What, why and remedy, each as a sentence of its own in the window's language."""
    said = (text.core(part) for part in (error.what, error.why, error.remedy))
    what, why, remedy = (sentence(part) for part in said)
    return what, why, remedy


class ErrorNote(Label):
    """A note with an AuditorError; hidden while there is none."""

    def __init__(self, office: Office) -> None:
        """Nothing went wrong yet."""
        super().__init__("", "badh", wrap=True)
        self._office = office
        self._error: AuditorError | None = None
        self._why, self._remedy = Label("", wrap=True, selectable=True), Label("", "muted", wrap=True)
        mark = column(Glyph(office.theme, "octagon-x", "bad", 18), None)
        self.frame = panel("noteBad", row(
            mark, 12, column(self, 3, self._why, 3, self._remedy), margins=(14, 12, 14, 12),
        ))  # fmt: skip
        self.frame.setVisible(False)
        self.frame.setAccessibleIdentifier("errorNote")

    def show_error(self, error: AuditorError | None) -> None:
        """Show this error, or none."""
        self._error = error
        self.frame.setVisible(error is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the sentences anew."""
        if self._error is not None:
            what, why, remedy = error_parts(self._error, self._office.text)
            self.setText(what)
            self._why.setText(why)
            self._remedy.setText(remedy)
            self.frame.setAccessibleName(f"{what} {why} {remedy}")


class TroubleBar(View):
    """Above every page: the last thing that could not be done, until it is hidden."""

    def __init__(self, office: Office) -> None:
        """Nothing went wrong yet."""
        super().__init__(office)
        self.note = ErrorNote(office)
        self.hide_it = Button(office.theme, "hideTrouble", "x", "ghost")
        self.hide_it.clicked.connect(self.hide)
        self.setLayout(row(self.note.frame, 4, column(self.hide_it, None), margins=(24, 12, 12, 0), grow=0))
        self.retranslate()
        self.hide()
        if office.settings_trouble is not None:
            self.show_error(office.settings_trouble)

    def show_error(self, error: object) -> None:
        """Show this AuditorError, and say it to screen readers."""
        if isinstance(error, AuditorError):
            self.note.show_error(error)
            self.show()
            self.office.tell(error_parts(error, self.text)[0])

    def retranslate(self) -> None:
        """Put every sentence anew."""
        self.note.retranslate()
        self.hide_it.say("", self.text("trouble.close"))
