"""One phone that is put back for every turn, and a folder with its audited case: for runs of many turns."""

import contextlib
import json
import os
import random
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, replace

from auditor.model.plain import parse_json
from auditor.practice.making import installed_app
from auditor.practice.people_generic import generic
from auditor.practice.people_manager import BANNED
from auditor.records.store import Records
from support.adbrig import Rig
from support.offline import child_environment
from support.removing import ShiftedClock

OPERATOR = ("--operator", "A. Tremblay")
SECONDS = 120


@dataclass(frozen=True)
class Ended:
    """How one command ended. returncode: below 0 if it was killed."""

    returncode: int
    stdout: str
    stderr: str


def five_banned():
    """A small phone with five banned apps, one of them for two users: six steps, and little to read besides."""
    plain = generic(14)
    apps = [installed_app(*row[:2], 10_150 + number, *row[2:]) for number, row in enumerate(BANNED)]
    return replace(plain, name="five", serial="PRACTICE-FIVE", apps=(*plain.apps, *apps))


class Running:
    """A command at work in a fork of the warm program."""

    def __init__(self, zygote, out, err):
        self._zygote, self._out, self._err = zygote, out, err
        self._ended = None
        self.pid = int(self._line())

    def _line(self):
        """One line, byte by byte: nothing of the next one may be held where select does not see it."""
        told = b""
        while not told.endswith(b"\n"):
            told += os.read(self._zygote.stdout.fileno(), 1) or b"\n"
        return told

    def poll(self):
        """How it ended, or None while it is at work."""
        readable, _, _ = select.select([self._zygote.stdout], [], [], 0) if self._ended is None else ([], [], [])
        return self.wait() if readable else self._ended

    def wait(self, _seconds=None):
        """Wait for its end."""
        if self._ended is None:
            code = os.waitstatus_to_exitcode(int(self._line()))
            self._ended = Ended(code, self._out.read_text(encoding="utf-8"), self._err.read_text(encoding="utf-8"))
        return self._ended

    def kill(self):
        """End it by SIGKILL, wherever it is."""
        if self._ended is None:
            os.kill(self.pid, signal.SIGKILL)


class Arena:
    """fieldcheck against one practice phone behind a real adb server, turn after turn."""

    def __init__(self, folder, root, rig=None):
        """rig: one that runs already, whose phones are not audited here."""
        self.folder, self.root, self.name = folder, root, "five"
        self._own = rig is None
        self.rig = rig or Rig(five_banned())
        self.case = ""
        self._zygote = None

    def __enter__(self):
        if self._own:
            self.rig.__enter__()
        quiet = subprocess.PIPE
        self._zygote = subprocess.Popen(
            [sys.executable, "-m", "support.zygote"], cwd=self.root, env=self.environment, stdin=quiet, stdout=quiet,
            bufsize=0,
        )  # fmt: skip
        if self._own:
            told = self.run(self.folder / "audited", "--json", "audit", *OPERATOR).stdout
            self.case = parse_json(told.encode())["case"]
        return self

    def __exit__(self, *told):
        if self._zygote is not None:
            self._zygote.stdin.close()
            self._zygote.wait(SECONDS)
            self._zygote.stdout.close()
        if self._own:
            self.rig.__exit__(*told)

    @property
    def phone(self):
        return self.rig.phone(self.name)

    @property
    def environment(self):
        guarded = child_environment()
        places = [guarded["PYTHONPATH"], str(self.root), str(self.root / "tests")]
        return guarded | {"PYTHONPATH": os.pathsep.join(places)}

    def fresh(self, name):
        """The phone as it left the box, and a copy of the folder with its case. Returns the folder."""
        self.phone.clear_faults()
        self.phone.swap(self.phone.blueprint)
        self.rig.detach(self.name)
        self.rig.connect(self.name)
        home = self.folder / name
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.folder / "audited", home)
        return home

    def start(self, home, *words):
        """Start a command and leave it running."""
        server = f"127.0.0.1:{self.rig.server.port}"
        out, err = self.folder / "out.txt", self.folder / "err.txt"
        told = ["--home", str(home), "--adb-server", server, *map(str, words)]
        order = {"words": told, "out": str(out), "err": str(err)}
        self._zygote.stdin.write(json.dumps(order).encode() + b"\n")
        return Running(self._zygote, out, err)

    def run(self, home, *words):
        """Run a command to its end."""
        return self.start(home, *words).wait()

    def spawn(self, home, *words):
        """Start a command as a process of its own, with its start-up; several may run at once."""
        server, quiet = f"127.0.0.1:{self.rig.server.port}", subprocess.DEVNULL
        told = [sys.executable, "-m", "auditor", "--home", str(home), "--adb-server", server, *map(str, words)]
        return subprocess.Popen(told, cwd=self.root, env=self.environment, stdin=quiet, stdout=quiet, stderr=quiet)

    def kill_after(self, running, calls, pause):
        """End the program by SIGKILL so many seconds after it has put so many questions, unless it ends before."""
        asked = self.phone.shell_calls
        while running.poll() is None and self.phone.shell_calls < asked + calls:
            time.sleep(0.001)
        time.sleep(pause)
        running.kill()
        return running.wait().returncode < 0

    def truth(self):
        """Who has which package now, by the phone itself."""
        state = self.phone.state
        return {user.user_id: state.installed(user.user_id) for user in state.users}


def intended(home):
    """The commands that the custody log says were about to be sent, oldest first."""
    with contextlib.closing(sqlite3.connect(home / "records.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = connection.execute("SELECT body FROM custody WHERE kind = 'step intended' ORDER BY entry").fetchall()
    return [parse_json(body.encode())["step"]["command"] for (body,) in rows]


def checked(home, case):
    """The newest record of the case and its open steps, after the records were proved whole."""
    records = Records(home, ShiftedClock())
    try:
        assert records.check().problems == ()
        return records.record(case)[0], records.open_intents(case)
    finally:
        records.close()


def untrue(audit, truth):
    """Receipts that state what the phone itself does not show; of each app and user the last one counts."""
    last = {(removal.package, removal.user_id): removal for removal in audit.removals}
    there = {"still there", "refused", "disabled, not removed", "factory version left"}
    gone = {"removed", "moved to another user"}
    return [
        removal
        for (package, user_id), removal in last.items()
        if (removal.outcome.value in gone and package in truth[user_id])
        or (removal.outcome.value in there and package not in truth[user_id])
    ]


def chance(turn):
    """The same moments in every run."""
    return random.Random(turn)
