"""An inventory cut to what one record may hold; what was cut is a gap. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditor.model.extent import MAX_PACKAGES, MAX_STATES, MAX_USERS
from auditor.model.finding import Gap
from auditor.model.package import InstalledPackage, UserProfile

Rows = tuple[tuple[UserProfile, ...], tuple[InstalledPackage, ...]]
_WHAT = "More than a phone holds"


def cut_to_size(users: tuple[UserProfile, ...], packages: tuple[InstalledPackage, ...]) -> tuple[Rows, tuple[Gap, ...]]:
    """The first packages by name and the first users by number, as many as a record may hold, and gaps for the rest."""
    gaps = []
    if len(packages) > MAX_PACKAGES:
        gaps.append(Gap(_WHAT, f"It told of {len(packages)} packages; only {MAX_PACKAGES} were judged."))
        packages = packages[:MAX_PACKAGES]
    kept = frozenset(_fitting(users, packages))
    if any(user.user_id not in kept for user in users):
        gaps.append(Gap(_WHAT, f"It told of {len(users)} users; only {len(kept)} were judged."))
        users = tuple(user for user in users if user.user_id in kept)
        packages = tuple(_only(package, kept) for package in packages)
    return (users, packages), tuple(gaps)


def _fitting(users: Iterable[UserProfile], packages: Iterable[InstalledPackage]) -> Iterator[int]:
    """The users whose states of all packages fit, in order."""
    held = Counter(state.user_id for package in packages for state in package.user_states)
    room = MAX_STATES
    for number, user in enumerate(users):
        room -= held[user.user_id]
        if number == MAX_USERS or room < 0:
            return
        yield user.user_id


def _only(package: InstalledPackage, kept: frozenset[int]) -> InstalledPackage:
    return replace(package, user_states=tuple(state for state in package.user_states if state.user_id in kept))
