"""One package of the phone, joined from the dump and the lists of its users. Pure.

The dump's word comes first, as it alone tells states. A package that only a list tells, or whose line for a user is
missing, is installed if the list without -u shows it; otherwise that is unknown, which counts as being there.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from auditor.android.parse.dump_block import DumpedPackage, DumpedState
from auditor.android.parse.listing import ListedPackage
from auditor.android.told import DumpTold, ListTold
from auditor.model.package import Enabled, InstalledPackage, UserState

# COMPONENT_ENABLED_STATE_DEFAULT, _ENABLED, _DISABLED, _DISABLED_USER, _DISABLED_UNTIL_USED: 0 to 4.
_ENABLED = (
    *(Enabled.DEFAULT, Enabled.ENABLED, Enabled.DISABLED, Enabled.DISABLED_BY_USER),
    Enabled.DISABLED_UNTIL_USED,
)
# Partitions that only the maker writes. /data holds both people's apps and updates of system apps, so it tells nothing.
_SYSTEM_PATHS = ("/system/", "/system_ext/", "/product/", "/vendor/", "/odm/", "/oem/", "/apex/")
_NO_INODE = (0, -1)
_VERSIONED = re.compile(r"(.+)_\d+", re.ASCII)


def merged_packages(dump: DumpTold, lists: Sequence[ListTold], user_ids: Sequence[int]) -> tuple[InstalledPackage, ...]:
    """Every package that any answer shows, by name, with a state for each user about whom something is told."""
    dumped = {package.name: package for package in dump.answer.packages}
    listed: dict[str, ListedPackage] = {}
    for told in lists:
        for package in told.answer.packages:
            listed.setdefault(package.name, package)
    by_user = {told.user_id: told for told in lists}
    names = sorted(dumped.keys() | listed.keys() | {name for told in lists for name in told.names})
    return tuple(
        _package(name, dumped.get(name), listed.get(name), _states(name, dumped.get(name), by_user, user_ids))
        for name in names
    )


def is_library_alias(name: str, packages: Iterable[DumpedPackage]) -> bool:
    """Whether a listed name is that of a shared library, which the dump calls NAME_VERSION."""
    versioned = (match[1] for p in packages if p.library and (match := _VERSIONED.fullmatch(p.name)))
    return name in versioned


def _states(
    name: str, dumped: DumpedPackage | None, by_user: Mapping[int, ListTold], user_ids: Sequence[int]
) -> tuple[UserState, ...]:
    states = (
        _state(name, user_id, dumped.state_for(user_id) if dumped else None, by_user.get(user_id))
        for user_id in user_ids
    )
    return tuple(state for state in states if state is not None)


def _state(name: str, user_id: int, dumped: DumpedState | None, told: ListTold | None) -> UserState | None:
    there = told is not None and name in (told.installed or ())
    if dumped is None:
        if told is None or name not in told.names:
            return None
        return UserState(user_id, True if there else None, Enabled.UNKNOWN, None, None, None, None, None, None)
    # Two answers disagree: it cannot be said which is true, and what may be there counts as being there.
    installed = None if dumped.installed is False and there else dumped.installed
    return UserState(
        user_id=user_id,
        installed=installed,
        enabled=_enabled(dumped.enabled),
        hidden=dumped.hidden,
        suspended=dumped.suspended,
        stopped=dumped.stopped,
        archived=dumped.archived,
        data_kept=_data_kept(dumped),
        first_install=dumped.first_install,
    )


def _enabled(number: int | None) -> Enabled:
    return _ENABLED[number] if number is not None and 0 <= number < len(_ENABLED) else Enabled.UNKNOWN


def _data_kept(state: DumpedState) -> bool | None:
    if state.installed is not False:
        return None if state.installed is None else False
    return None if state.data_inode is None else state.data_inode not in _NO_INODE


def _package(
    name: str, dumped: DumpedPackage | None, listed: ListedPackage | None, states: tuple[UserState, ...]
) -> InstalledPackage:
    path = (listed.path if listed else None) or (dumped.path if dumped else None)
    version = dumped.version_code if dumped else None
    return InstalledPackage(
        name=name,
        label=None,
        user_states=states,
        version_name=dumped.version_name if dumped else None,
        version_code=version if version is not None or listed is None else listed.version_code,
        installer=(dumped.installer if dumped else None) or (listed.installer if listed else None),
        initiating=dumped.initiating if dumped else None,
        originating=dumped.originating if dumped else None,
        system=dumped.system if dumped else _system_by_path(path),
        updated_system=dumped.updated_system if dumped else None,
        persistent=dumped.persistent if dumped else None,
        shared_user=dumped.shared_user if dumped else None,
        path=path,
        signers=None,
        first_install=_first_install(dumped),
        last_update=dumped.last_update if dumped else None,
    )


def _system_by_path(path: str | None) -> bool | None:
    return True if path is not None and path.startswith(_SYSTEM_PATHS) else None


def _first_install(dumped: DumpedPackage | None) -> str | None:
    """The package's own date, which Android tells until version 12; since 13 the earliest of its users' dates."""
    if dumped is None or dumped.first_install is not None:
        return dumped.first_install if dumped else None
    return min((state.first_install for state in dumped.states if state.first_install), default=None)
