"""The few Protocols that the core needs from the world: phones, clock, signer, time-stamp server."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from auditor.model.appfile import AppFile, FoundFiles, WantedFile
from auditor.model.device import AttachedPhone, Device
from auditor.model.evidence import Evidence, RawAnswer
from auditor.model.package import InstalledPackage, LockedProfile
from auditor.model.reading import Progress, Reading
from auditor.model.removal import ActAnswer, Action, RemovalStep
from auditor.model.role import RoleReading

Report = Callable[[Progress], None]
"""Called with each step of long work; must return at once."""
Sink = Callable[[bytes], None]
"""Takes the next piece of a file; whatever it raises ends the fetching."""
Stop = Callable[[], bool]
"""Asked between and during questions; True ends the work with CancelledError."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class AnswerKeeper(Protocol):
    """Where raw answers go before anything reads them."""

    def keep(self, answer: RawAnswer) -> Evidence:
        """Store the answer durably and return what names it. Raises RecordsError."""
        ...


TakeFile = Callable[[AppFile], None]
"""Called with what one app's file claims, as soon as it was read; must return at once."""


class AppFiles(Protocol):
    """One sitting of reading apps' own files. Raises only CancelledError and RecordsError: what fails is told."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every answer of the sitting."""
        ...

    def find(self, packages: Sequence[InstalledPackage]) -> FoundFiles:
        """Where the packages' files lie, and by what each is known."""
        ...

    def read(self, wanted: Sequence[WantedFile], take: TakeFile) -> None:
        """Read the files, the first ones first; take is called once for each of them, read or not."""
        ...


class Phone(Protocol):
    """One attached phone that answers. Every answer goes to the keeper before it is parsed."""

    @property
    def serial(self) -> str:
        """The name by which the phone was opened."""
        ...

    def identify(self, keeper: AnswerKeeper) -> Device:
        """Ask only who the phone is. Raises PhoneLostError if it does not say."""
        ...

    def locked_profiles(self) -> tuple[LockedProfile, ...]:
        """Ask only which profiles are locked or switched off, before any case: the answer is not kept, and decides
        nothing. Nothing if the phone does not say.
        """
        ...

    def read(self, keeper: AnswerKeeper, report: Report, stop: Stop) -> Reading:
        """Take the whole inventory. What could not be read becomes a gap; raises only CancelledError and
        RecordsError, and PhoneLostError when the phone answered nothing at all.
        """
        ...

    def read_roles(self, keeper: AnswerKeeper, users: tuple[int, ...], sdk: int | None) -> RoleReading:
        """Ask which apps hold which roles for these users. What was not told is in the answer; raises RecordsError."""
        ...

    def app_files(self, device: Device, keeper: AnswerKeeper, report: Report, stop: Stop) -> AppFiles:
        """Begin to read apps' own files. device: as read before; its language and version decide what counts."""
        ...

    def app_paths(self, package: str, user_id: int, keeper: AnswerKeeper) -> tuple[str, ...]:
        """Where the app's files lie, base and splits; nothing if the phone does not tell it whole."""
        ...

    def copy_file(self, path: str, sink: Sink, most: int, stop: Stop) -> str | None:
        """Give every piece of an app's file to the sink, at most so many bytes; why it is not whole, or None if it is.

        Raises CancelledError, and whatever the sink raises.
        """
        ...

    def command_for(self, package: str, user_id: int, action: Action) -> str:
        """The exact command that carry_out would send. Raises ValueError for a name no phone can have."""
        ...

    def carry_out(self, step: RemovalStep, keeper: AnswerKeeper) -> ActAnswer:
        """Do one step of a confirmed plan. The answer is the phone's word, not proof."""
        ...


class PhoneSource(Protocol):
    """Where phones come from."""

    def attached(self) -> tuple[AttachedPhone, ...]:
        """Every phone seen, in whatever state, settled (debounced), sorted by serial. Raises AdbError."""
        ...

    def watch(self, changed: Callable[[tuple[AttachedPhone, ...]], None], stop: Callable[[], bool]) -> None:
        """Call `changed` with the settled list, now and after every change, until `stop` says True. Raises AdbError.

        Blocks meanwhile; `changed` is called in the thread that called this.
        """
        ...

    def nothing_seen(self) -> tuple[str, str]:
        """Why attached() may be empty, as far as can be told, and what to do: two clauses."""
        ...

    def open(self, serial: str) -> Phone:
        """Open a phone that is READY. Raises NoPhoneError, PhoneNotReadyError, AdbError."""
        ...


class Signer(Protocol):
    """A private key that signs, wherever it lives (PKCS#12 file, token, system store)."""

    @property
    def certificate(self) -> bytes:
        """The signer's certificate, DER."""
        ...

    @property
    def chain(self) -> tuple[bytes, ...]:
        """Issuers of the certificate up to the root, DER, nearest first."""
        ...

    def sign(self, data: bytes) -> bytes:
        """Sign SHA-256 of data: ECDSA (DER) or RSA PKCS#1 v1.5, as the certificate's key asks."""
        ...


class TimeStamper(Protocol):
    """A time-stamp server of the site (RFC 3161)."""

    def stamp(self, request: bytes) -> bytes:
        """The answer (TimeStampResp, DER) to a request (TimeStampReq, DER). Raises TimeStampError."""
        ...
