"""One phone that is put back for every turn, and a folder with its audited case: for runs of many turns."""

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time

from auditor.model.codec import parse_json
from auditor.records.store import Records
from support.adbrig import Rig
from support.offline import child_environment
from support.removing import ShiftedClock

OPERATOR = ("--operator", "A. Tremblay")
SECONDS = 120


class Arena:
    """fieldcheck as its user starts it, against one practice phone behind a real adb server."""

    def __init__(self, folder, root, phone="manager"):
        self.folder, self.root, self.name = folder, root, phone
        self.rig = Rig(phone)
        self.case = ""

    def __enter__(self):
        self.rig.__enter__()
        self.case = parse_json(self.run(self.folder / "audited", "--json", "audit", *OPERATOR).stdout.encode())["case"]
        return self

    def __exit__(self, *told):
        self.rig.__exit__(*told)

    @property
    def phone(self):
        return self.rig.phone(self.name)

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

    @property
    def environment(self):
        guarded = child_environment()
        return guarded | {"PYTHONPATH": os.pathsep.join([guarded["PYTHONPATH"], str(self.root)])}

    def words(self, home, *words):
        server = f"127.0.0.1:{self.rig.server.port}"
        return [sys.executable, "-m", "auditor", "--home", str(home), "--adb-server", server, *map(str, words)]

    def run(self, home, *words):
        quiet = subprocess.DEVNULL
        return subprocess.run(
            self.words(home, *words), cwd=self.root, env=self.environment, stdin=quiet, capture_output=True,
            text=True, timeout=SECONDS, check=False,
        )  # fmt: skip

    def start(self, home, *words):
        """Start it and leave it running."""
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            self.words(home, *words), cwd=self.root, env=self.environment, stdin=quiet, stdout=quiet, stderr=quiet
        )

    def kill_after(self, running, calls, pause):
        """End the program by SIGKILL so many seconds after it has put so many questions, unless it ends before."""
        asked = self.phone.shell_calls
        while running.poll() is None and self.phone.shell_calls < asked + calls:
            time.sleep(0.001)
        time.sleep(pause)
        alive = running.poll() is None
        running.kill()
        running.wait()
        return alive

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
