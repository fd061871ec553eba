"""Apps' own files in the order that matters: flagged apps, what people installed, then what came with the phone.

What an earlier case read of the same file on the same phone is taken from its sealed record and not read again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from auditor.errors import CustodyError
from auditor.judge.appfiles import file_coverage, has_digests, on_the_phone, reuse_notes
from auditor.model.appfile import AppFile, Cause, FilePart, FileStamp, FoundFiles, Unread, WantedFile, unread_parts
from auditor.model.audit import Audit
from auditor.model.device import Device
from auditor.model.finding import Note
from auditor.model.package import InstalledPackage
from auditor.model.plain import ShapeError
from auditor.model.reading import Reading
from auditor.ports import AnswerKeeper, Phone, Report, Stop
from auditor.workflow.desk import Desk

# The window is told of so many apps at a time.
SEEN_AT_ONCE = 16
# Reasons that lie in the file itself: reading it again would say the same.
_LASTING = (Cause.MALFORMED, Cause.TOO_LARGE, Cause.ELSEWHERE)
_NOT_ASKED = "preinstalled apps' names and icons are read on demand only"
_NOT_NEEDED = "preinstalled apps' files are read on demand only"
_ARCHIVED = "the app is archived or given up, and its file is not on the phone"
See = Callable[[Reading], None]
"""Called with the reading as far as it has come: at once with the inventory, then after every few files."""


@dataclass(frozen=True, slots=True)
class FilesOrder:
    """How the files are to be read. flagged: names of apps that go first. whole_system: also preinstalled apps' looks.

    case_id: the case that reads.
    """

    case_id: str
    flagged: frozenset[str]
    whole_system: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """Where answers go, whom to tell of progress, and the operator's wish to stop."""

    keeper: AnswerKeeper
    report: Report
    stop: Stop
    see: See = lambda _reading: None


def with_files(desk: Desk, phone: Phone, reading: Reading, order: FilesOrder, ways: Ways) -> Reading:
    """The reading with what the apps' files claim. What could not be read is a gap or a note (judge.appfiles).

    Raises only CancelledError and RecordsError.
    """
    ways.see(reading)
    earlier, doubts = _earlier(desk, reading.device)
    sitting = phone.app_files(reading.device, ways.keeper, ways.report, ways.stop)
    filling = _Filling(reading, order, ways.see)
    there = [package for package in _ordered(reading, order) if _wanted_at_all(desk, package, order)]
    filling.skip(there)
    found = sitting.find(there)
    for missing in found.missing:
        filling.take(missing)
    wanted = filling.wanted(found, earlier)
    filling.show()
    sitting.read(wanted, filling.take)
    gaps, notes = file_coverage(filling.packages)
    return replace(
        reading,
        packages=filling.packages,
        gaps=(*reading.gaps, *gaps),
        notes=(*reading.notes, *notes, *reuse_notes(filling.packages), *doubts),
        evidence=(*reading.evidence, *sitting.evidence),
        finished=desk.clock.now(),
    )


def _ordered(reading: Reading, order: FilesOrder) -> list[InstalledPackage]:
    def rank(package: InstalledPackage) -> tuple[bool, bool, bool, str]:
        flagged, own = package.name in order.flagged, package.system is not True
        return not flagged, not own, package.updated_system is not True, package.name

    return sorted((package for package in reading.packages if on_the_phone(package)), key=rank)


def _wanted_at_all(desk: Desk, package: InstalledPackage, order: FilesOrder) -> bool:
    return _whole(package, order) or has_digests(desk.ban_list)


def _whole(package: InstalledPackage, order: FilesOrder) -> bool:
    return package.system is not True or package.name in order.flagged or order.whole_system


def _earlier(desk: Desk, device: Device) -> tuple[Audit | None, tuple[Note, ...]]:
    """The newest sealed record of the same phone. One that cannot be believed is not used, and that is said."""
    try:
        audit = desk.records.newest_of(device.serial)
    except (CustodyError, ShapeError):
        why = "The newest record of this phone was altered or has another form; every file was read anew."
        return None, (Note("Earlier readings", why),)
    return (audit, ()) if audit is not None and audit.device.is_same_phone(device) else (None, ())


class _Filling:
    """The packages of a reading, filled one by one with what their files claim."""

    def __init__(self, reading: Reading, order: FilesOrder, see: See) -> None:
        self._reading = reading
        self._order = order
        self._see = see
        self._packages = {package.name: package for package in reading.packages}
        self._unseen = 0

    @property
    def packages(self) -> tuple[InstalledPackage, ...]:
        """All packages, in the reading's order."""
        return tuple(self._packages.values())

    def skip(self, there: Iterable[InstalledPackage]) -> None:
        """Say of all packages but these why their files are not read."""
        names = {package.name for package in there}
        for name, package in self._packages.items():
            if name not in names:
                why = (Cause.NOT_ASKED, _NOT_NEEDED) if on_the_phone(package) else (Cause.NO_FILE, _ARCHIVED)
                self._packages[name] = package.with_file(AppFile(name, None, unread=unread_parts(*why, whole=True)))

    def wanted(self, found: FoundFiles, earlier: Audit | None) -> list[WantedFile]:
        """The files that must be read; those that an earlier case knows are filled in."""
        known = _known(earlier)
        wanted: list[WantedFile] = []
        for name, stamp in found.stamps:
            package = self._packages[name]
            whole = _whole(package, self._order)
            before = known.get(name)
            if before is not None and _is_same(before, package, stamp) and _suffices(before, whole=whole):
                self._fill(name, before.told_file, self._origin(before, earlier))
            else:
                wanted.append(WantedFile(name, stamp, whole))
        return wanted

    def _origin(self, before: InstalledPackage, earlier: Audit | None) -> str | None:
        case_id = before.read_in or (earlier.audit_id if earlier else None)
        return None if case_id == self._order.case_id else case_id

    def take(self, told: AppFile) -> None:
        """Fill in what a file claims."""
        if not _whole(self._packages[told.package], self._order):
            kept = tuple(each for each in told.unread if each.part is FilePart.SIGNER)
            looks = unread_parts(Cause.NOT_ASKED, _NOT_ASKED, whole=True)[1:]
            told = replace(told, unread=(*kept, *looks))
        self._fill(told.package, told, None)
        self._unseen += 1
        if self._unseen >= SEEN_AT_ONCE:
            self.show()

    def show(self) -> None:
        """Let whoever looks on see how far it has come."""
        self._unseen = 0
        self._see(replace(self._reading, packages=self.packages))

    def _fill(self, name: str, told: AppFile, read_in: str | None) -> None:
        self._packages[name] = self._packages[name].with_file(told, read_in)


def _known(earlier: Audit | None) -> Mapping[str, InstalledPackage]:
    return {package.name: package for package in earlier.packages} if earlier else {}


def _is_same(before: InstalledPackage, now: InstalledPackage, stamp: FileStamp) -> bool:
    return before.file == stamp and before.version_code == now.version_code


def _suffices(before: InstalledPackage, *, whole: bool) -> bool:
    """Whether the earlier reading has all that is wanted now."""
    parts: tuple[FilePart, ...] = tuple(FilePart) if whole else (FilePart.SIGNER,)
    open_parts: list[Unread] = [each for each in before.unread if each.part in parts]
    return all(each.cause in _LASTING for each in open_parts)
