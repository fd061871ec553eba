"""A department's edition: its publisher, ban list, trusted roots and defaults, put into the package's resources.

Everything is checked by the program's own rules before it goes in: what the packaged program would refuse on the
department's computers is refused here.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from trouble import SetupError

from auditor.banlist.store import PUBLISHERS, SHIPPED, SIGNATURE_SUFFIX
from auditor.errors import AuditorError
from auditor.identity.kept import read_root
from auditor.model.audit import UsedBanList
from auditor.workflow.desk import choose_policies
from auditor.workflow.lists import list_in_use
from auditor.workflow.settings import FILE, SettingsFile

ROOTS = Path("trust", "roots")


@dataclass(frozen=True)
class Department:
    """What a department puts in instead. None or empty: what the repository holds stays."""

    publisher: Path | None = None
    ban_list: Path | None = None
    roots: tuple[Path, ...] = ()
    config: Path | None = None


def put_in(resources: Path, department: Department) -> UsedBanList:
    """Change a laid-out resources folder and prove that the program would accept it. Raises SetupError."""
    try:
        _put_in(resources, department)
        return _prove(resources)
    except AuditorError as error:
        raise SetupError(str(error)) from error


def _put_in(resources: Path, department: Department) -> None:
    if department.publisher is not None:
        for known in (resources / PUBLISHERS).glob("*.toml"):
            known.unlink()
        _copy(department.publisher, resources / PUBLISHERS / "department.toml")
    if department.ban_list is not None:
        beside = department.ban_list.with_name(department.ban_list.name + SIGNATURE_SUFFIX)
        _copy(department.ban_list, resources / SHIPPED)
        _copy(beside, resources / f"{SHIPPED}{SIGNATURE_SUFFIX}")
    for number, root in enumerate(department.roots, 1):
        read_root(root)
        _copy(root, resources / ROOTS / f"root-{number:02}.pem")
    if department.config is not None:
        _copy(department.config, resources / FILE)


def _prove(resources: Path) -> UsedBanList:
    """Load the list as the program does, in an empty data folder; the policies of the defaults must be in it."""
    with tempfile.TemporaryDirectory(prefix="fieldcheck-edition-") as empty:
        armed = list_in_use(resources, Path(empty), datetime.now(UTC))
        choose_policies(armed.ban_list, SettingsFile(Path(empty), resources / FILE).read().policies)
    return armed.used


def _copy(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise SetupError(f"{source} cannot be put into the package: {error.strerror or error}.") from error
