"""Two independent answers about the same apps, laid over each other: users, packages, gaps and notes. Pure.

The dump tells every package with its state for every user; `pm list packages` tells one user's. Rules:

- A user counts as read when at least one complete answer shows apps of theirs. A question that the phone refused is a
  note if the other one shows the user, else a gap. A broken answer is always a gap, and what was seen of it stays.
- What one complete answer shows for a user and the other does not is a gap that names the packages: one of the two is
  not the truth. The package is reported all the same.
- Known differences that mean nothing (a note): APEX modules, which `pm list` leaves out since Android 10; static shared
  libraries, which it leaves out or lists without the version in their name (PackageManagerService
  filterSharedLibPackage, resolveExternalPackageName); instant apps, which are not installed.
- `-u` lists more than is installed, so a package that it lists and the dump calls not installed is no contradiction.
  But text that an app chooses (its version name may hold line ends) stands in the dump and not in the list, and
  could forge a line of it. So for the first few users the list is asked for again without `-u`: what stands there is
  installed, and a dump that denies it is contradicted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.android.cutting import cut_to_size
from auditor.android.hearing import Standing
from auditor.android.kinds import user_kind
from auditor.android.merge import is_library_alias, merged_packages
from auditor.android.parse.dump_block import DumpedPackage
from auditor.android.told import DumpTold, ListTold, UsersTold
from auditor.model.finding import Gap, Note
from auditor.model.package import InstalledPackage, UserProfile
from auditor.model.text import visible

# So many packages are named in a gap; the others are counted.
NAMED = 10
MAX_NAME = 120


@dataclass(frozen=True, slots=True)
class Inventory:
    """What the phone holds as far as it told, and what it did not tell. users by id, packages by name."""

    users: tuple[UserProfile, ...]
    packages: tuple[InstalledPackage, ...]
    gaps: tuple[Gap, ...]
    notes: tuple[Note, ...]


def reconcile(users: UsersTold, dump: DumpTold, lists: Sequence[ListTold]) -> Inventory:
    """Lay the answers over each other."""
    by_user = {told.user_id: told for told in lists}
    ids = sorted({u.user_id for u in users.answer.users} | set(dump.answer.users) | set(by_user))
    profiles = tuple(_profile(user_id, users, dump, by_user.get(user_id)) for user_id in ids)
    remarks = _Remarks()
    _remark_on_users(remarks, users, dump)
    _remark_on_dump(remarks, dump, profiles)
    for profile in profiles:
        told = by_user.get(profile.user_id)
        _remark_on_list(remarks, profile, told)
        _remark_on_reading(remarks, profile, dump, told)
        if told is not None:
            _compare(remarks, profile, dump, told)
    remarks.say_expected()
    (kept, packages), cut = cut_to_size(profiles, merged_packages(dump, lists, ids))
    return Inventory(kept, packages, (*remarks.gaps, *cut), tuple(remarks.notes))


def needs_settling(dump: DumpTold, told: ListTold) -> bool:
    """Whether the list names something that the dump does not show as installed: asking without -u tells more."""
    if not told.worth.complete:
        return False
    installed = {p.name for p in dump.answer.packages if (s := p.state_for(told.user_id)) is not None and s.installed}
    return not told.answer.names <= installed


class _Remarks:
    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self.notes: list[Note] = []
        self.expected: set[str] = set()

    def gap(self, what: str, why: str) -> None:
        self.gaps.append(Gap(what, why[:1].upper() + why[1:] + "."))

    def note(self, what: str, why: str) -> None:
        self.notes.append(Note(what, why[:1].upper() + why[1:] + "."))

    def say_expected(self) -> None:
        if self.expected:
            what = "Modules, shared libraries and instant apps"
            self.note(what, f"only the package dump shows them, as on other phones: {_naming(self.expected)}")


def title(profile: UserProfile) -> str:
    """A user as gaps and notes call them."""
    name = visible(profile.name, MAX_NAME) if profile.name else profile.kind.value
    return f"user {profile.user_id} ({name})"


def _profile(user_id: int, users: UsersTold, dump: DumpTold, told: ListTold | None) -> UserProfile:
    listed = users.user(user_id)
    name = (listed.name or None) if listed else None
    return UserProfile(
        user_id=user_id,
        name=name,
        kind=user_kind(user_id, listed.flags if listed else None, name),
        running=listed.running if listed else None,
        read=_shown_by_dump(dump, user_id) or _shown_by_list(told),
    )


def _shown_by_dump(dump: DumpTold, user_id: int) -> bool:
    """A profile in which nothing is installed does not exist: it would be one that the phone hides."""
    if not dump.worth.complete:
        return False
    states = (package.state_for(user_id) for package in dump.answer.packages)
    return any(state is not None and state.installed for state in states)


def _shown_by_list(told: ListTold | None) -> bool:
    return told is not None and told.worth.complete and bool(told.names)


def _remark_on_users(remarks: _Remarks, users: UsersTold, dump: DumpTold) -> None:
    listed = {user.user_id for user in users.answer.users}
    if users.worth.refused and dump.worth.complete and dump.answer.users:
        remarks.note("The list of users", f"{users.worth.why}; the package dump shows them")
    elif not users.worth.complete:
        remarks.gap("The list of users", users.worth.why)
        return
    unlisted = [str(user_id) for user_id in dump.answer.users if user_id not in listed]
    if unlisted and users.worth.complete:
        remarks.note("Users that are not listed", f"the package dump also shows user {', '.join(unlisted)}")


def _remark_on_dump(remarks: _Remarks, dump: DumpTold, profiles: tuple[UserProfile, ...]) -> None:
    if dump.worth.complete:
        return
    if dump.worth.refused and profiles and all(profile.read for profile in profiles):
        remarks.note("The package dump", f"{dump.worth.why}; the lists of each user show the apps")
    else:
        remarks.gap("The package dump", dump.worth.why)


def _remark_on_list(remarks: _Remarks, profile: UserProfile, told: ListTold | None) -> None:
    what = f"The package list of {title(profile)}"
    if told is None or told.worth.standing is Standing.NOT_ASKED:
        remarks.gap(what, told.worth.why if told else "it was not asked for")
    elif told.worth.refused and profile.read:
        remarks.note(what, f"{told.worth.why}; the package dump shows this user's apps")
    elif not told.worth.complete:
        remarks.gap(what, told.worth.why)
    if told is not None and told.settling.standing is Standing.BROKEN:
        remarks.gap(f"The list of what is installed for {title(profile)}", told.settling.why)


def _remark_on_reading(remarks: _Remarks, profile: UserProfile, dump: DumpTold, told: ListTold | None) -> None:
    if not profile.read:
        remarks.gap(f"The apps of {title(profile)}", "no complete answer shows an app of this user")
    elif dump.worth.complete and not _shown_by_dump(dump, profile.user_id) and _shown_by_list(told):
        told_of = profile.user_id in dump.answer.users
        remark = remarks.gap if told_of else remarks.note
        said = "calls none of them installed" if told_of else "does not speak of this user"
        remark(f"The apps of {title(profile)}", f"only the list shows them; the package dump {said}")


def _compare(remarks: _Remarks, profile: UserProfile, dump: DumpTold, told: ListTold) -> None:
    """Every disagreement between two complete answers about one user."""
    if not (dump.worth.complete and told.worth.complete and _shown_by_dump(dump, profile.user_id)):
        _missing_rows(remarks, profile, dump, told)
        return
    known = {package.name: package for package in dump.answer.packages}
    installed = {p.name: p for p in known.values() if (s := p.state_for(profile.user_id)) is not None and s.installed}
    only_dump = [package for name, package in installed.items() if name not in told.names]
    harmless = {package.name for package in only_dump if _is_expected(package, profile.user_id)}
    remarks.expected |= harmless
    only_list = {name for name in told.names - known.keys() if not is_library_alias(name, known.values())}
    denied = (told.installed or frozenset()) & (known.keys() - installed.keys())
    what = f"The apps of {title(profile)}"
    for names, said in (
        ({p.name for p in only_dump} - harmless, "the package dump shows as installed what the list does not show"),
        (only_list, "the list shows what the package dump does not know"),
        (denied, "the list shows as installed what the package dump calls not installed"),
    ):
        if names:
            remarks.gap(what, f"two answers disagree: {said}: {_naming(names)}")
    _missing_rows(remarks, profile, dump, told)


def _missing_rows(remarks: _Remarks, profile: UserProfile, dump: DumpTold, told: ListTold) -> None:
    """Packages of a complete dump without a line for a user of whom it has others, and that no list settles."""
    if not dump.worth.complete or profile.user_id not in dump.answer.users:
        return
    missing = {p.name for p in dump.answer.packages if p.state_for(profile.user_id) is None}
    unsettled = missing if not told.worth.complete else missing & told.names
    if unsettled:
        remarks.gap(
            f"The apps of {title(profile)}", f"whether they have it is not told for some packages: {_naming(unsettled)}"
        )


def _is_expected(package: DumpedPackage, user_id: int) -> bool:
    state = package.state_for(user_id)
    return package.module or package.library or (state is not None and state.instant is True)


def _naming(names: Iterable[str]) -> str:
    shown = list(_first(sorted(names)))
    return ", ".join(shown)


def _first(names: Sequence[str]) -> Iterator[str]:
    yield from (visible(name, MAX_NAME) for name in names[:NAMED])
    if len(names) > NAMED:
        yield f"and {len(names) - NAMED} more"
