"""A screen, a session bus and a screen reader for tests: windows as their users have them, without a person."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
CLIENT = Path(__file__).with_name("atspi_client.py")
SIZE = "1440x900x24"
PATIENCE = 60.0
"""Seconds for anything awaited in a window; a whole audit takes two on a quiet machine."""
PAUSE = 0.05
MOST_TABS = 40
"""More than any page has to stop at."""


class Children:
    """Processes of a test, each with a group of its own, so that what they start ends with them."""

    def __init__(self):
        self._all = []

    def start(self, words, **how):
        process = subprocess.Popen(words, stdin=how.pop("stdin", subprocess.DEVNULL), start_new_session=True, **how)
        self._all.append(process)
        return process

    def end(self, process):
        """End one and all of its group."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        self._all.remove(process)

    def end_all(self):
        for process in reversed(self._all[:]):
            self.end(process)


class Screen:
    """Xvfb, a session bus, the accessibility bus and a reader."""

    def __init__(self, folder):
        self._folder = folder
        self._children = Children()
        self.environment = {}

    def __enter__(self):
        if not sys.platform.startswith("linux"):
            pytest.skip("AT-SPI is the accessibility of Linux desktops")
        try:
            self._begin()
        except BaseException:
            self._children.end_all()
            raise
        return self

    def __exit__(self, *told):
        self._children.end_all()

    def _begin(self):
        runtime = self._folder / "runtime"
        runtime.mkdir(mode=0o700)
        number = self._first_line(["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"], {})
        known = {"DISPLAY": f":{number}", "XDG_RUNTIME_DIR": str(runtime), "HOME": str(self._folder)}
        bus = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
        known["DBUS_SESSION_BUS_ADDRESS"] = self._first_line(bus, known)
        # Qt complains of every reader that asks for what has just gone.
        self.environment = known | {
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_LOGGING_RULES": "qt.accessibility.atspi=false",
        }
        quiet = subprocess.DEVNULL
        self._children.start([LAUNCHER, "--launch-immediately"], env=os.environ | known, stdout=quiet, stderr=quiet)

    def _first_line(self, words, environment):
        """Start a server that says on its output where it is."""
        process = self._children.start(
            words, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
        said = process.stdout.readline().strip() if ready else ""
        assert said, f"{words[0]} does not start"
        return said

    @contextlib.contextmanager
    def window(self, fieldcheck, *words):
        """Fieldcheck's window with these arguments, and somebody who reads it."""
        errors = fieldcheck.folder / "window.err"
        children = Children()
        environment = fieldcheck.environment | self.environment
        with errors.open("wb") as told:
            process = children.start(fieldcheck.arguments(*words), env=environment, stdout=told, stderr=told)
        pipe = subprocess.PIPE
        client = children.start([PYTHON, str(CLIENT)], env=os.environ | self.environment, stdin=pipe, stdout=pipe,
                                text=True)  # fmt: skip
        window = Window(process, client, os.environ | self.environment)
        try:
            window.until(lambda: window.ask("watch", process.pid), "the window does not open")
            yield window
            assert process.poll() is None, errors.read_text(encoding="utf-8")
        finally:
            children.end_all()
        said = errors.read_text(encoding="utf-8")
        assert said == "", f"the window complained: {said}"


@dataclass(frozen=True)
class Part:
    """What a reader is told of one part of a window. box: left, top, width, height on the screen."""

    id: str
    role: str
    name: str
    description: str
    text: str
    states: list
    box: list | None

    def can(self, state):
        """Whether it is in this state: ENABLED, CHECKED, FOCUSED …"""
        return state in self.states


class Window:
    """The window through its reader."""

    def __init__(self, process, client, environment):
        self._process, self._client, self._environment = process, client, environment
        self._heard = []

    def ask(self, what, *words):
        """One order to the reader and its answer. Raises LookupError for what is not there."""
        assert self._process.poll() is None, "the window's process has ended"
        self._client.stdin.write(json.dumps({"do": what, "with": words}) + "\n")
        self._client.stdin.flush()
        ready, _, _ = select.select([self._client.stdout], [], [], PATIENCE)
        line = self._client.stdout.readline() if ready else ""
        assert line, f"the reader does not answer to {what} {words}"
        answer = json.loads(line)
        if "error" in answer:
            raise LookupError(answer["error"])
        return answer["ok"]

    def until(self, true, otherwise):
        """Wait until it is so, and return what was found."""
        deadline = time.monotonic() + PATIENCE
        while True:
            if found := true():
                return found
            assert time.monotonic() < deadline, f"{otherwise}\n{self.page()}"
            time.sleep(PAUSE)

    # ------------------------------------------------------------ reading
    def part(self, identifier):
        """A part that is shown, or None."""
        told = self.ask("read", identifier)
        return None if told is None else Part(**told)

    def find(self, identifier, state=None):
        """A part, as soon as it is shown and in this state."""

        def ready():
            part = self.part(identifier)
            return part if part and (state is None or part.can(state)) else None

        return self.until(ready, f"{identifier} is not shown, or never {state}")

    def says(self, words):
        """Wait until something says so."""
        self.until(lambda: self.ask("says", words), f"nothing says: {words}")

    def named(self, identifier, words):
        """Wait until a part's name has these words."""
        self.until(lambda: words in (self.part(identifier) or NOBODY).name, f"{identifier} is not called: {words}")

    def hears(self, words):
        """Wait until it was announced."""

        def heard():
            self._heard += self.ask("listen")
            return any(words in one for one in self._heard)

        self.until(heard, f"not announced: {words}; announced: {self._heard}")

    def everything(self):
        """All parts that are shown, in the order of a reader."""
        return [Part(**told) for told in self.ask("all")]

    def page(self):
        """The window in lines, for a person who looks into a failure."""
        with contextlib.suppress(LookupError):
            return "\n".join(f"{one.role} {one.id} {one.name[:120]!r} {one.states}" for one in self.everything())
        return "nothing can be read"

    def rows(self, identifier, most=10):
        """How many rows a table has, and the cells of the first."""
        told = self.ask("rows", identifier, most)
        return told["count"], told["rows"]

    # ------------------------------------------------------------ acting
    def press(self, identifier):
        """Press a button, or tick a box, as soon as it can be."""
        self.find(identifier, "ENABLED")
        self.ask("act", identifier)

    def write(self, identifier, text):
        """Put text into a field."""
        self.find(identifier, "EDITABLE")
        self.ask("write", identifier, text)

    def choose(self, identifier, *rows):
        """Select exactly these rows of a table."""
        self.ask("choose", identifier, rows)

    # ------------------------------------------------------------ with real keys
    def _xdotool(self, *words):
        return subprocess.run(["xdotool", *words], env=self._environment, check=True, capture_output=True, text=True)

    def take_keyboard(self):
        """Give this window the keyboard of the screen, as a window manager would."""
        shown = self._xdotool("search", "--onlyvisible", "--pid", str(self._process.pid)).stdout.split()
        self._xdotool("windowfocus", "--sync", shown[-1])

    def keys(self, *names):
        """Press these keys, by their X names."""
        self._xdotool("key", *names)

    def types(self, text):
        """Type this."""
        self._xdotool("type", "--delay", "5", text)

    def tab_to(self, identifier):
        """Press Tab until a part has the keyboard."""
        for _ in range(MOST_TABS):
            if self.find(identifier).can("FOCUSED"):
                return
            self.keys("Tab")
        raise AssertionError(f"Tab does not come to {identifier}\n{self.page()}")


NOBODY = Part("", "", "", "", "", [], None)
