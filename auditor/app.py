"""Composition root: the only file that joins the workflow to real phones, clock, signers and records."""

import platform
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar, cast

from auditor import __version__, paths
from auditor.android.program import PLATFORM_TOOLS, bundled_program
from auditor.android.server import AdbServer
from auditor.android.source import AdbPhoneSource
from auditor.errors import AuditorError, UsageError
from auditor.model.about import About, AdbAbout
from auditor.model.audit import Tool
from auditor.model.options import Options
from auditor.model.settings import Settings
from auditor.ports import Clock, PhoneSource, Signer, TimeStamper
from auditor.practice.journal import reset
from auditor.practice.people import blueprint_of, names
from auditor.program import this_program
from auditor.records.store import Records
from auditor.timestamp import TimeServer
from auditor.workflow.desk import Desk
from auditor.workflow.lists import (
    ArmedList,
    Candidate,
    SupplementCandidate,
    check_file,
    check_supplement,
    list_in_use,
)
from auditor.workflow.settings import FILE as DEFAULTS
from auditor.workflow.settings import SettingsFile
from auditor.workflow.signers import Ask, Signers

if TYPE_CHECKING:
    from auditor.practice.host import PracticeHost

T = TypeVar("T")

PRACTICE_NAMES = names()
PRACTICE_FOLDER = "practice"
ADB_FOLDER = "adb"
PACKED_ROOTS = Path("trust", "roots")


@dataclass(frozen=True, slots=True)
class PracticeChoice:
    """A practice phone that can be started."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """The way to phones, held open for many pieces of work. It may be used from any thread while it is open."""

    phones: PhoneSource
    tool: Tool


class SystemClock:
    """The computer's clock, to the millisecond that records keep."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        moment = datetime.now(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class Workplace:
    """One data folder and the ways to phones. Everything is opened when first asked for and closed at the end."""

    def __init__(self, options: Options) -> None:
        """Check the options; open nothing yet. Raises UsageError, OutputError."""
        if options.practice not in (None, "all", *PRACTICE_NAMES):
            why = f"there is none called {options.practice!r} (there is: {', '.join(PRACTICE_NAMES)}, all)"
            raise UsageError("The practice phone cannot be started", why, "Name one of these")
        self._options = options
        self._closing = ExitStack()
        self.home = paths.home(options.home)
        self.clock = SystemClock()
        self.signers = Signers(self.home, paths.resources() / PACKED_ROOTS)

    def __enter__(self) -> Self:
        """Enter the workplace."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close what was opened."""
        self._closing.close()

    @cached_property
    def records(self) -> Records:
        """The records of this data folder. Raises RecordsError."""
        records = Records(self.home, self.clock)
        self._closing.callback(records.close)
        return records

    def about(self) -> About:
        """What this program consists of. Raises nothing that an AuditorError says: it stands in the answer."""
        problems: list[AuditorError] = []
        program = _tried(this_program, problems)
        adb, used = _tried(_adb, problems), _tried(lambda: self.ban_list().used, problems)
        return About(__version__, program, adb, used, tuple(problems))

    # ------------------------------------------------------------ settings
    @property
    def settings(self) -> Settings:
        """The operator's choices, as they are on the disk now. Raises SettingsError, OutputError."""
        return SettingsFile(self.home, paths.resources() / DEFAULTS).read()

    @property
    def usual_settings(self) -> Settings:
        """What holds where the operator chose nothing. Raises SettingsError, OutputError."""
        return SettingsFile(self.home, paths.resources() / DEFAULTS).usual()

    def keep_settings(self, settings: Settings) -> None:
        """Keep the operator's choices for every later run. Raises OutputError."""
        SettingsFile(self.home).write(settings)

    # ------------------------------------------------------------ ban list
    def ban_list(self) -> ArmedList:
        """The edition in use, verified and armed. Raises BanListError."""
        return list_in_use(paths.resources(), self.home, self.clock.now())

    def check_list(self, path: Path, *, allow_older: bool) -> Candidate:
        """Verify and arm an edition from a file. Raises BanListError, OutputError."""
        return check_file(paths.resources(), self.home, path, self.clock.now(), allow_older=allow_older)

    def check_supplement(self, path: Path) -> SupplementCandidate:
        """Read a supplement from a file and arm it over the edition in use. Raises BanListError, OutputError."""
        return check_supplement(paths.resources(), self.home, path, self.clock.now())

    # ------------------------------------------------------------ signing
    def signer(self, name: str | None, ask: Ask, *, practice: bool = False) -> Signer:
        """Who signs: the named identity; in practice, if none is named, the throw-away one. Raises IdentityError."""
        if name is None and (practice or self._options.practice is not None):
            return self.signers.practice(self.clock.now())
        return self.signers.open(name, self.clock.now(), ask)

    def time_stamper(self, named: str | None) -> TimeStamper | None:
        """The time-stamp server: named for this run, on this machine; else the settings'; else none. Nothing is sent.

        Raises UsageError, SettingsError.
        """
        if named is not None:
            return TimeServer.on_this_machine(named)
        of_site = self.settings.timestamp_server
        return None if of_site is None else TimeServer(of_site)

    # ------------------------------------------------------------ phones
    @contextmanager
    def phones(self, *, practice: bool = False) -> Iterator[PhoneSource]:
        """The phones that can be reached. practice: start practice phones even if the options do not say so."""
        with self._reach(practice=practice) as (source, _server):
            yield source

    @contextmanager
    def desk(self, *, practice: bool = False) -> Iterator[Desk]:
        """Lay out the desk: list verified first, then records, then phones. Raises AuditorError."""
        armed = self.ban_list()
        records = self.records
        with self.sitting(practice=practice) as sitting:
            yield _desk(self.clock, records, sitting, armed)

    @contextmanager
    def sitting(self, *, practice: bool = False) -> Iterator[Sitting]:
        """Open the way to phones; desks are laid by desk_at, each by the workplace of its own thread."""
        with self._reach(practice=practice) as (source, server):
            practising = practice or self._options.practice is not None
            digest = server.program.digest if server.program else None
            tool = replace(_TOOL, adb_version=server.version, adb_digest=digest, practice=practising)
            yield Sitting(source, tool)

    def desk_at(self, sitting: Sitting) -> Desk:
        """Lay out a desk with the phones of a sitting and this workplace's own records. Raises AuditorError."""
        armed = self.ban_list()
        return _desk(self.clock, self.records, sitting, armed)

    @contextmanager
    def _reach(self, *, practice: bool) -> Iterator[tuple[PhoneSource, AdbServer]]:
        name = self._options.practice or ("all" if practice else None)
        with ExitStack() as stack:
            server = stack.enter_context(self._server(usb=name is None))
            if name is not None:
                chosen = PRACTICE_NAMES if name == "all" else (name,)
                host = stack.enter_context(_practice_host(chosen, self._practice_folder()))
                for endpoint in host.endpoints:
                    server.connect(f"{endpoint.host}:{endpoint.port}")
            yield (
                stack.enter_context(AdbPhoneSource(server, self.clock, "usb" if name is None else "simulated")),
                server,
            )

    def _server(self, *, usb: bool) -> AdbServer:
        given = self._options.adb_server
        if given is None:
            return AdbServer.start(self.home / ADB_FOLDER, usb=usb)
        host, _, port = given.rpartition(":")
        if not (port.isascii() and port.isdigit()):
            raise UsageError("The adb server cannot be used", f"{given!r} is no HOST:PORT", "Write 127.0.0.1:5037")
        return AdbServer.given(host, int(port))

    def practice_phones(self) -> tuple[PracticeChoice, ...]:
        """The practice phones that can be started."""
        return tuple(PracticeChoice(name, blueprint_of(name).title) for name in PRACTICE_NAMES)

    def reset_practice(self) -> None:
        """Put every practice phone back as it was."""
        for name in PRACTICE_NAMES:
            reset(self._practice_folder(), name)

    def _practice_folder(self) -> Path:
        return paths.private_folder(self.home / PRACTICE_FOLDER / "phones")


def _practice_host(names: tuple[str, ...], folder: Path) -> "PracticeHost":
    """Practice phones. What makes them is a seventh of all that is loaded, and real work need not wait for it."""
    return cast("PracticeHost", import_module("auditor.practice.host").PracticeHost(names, folder))


_TOOL = Tool("Fieldcheck", __version__, None, None, f"{platform.system()} {platform.release()}", practice=False)


def _desk(clock: Clock, records: Records, sitting: Sitting, armed: ArmedList) -> Desk:
    tool = replace(sitting.tool, program=this_program())
    return Desk(clock, records, sitting.phones, armed.ban_list, armed.used, tool, armed.supplement)


def _adb() -> AdbAbout:
    return AdbAbout(PLATFORM_TOOLS, bundled_program().digest)


def _tried(told: Callable[[], T], problems: list[AuditorError]) -> T | None:
    try:
        return told()
    except AuditorError as error:
        problems.append(error)
        return None
