"""One phone behind the adb server, as the workflow knows phones: who it is, its whole inventory, and single acts."""

from dataclasses import replace

from auditor.android import commands
from auditor.android.appfiles import AdbAppFiles
from auditor.android.identity import device_from
from auditor.android.interview import Interview, Patience, ask_once
from auditor.android.inventory import Taking
from auditor.android.kinds import user_kind
from auditor.android.parse.act import ActWords, parse_act
from auditor.android.parse.getprop import parse_getprop
from auditor.android.parse.paths import parse_paths
from auditor.android.parse.users import parse_users
from auditor.android.pull import pull
from auditor.android.roles import RoleTaking
from auditor.android.transport import Transport
from auditor.errors import PhoneLostError
from auditor.model.device import Device
from auditor.model.evidence import Ending, RawAnswer
from auditor.model.finding import Note
from auditor.model.package import LOCKABLE, LockedProfile
from auditor.model.reading import Progress, Reading
from auditor.model.removal import ActAnswer, Action, RemovalStep
from auditor.model.role import RoleReading
from auditor.ports import AnswerKeeper, Clock, Report, Sink, Stop

GLANCE_SECONDS = 5.0
"""A look at who is locked is not worth more: `pm` took 1.2 s on Android 7, and the audit asks again."""


class AdbPhone:
    """Implements ports.Phone. connection: "usb", "network" or "simulated"."""

    def __init__(self, transport: Transport, clock: Clock, connection: str, patience: Patience) -> None:
        self._transport = transport
        self._clock = clock
        self._connection = connection
        self._patience = patience

    @property
    def serial(self) -> str:
        """The name that adb gives the phone."""
        return self._transport.serial

    def identify(self, keeper: AnswerKeeper) -> Device:
        """Ask for the system properties only. Raises PhoneLostError if the answer is not whole."""
        patience = self._patience.question
        answer, _evidence = ask_once(self._transport, keeper, commands.PROPERTIES, patience, _never)
        told = parse_getprop(answer.stdout)
        if answer.ending is not Ending.COMPLETE or not told.pairs:
            raise self._lost(f"it did not say who it is ({answer.ending.value})")
        return device_from(self.serial, self._connection, told, None)

    def locked_profiles(self) -> tuple[LockedProfile, ...]:
        """Ask for the users, for a few seconds, and return those profiles that are not running."""
        answer = self._transport.ask(commands.USERS, GLANCE_SECONDS, _never)
        if answer.ending is not Ending.COMPLETE:
            return ()
        listed = (user for user in parse_users(answer.stdout).users if not user.running)
        kinds = ((user.user_id, user_kind(user.user_id, user.flags, user.name)) for user in listed)
        return tuple(LockedProfile(number, kind) for number, kind in kinds if kind in LOCKABLE)

    def read(self, keeper: AnswerKeeper, report: Report, stop: Stop) -> Reading:
        """Take the whole inventory in at most 4 + users + 3 questions. What could not be read is a gap.

        Raises PhoneLostError when the phone answered nothing at all, CancelledError, RecordsError.
        """
        started = self._clock.now()
        interview = Interview(self._transport, keeper, report, stop)
        taking = Taking(interview, self._patience)
        device = taking.device(self.serial, self._connection)
        inventory = taking.inventory()
        administrators = taking.administrators()
        if not interview.heard:
            raise self._lost("it answered none of the questions")
        report(Progress("The phone was read", len(interview.evidence), len(interview.evidence)))
        return Reading(
            device=replace(device, administrators=administrators),
            users=inventory.users,
            packages=inventory.packages,
            gaps=(*taking.gaps, *inventory.gaps),
            notes=(*taking.notes, *inventory.notes, *self._framing_note()),
            evidence=tuple(interview.evidence),
            started=started,
            finished=self._clock.now(),
        )

    def read_roles(self, keeper: AnswerKeeper, users: tuple[int, ...], sdk: int | None) -> RoleReading:
        """Ask which apps hold which roles, in at most 4 + 2 for each user questions."""
        interview = Interview(self._transport, keeper, lambda _progress: None, _never)
        return RoleTaking(interview, self._patience, sdk).take(users)

    def app_files(self, device: Device, keeper: AnswerKeeper, report: Report, stop: Stop) -> AdbAppFiles:
        """Begin to read apps' own files."""

        def by_app(progress: Progress) -> None:
            report(Progress(progress.doing, files.done, files.total or None))

        files = AdbAppFiles(Interview(self._transport, keeper, by_app, stop), self._patience, device)
        return files

    def app_paths(self, package: str, user_id: int, keeper: AnswerKeeper) -> tuple[str, ...]:
        """Where the app's files lie; nothing if the phone does not tell it whole."""
        answer, _ = ask_once(
            self._transport, keeper, commands.app_paths(package, user_id), self._patience.question, _never
        )
        told = parse_paths(answer.stdout)
        whole = answer.ending is Ending.COMPLETE and answer.exit_code == 0 and not told.problems
        return told.paths if whole and all(map(commands.is_apk_path, told.paths)) else ()

    def copy_file(self, path: str, sink: Sink, most: int, stop: Stop) -> str | None:
        """Give every piece of an app's file to the sink; why it is not whole, a clause, or None if it is."""
        seconds = self._patience.copy
        return pull(self._transport.port, self.serial, path, sink, most=most, seconds=seconds, stop=stop)

    def command_for(self, package: str, user_id: int, action: Action) -> str:
        """The exact command that carry_out would send. Raises ValueError for a name or user that cannot be."""
        return commands.change(package, user_id, action).text

    def carry_out(self, step: RemovalStep, keeper: AnswerKeeper) -> ActAnswer:
        """Send one step's command. Raises ValueError if the step's command is not the one that belongs to its facts."""
        command = commands.change(step.package, step.user_id, step.action)
        if command.text != step.command:
            raise ValueError(f"step {step.number} names {step.command[:200]!r}, but its command is {command.text!r}")
        answer, evidence = ask_once(self._transport, keeper, command, self._patience.change, _never)
        told = _act_words(answer, step.action)
        return ActAnswer(evidence, told.words, told.claims_success, told.refusal)

    def _framing_note(self) -> tuple[Note, ...]:
        if self._transport.separate_errors:
            return ()
        return (
            Note(
                "The way the phone was asked",
                "This phone's adb has no separate channel for errors; each answer holds both, between random marks.",
            ),
        )

    def _lost(self, why: str) -> PhoneLostError:
        return PhoneLostError(
            f"The phone {self.serial} cannot be read", why, "Check the cable, unlock the phone, and try again"
        )


def _act_words(answer: RawAnswer, action: Action) -> ActWords:
    """An answer that is not whole claims nothing, whatever words had come."""
    told = parse_act(answer.stdout, answer.stderr, answer.exit_code, action)
    whole = answer.ending is Ending.COMPLETE
    return told if whole else ActWords(told.words, claims_success=False, refusal=None)


def _never() -> bool:
    return False
