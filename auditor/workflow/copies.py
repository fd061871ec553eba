"""Evidence copies: every file of an app is fetched, hashed and kept with the case before the app is removed."""

import errno
import hashlib
import os
import secrets
import shutil
from pathlib import Path

from auditor.errors import OutputError
from auditor.files import OWNER_ONLY, REASONS
from auditor.model.audit import Audit
from auditor.model.custody import EntryKind
from auditor.model.removal import Action, AppCopy, RemovalPlan
from auditor.ports import Phone, Stop
from auditor.records.store import CaseKeeper, Records
from auditor.workflow.desk import Desk

FOLDER = "copies"
# The largest apps have some gigabytes of game data, which lie in other files; a base file of one is an outlier.
MAX_FILE = 1024 * 1024 * 1024
_NO_PATHS = "the phone did not tell where its files lie"


def keep_copies(desk: Desk, audit: Audit, phone: Phone, plan: RemovalPlan, stop: Stop) -> tuple[AppCopy, ...]:
    """Keep the files of every app that the plan uninstalls. What could not be kept is in the answer, with why.

    Each copy is durable and in the custody log before the next one begins. Raises CancelledError, RecordsError.
    """
    copies: list[AppCopy] = []
    users = {step.package: step.user_id for step in reversed(plan.steps) if step.action is Action.UNINSTALL}
    keeper = CaseKeeper(desk.records, audit.audit_id)
    for package, user_id in sorted(users.items()):
        paths = phone.app_paths(package, user_id, keeper)
        if not paths:
            copies.append(AppCopy(package, "", None, 0, None, _NO_PATHS))
        copies += [_copy(desk, audit, phone, (package, path), stop) for path in paths]
    for copy in copies:
        desk.records.log(EntryKind.APP_COPIED, audit.audit_id, copy)
    return tuple(copies)


def lacking(copies: tuple[AppCopy, ...]) -> frozenset[str]:
    """The packages of which a file could not be kept."""
    return frozenset(copy.package for copy in copies if copy.digest is None)


def _copy(desk: Desk, audit: Audit, phone: Phone, of: tuple[str, str], stop: Stop) -> AppCopy:
    package, path = of
    folder = desk.records.path.parent / FOLDER / audit.audit_id / package
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _written(phone, folder, (package, path), stop, desk.records.path.parent)
    except OSError as error:
        why = REASONS.get(error.errno or errno.EIO) or error.strerror or "the disk cannot be written"
        return AppCopy(package, path, None, 0, None, why)


def _written(phone: Phone, folder: Path, of: tuple[str, str], stop: Stop, home: Path) -> AppCopy:
    package, path = of
    part = folder / f".{secrets.token_hex(6)}.part"
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:

            def take(piece: bytes) -> None:
                nonlocal size
                file.write(piece)
                digest.update(piece)
                size += len(piece)

            why = phone.copy_file(path, take, MAX_FILE, stop)
            file.flush()
            os.fsync(file.fileno())
        if why is not None:
            return AppCopy(package, path, None, size, None, why)
        kept = folder / f"{digest.hexdigest()[:16]}-{path.rsplit('/', 1)[-1][-100:]}"
        part.replace(kept)
        return AppCopy(package, path, kept.relative_to(home).as_posix(), size, digest.hexdigest())
    finally:
        part.unlink(missing_ok=True)


def erase_copies(records: Records, case_id: str) -> None:
    """Take the copies of a case off the disk. Raises OutputError if one cannot be removed."""
    folder = records.path.parent / FOLDER / case_id
    try:
        if folder.is_dir():
            shutil.rmtree(folder)
    except OSError as error:
        why = REASONS.get(error.errno or errno.EIO) or error.strerror or "the disk cannot be written"
        raise OutputError(f"The copies of case {case_id} were not erased", why, "Remove that folder by hand") from error
