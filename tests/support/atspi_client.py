"""What a screen reader does, for tests: reads a window through AT-SPI and acts on its controls.

The system's Python runs it (`gi` is a Debian package and in no wheel): one JSON object per line in, one per line out.
`screen.py` beside it is its other end. Nothing is cached: what is answered is what the window says at that moment.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version must be named before

DEEP = (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE, Atspi.Role.MENU, Atspi.Role.COMBO_BOX, Atspi.Role.LIST)
"""Thousands of cells, or entries that nobody has opened: these are asked about by themselves."""
STATES = ("ENABLED", "CHECKED", "FOCUSED", "FOCUSABLE", "CHECKABLE", "EDITABLE", "SELECTED")
HEARD_KEPT = 200
TURNS = 20
"""So often a window is read anew if a part of it goes while it is being read."""


class Reader:
    """Reads the windows of one process."""

    def __init__(self):
        self.pid = 0
        self.known = {}
        self.heard = []
        self.listener = Atspi.EventListener.new(self._hear)
        self.listener.register("object:announcement")

    def _hear(self, event):
        self.heard.append(str(event.any_data))
        del self.heard[:-HEARD_KEPT]

    # ------------------------------------------------------------ finding
    def watch(self, pid):
        """Whether the process has a window to read; from now on its windows are meant."""
        self.pid, self.known = pid, {}
        return bool(self._windows())

    def _windows(self):
        """The windows that are shown; dialogs, which come later, first."""
        desk = Atspi.get_desktop(0)
        for place in range(desk.get_child_count()):
            program = desk.get_child_at_index(place)
            if program is not None and program.get_process_id() == self.pid:
                program.set_cache_mask(Atspi.Cache.NONE)
                windows = [program.get_child_at_index(n) for n in range(program.get_child_count())]
                return [one for one in reversed(windows) if one is not None and _showing(one)]
        return []

    def _walk(self):
        waiting = self._windows()
        # Qt tells of no MODAL state; every dialog of ours is modal.
        waiting = [window for window in waiting if window.get_role() == Atspi.Role.DIALOG][:1] or waiting
        waiting.reverse()
        while waiting:
            part = waiting.pop()
            yield part
            if part.get_role() not in DEEP:
                inside = [part.get_child_at_index(n) for n in range(part.get_child_count())]
                waiting += [one for one in reversed(inside) if one is not None and _showing(one)]

    def find(self, identifier):
        """The part with this identifier that is shown, or None. While a dialog is open nothing else can be reached."""
        return _steadily(lambda: next((one for one in self._walk() if one.get_accessible_id() == identifier), None))

    def there(self, identifier):
        """The part, which must be there."""
        part = self.find(identifier)
        if part is None:
            raise LookupError(f"nothing shown is called {identifier}")
        return part

    # ------------------------------------------------------------ reading
    def read(self, identifier):
        """What is told of one part, or None if it is not shown."""

        def once():
            part = self.find(identifier)
            return None if part is None else _told(part)

        return _steadily(once)

    def all(self):
        """What is told of everything that is shown, in the order a reader goes through it."""
        return _steadily(lambda: [_told(part) for part in self._walk()])

    def says(self, words):
        """Whether something shown says these words."""
        return _steadily(lambda: any(words in _plain(part.get_name()) for part in self._walk()))

    def listen(self):
        """What was announced since the last time."""
        heard, self.heard = self.heard, []
        return heard

    def rows(self, identifier, most):
        """How many rows a table has, and the cells of the first of them."""

        def once():
            table = self.there(identifier)
            count, across = Atspi.Table.get_n_rows(table), Atspi.Table.get_n_columns(table)
            first = range(min(count, most))
            return {"count": count, "rows": [[_cell(table, row, at) for at in range(across)] for row in first]}

        return _steadily(once)

    # ------------------------------------------------------------ acting
    def act(self, identifier):
        """Do what the part offers first: press, toggle."""
        part = self.there(identifier)
        if not _has(part, Atspi.StateType.ENABLED):
            raise LookupError(f"{identifier} cannot be pressed now")
        return Atspi.Action.do_action(part, 0)

    def write(self, identifier, text):
        """Put text into a field."""
        part = self.there(identifier)
        Atspi.Component.grab_focus(part)
        return Atspi.EditableText.set_text_contents(part, text)

    def choose(self, identifier, rows):
        """Select exactly these rows of a table."""
        table = self.there(identifier)
        for row in Atspi.Table.get_selected_rows(table):
            if row not in rows:
                Atspi.Table.remove_row_selection(table, row)
        for row in rows:
            Atspi.Table.add_row_selection(table, row)

    def focus(self, identifier):
        """Take the keyboard there."""
        return Atspi.Component.grab_focus(self.there(identifier))

    def key(self, name):
        """Press a key of the keyboard, by its X name."""
        return Atspi.generate_keyboard_event(0, name, Atspi.KeySynthType.STRING)


def _steadily(read):
    """Read until nothing went away meanwhile: pages and dialogs are replaced while they are read."""
    for _ in range(TURNS):
        try:
            return read()
        except GLib.Error:
            time.sleep(0.02)
    return read()


def _has(part, state):
    return part.get_state_set().contains(state)


def _showing(part):
    states = part.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


def _plain(words):
    return words.replace("\u00a0", " ")


def _told(part):
    states = part.get_state_set()
    offers = part.get_interfaces()
    box = Atspi.Component.get_extents(part, Atspi.CoordType.SCREEN) if "Component" in offers else None
    return {
        "id": part.get_accessible_id(),
        "role": part.get_role_name(),
        "name": _plain(part.get_name()),
        "description": _plain(part.get_description()),
        "text": _plain(Atspi.Text.get_text(part, 0, -1)) if "Text" in offers else "",
        "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name))],
        "box": [box.x, box.y, box.width, box.height] if box else None,
    }


def _cell(table, row, at):
    cell = Atspi.Table.get_accessible_at(table, row, at)
    return _plain(cell.get_name()) if cell else ""


def main():
    """Answer until the input ends."""
    reader = Reader()
    pump = GLib.MainContext.default()
    for line in sys.stdin:
        order = json.loads(line)
        while pump.pending():
            pump.iteration(False)
        try:
            answer = {"ok": getattr(reader, order["do"])(*order["with"])}
        except (LookupError, GLib.Error) as error:
            answer = {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
