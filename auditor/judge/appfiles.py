"""Which apps' files must be read, and what it means for the audit that some could not be. Pure."""

from collections import Counter
from collections.abc import Iterable

from auditor.model.appfile import Cause, FilePart, Unread
from auditor.model.finding import Gap, Note
from auditor.model.package import InstalledPackage
from auditor.model.policy import BanList, IndicatorKind

# A sentence names this many apps; the record names them all.
MAX_NAMED = 6
WHAT = "Apps' own files"
# What the apps' names, icons and signers are for; an icon alone decides nothing.
_DECIDING = (FilePart.SIGNER, FilePart.LABEL)


def has_digests(ban_list: BanList) -> bool:
    """Whether any rule knows an app by its signer, so that preinstalled apps' signers matter too."""
    return any(
        indicator.kind is IndicatorKind.SIGNING_DIGEST for rule in ban_list.rules for indicator in rule.indicators
    )


def on_the_phone(package: InstalledPackage) -> bool:
    """Whether the app's file should lie on the phone: somebody has it installed, or that is not known."""
    return any(state.installed is not False for state in package.user_states)


def file_coverage(packages: Iterable[InstalledPackage]) -> tuple[tuple[Gap, ...], tuple[Note, ...]]:
    """What could not be read of the apps' files: gaps where that may hide something, notes where it does not.

    A gap: an answer that was cut, late, lost or garbled, of any app; and any other reason for an app that somebody
    installed. A note: a preinstalled app whose file the phone or its maker keeps closed, and what was not asked for.
    """
    gaps: dict[tuple[FilePart, Cause, str], list[str]] = {}
    notes: dict[tuple[FilePart, Cause, str], list[str]] = {}
    for package in packages:
        for unread in package.unread:
            if unread.part in _DECIDING:
                into = gaps if _hides(package, unread) else notes
                into.setdefault((unread.part, unread.cause, _reason(unread)), []).append(package.name)
    return (
        tuple(Gap(WHAT, _sentence(part, cause, why, names)) for (part, cause, why), names in gaps.items()),
        tuple(Note(WHAT, _sentence(part, cause, why, names)) for (part, cause, why), names in notes.items()),
    )


def reuse_notes(packages: Iterable[InstalledPackage]) -> tuple[Note, ...]:
    """Which earlier cases' readings stand in for reading the same files again."""
    counts = Counter(package.read_in for package in packages if package.read_in is not None)
    return tuple(Note(WHAT, _reused(number, case_id)) for case_id, number in sorted(counts.items()))


def _reused(number: int, case_id: str) -> str:
    if number == 1:
        return f"The file of 1 app is the same as in case {case_id}, and was not read again."
    return f"The files of {number} apps are the same as in case {case_id}, and were not read again."


def _hides(package: InstalledPackage, unread: Unread) -> bool:
    if unread.cause is Cause.CUT:
        return True
    return package.system is not True and on_the_phone(package) and unread.cause is not Cause.NOT_ASKED


def _reason(unread: Unread) -> str:
    """The reason as a clause; what is broken in a file differs from app to app and stands in the record."""
    return "the file breaks its format" if unread.cause is Cause.MALFORMED else unread.why


_PARTS = {FilePart.SIGNER: ("signer", "signers"), FilePart.LABEL: ("name", "names")}


def _sentence(part: FilePart, cause: Cause, why: str, names: list[str]) -> str:
    one, many = _PARTS[part]
    if cause is Cause.NOT_ASKED:  # left out on purpose: no need to name them
        if len(names) == 1:
            return f"The {one} of 1 app was not read, because {why}."
        return f"The {many} of {len(names)} apps were not read, because {why}."
    if len(names) == 1:
        return f"The {one} of 1 app was not read, because {why}: {names[0]}."
    return f"The {many} of {len(names)} apps were not read, because {why}: {_first(names)}."


def _first(names: list[str]) -> str:
    more = f" and {len(names) - MAX_NAMED} more" if len(names) > MAX_NAMED else ""
    return f"{', '.join(names[:MAX_NAMED])}{more}"
