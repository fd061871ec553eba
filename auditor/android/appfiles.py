"""Apps' own files read in ranges: many apps share a command, so that round trips do not grow with their number.

Every app's reader asks for the blocks it lacks (apk.ranges); what the readers of some dozens of apps lack is put
into one command, its answer is kept and given out, and the readers start again. Nothing is pulled.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.android.apk.labels import locale_of
from auditor.android.apk.ranges import BadApkError, Blocks, FileView, NeedBytesError
from auditor.android.apk.read import Asked, read_app, read_signers
from auditor.android.commands import ReadCommand, is_apk_path
from auditor.android.interview import Interview, Patience, Question
from auditor.android.ranges import Piece, Wanted, read_stats, script, stat_scripts
from auditor.model.appfile import AppFile, Cause, FilePart, FileStamp, FoundFiles, Unread, WantedFile, unread_parts
from auditor.model.device import Device
from auditor.model.evidence import Ending, Evidence, RawAnswer
from auditor.model.package import InstalledPackage
from auditor.ports import TakeFile

# How many files are being read at a time: enough to fill a command in every round, few enough that the first are soon
# done and that memory stays small.
OPEN_FILES = 48
# An app needs four to seven rounds; one that asks again and again leads its reader in a circle.
MAX_ROUNDS = 16
# What may be read of one file. The most that honest apps need is a table of 15 MB and a directory of some megabytes.
MAX_READ = 40 * 1024 * 1024
MAX_FILE = 1 << 40
_DATA_FOLDERS = ("/data/app/", "/mnt/expand/")


@dataclass(slots=True)
class _Open:
    """A file being read."""

    wanted: WantedFile
    asked: Asked
    view: FileView
    lacks: tuple[Blocks, ...] = ()
    rounds: int = 0
    read: int = 0


class AdbAppFiles:
    """Implements ports.AppFiles."""

    def __init__(self, interview: Interview, patience: Patience, device: Device) -> None:
        self._interview = interview
        self._seconds = patience.dump
        self._locale = locale_of(device.locale)
        self._sdk = device.sdk
        self._by_tail = False
        self._open: dict[str, _Open] = {}
        self.done = 0
        self.total = 0

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every answer of the sitting."""
        return tuple(self._interview.evidence)

    def find(self, packages: Sequence[InstalledPackage]) -> FoundFiles:
        """See AppFiles. One question for some forty files."""
        paths = {package.name: base_path(package) for package in packages}
        named = {name: path for name, path in paths.items() if path is not None}
        told: dict[str, tuple[int, int] | Unread] = {}
        for command, chosen in stat_scripts(tuple(dict.fromkeys(named.values()))):
            told |= self._stated(command, chosen)
        stamps: list[tuple[str, FileStamp]] = []
        missing = [_untold(package) for package in packages if paths[package.name] is None]
        for name, path in named.items():
            known = told[path]
            if isinstance(known, Unread):
                missing.append(AppFile(name, None, unread=unread_parts(known.cause, known.why, whole=True)))
            else:
                stamps.append((name, FileStamp(path, *known)))
        return FoundFiles(tuple(stamps), tuple(missing))

    def _stated(self, command: ReadCommand, paths: tuple[str, ...]) -> dict[str, tuple[int, int] | Unread]:
        answer = self._ask(command, "Looking for the apps' files")
        stated = read_stats(answer.stdout) if answer is not None else {}
        whole = answer is not None and answer.ending is Ending.COMPLETE
        lost = Unread(FilePart.SIGNER, Cause.CUT, self._why(answer))
        refused = Unread(FilePart.SIGNER, Cause.REFUSED, "the phone does not show its file to the shell")
        absent = refused if whole else lost
        return {path: _plausible(stated[path]) if path in stated else absent for path in paths}

    def read(self, wanted: Sequence[WantedFile], take: TakeFile) -> None:
        """See AppFiles."""
        self.total += len(wanted)
        waiting = list(reversed(wanted))
        while waiting or self._open:
            while waiting and len(self._open) < OPEN_FILES:
                self._begin(waiting.pop(), take)
            if self._open:
                self._round(take)

    def _begin(self, wanted: WantedFile, take: TakeFile) -> None:
        asked = Asked(wanted.package, self._locale, self._sdk, wanted.whole)
        opened = _Open(wanted, asked, FileView(wanted.stamp.size))
        if wanted.stamp.path in self._open:
            self._finish(opened, _failed(opened, Cause.MALFORMED, "another package names the same file"), take)
            return
        self._open[wanted.stamp.path] = opened
        self._advance(opened, take)

    def _advance(self, opened: _Open, take: TakeFile) -> None:
        """Let the reader go on; it is done, or says what it lacks."""
        try:
            self._finish(opened, read_app(opened.view, opened.asked), take)
        except NeedBytesError as need:
            opened.lacks = need.blocks
            opened.rounds += 1
            opened.read += sum(opened.view.length_of(blocks) for blocks in need.blocks)
            if opened.rounds > MAX_ROUNDS or opened.read > MAX_READ:
                why = "more of its file would have to be read than any honest app's"
                self._finish(opened, _failed(opened, Cause.TOO_LARGE, why), take)

    def _round(self, take: TakeFile) -> None:
        """One question for what the open files lack, and what comes of it."""
        asking = script([Wanted(path, each.lacks) for path, each in self._open.items()], by_tail=self._by_tail)
        answer = self._ask(asking.command, "Reading names, icons and signers from the apps' files")
        if answer is None:
            self._give_up(take, self._interview.unwilling or "")
            return
        touched: dict[str, _Open] = {}
        failed: dict[str, tuple[Cause, str]] = {}
        for path, blocks, piece in asking.pieces(answer.stdout):
            opened = touched.setdefault(path, self._open[path])
            if (why := self._trouble(opened, blocks, piece, answer)) is not None:
                failed.setdefault(path, why)
            elif path not in failed:
                opened.view.put(blocks, piece.data)
        if self._without_dd(failed, touched, answer):
            self._by_tail = True
            return
        for path, opened in touched.items():
            if path in failed:
                self._finish(opened, _failed(opened, *failed[path]), take)
            else:
                self._advance(opened, take)

    def _trouble(self, opened: _Open, blocks: Blocks, piece: Piece, answer: RawAnswer) -> tuple[Cause, str] | None:
        if piece.exit_code is None:
            return Cause.CUT, self._why(answer)
        if len(piece.data) == opened.view.length_of(blocks):
            return None
        if not piece.data:
            return Cause.REFUSED, "the phone does not let the shell read its file"
        return Cause.CHANGED, "its file has another size than a moment before"

    def _without_dd(self, failed: dict[str, tuple[Cause, str]], touched: dict[str, _Open], answer: RawAnswer) -> bool:
        """Whether dd read nothing of anything, so that the phone may have none."""
        nothing = all(cause is Cause.REFUSED for cause, _why in failed.values())
        return not self._by_tail and answer.ending is Ending.COMPLETE and len(failed) == len(touched) and nothing

    def _give_up(self, take: TakeFile, why: str) -> None:
        for opened in tuple(self._open.values()):
            self._finish(opened, _failed(opened, Cause.CUT, why), take)

    def _finish(self, opened: _Open, told: AppFile, take: TakeFile) -> None:
        if self._open.get(opened.wanted.stamp.path) is opened:
            del self._open[opened.wanted.stamp.path]
        self.done += 1
        take(replace(told, stamp=opened.wanted.stamp))

    def _ask(self, command: ReadCommand, doing: str) -> RawAnswer | None:
        return self._interview.ask(Question(command, self._seconds, doing))

    def _why(self, answer: RawAnswer | None) -> str:
        if answer is None:
            return self._interview.unwilling or "it was not asked for"
        return f"the answer about its file did not come whole ({answer.ending.value})"


def base_path(package: InstalledPackage) -> str | None:
    """Where the app's base file lies by the phone's word, or by custom where it told only a folder; None if untold."""
    path = (package.path or "").rstrip("/")
    if not path.endswith(".apk"):
        last = path.rsplit("/", 1)[-1]
        path = f"{path}/base.apk" if path.startswith(_DATA_FOLDERS) else f"{path}/{last}.apk"
    return path if package.path and is_apk_path(path) else None


def _plausible(told: tuple[int, int]) -> tuple[int, int] | Unread:
    if told[0] > MAX_FILE:
        return Unread(FilePart.SIGNER, Cause.TOO_LARGE, "its file has a size that cannot be")
    return told


def _untold(package: InstalledPackage) -> AppFile:
    why = "the phone did not tell where its file lies" if not package.path else "its path is none that can be asked for"
    return AppFile(package.name, None, unread=unread_parts(Cause.NO_FILE, why, whole=True))


def _failed(opened: _Open, cause: Cause, why: str) -> AppFile:
    """What can be said of a file that could not be read to the end: its signers, if that part had been read."""
    told = AppFile(opened.wanted.package, None, unread=unread_parts(cause, why, whole=opened.asked.whole))
    try:
        signed = read_signers(opened.view, opened.asked.sdk)
    except (NeedBytesError, BadApkError):
        return told
    return replace(
        told,
        signers=signed.signers,
        past_signers=signed.past_signers,
        signing_schemes=signed.schemes,
        unread=tuple(each for each in told.unread if each.part is not FilePart.SIGNER),
    )
