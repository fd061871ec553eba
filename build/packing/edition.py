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

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import BasicConstraints, Certificate, ExtensionNotFound, load_der_x509_certificate
from trouble import SetupError

from auditor.banlist.limits import MAX_PUBLISHER_BYTES
from auditor.banlist.signature import read_publisher
from auditor.banlist.store import PUBLISHERS, SHIPPED, SIGNATURE_SUFFIX
from auditor.errors import AuditorError
from auditor.files import read_bounded
from auditor.identity.kept import read_root
from auditor.model.audit import UsedBanList
from auditor.workflow.desk import choose_policies
from auditor.workflow.lists import list_in_use
from auditor.workflow.settings import FILE, SettingsFile

ROOTS = Path("trust", "roots")
_PUBLISHER = "Give the .publisher.toml that `fieldcheck banlist keygen` wrote beside the key."


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
        _put_in_publisher(resources / PUBLISHERS, department.publisher)
    if department.ban_list is not None:
        beside = department.ban_list.with_name(department.ban_list.name + SIGNATURE_SUFFIX)
        _copy(department.ban_list, resources / SHIPPED)
        _copy(beside, resources / f"{SHIPPED}{SIGNATURE_SUFFIX}")
    for number, root in enumerate(department.roots, 1):
        _put_in_root(resources / ROOTS / f"root-{number:02}.pem", root)
    if department.config is not None:
        # Read where it lies first, so that what is wrong is said of the file that was given.
        SettingsFile(department.config.parent, department.config).usual()
        _copy(department.config, resources / FILE)


def _put_in_publisher(folder: Path, given: Path) -> None:
    """Take the place of all publishers. What may be a private key is not even copied."""
    data = _bytes(given, MAX_PUBLISHER_BYTES)
    if b"PRIVATE KEY" in data:
        raise SetupError(f"{given} is a private key, which must never be in a package. {_PUBLISHER}")
    try:
        read_publisher(data, given.name)
    except AuditorError as error:
        raise SetupError(f"{given} is no publisher's file: {error.why}. {_PUBLISHER}") from error
    for known in folder.glob("*.toml"):
        known.unlink()
    (folder / "department.toml").write_bytes(data)


def _put_in_root(target: Path, given: Path) -> None:
    """Write the certificates of a file and nothing else that it may hold, such as a key. All must be authorities'."""
    found = [load_der_x509_certificate(der) for der in read_root(given)]
    for certificate in found:
        if not _is_authority(certificate):
            name = certificate.subject.rfc4514_string()
            raise SetupError(f"{given} holds the certificate of {name}, which is no root: its owner may issue none.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"".join(certificate.public_bytes(Encoding.PEM) for certificate in found))


def _is_authority(certificate: Certificate) -> bool:
    """RFC 5280, section 4.2.1.9: who may issue certificates says so."""
    try:
        return certificate.extensions.get_extension_for_class(BasicConstraints).value.ca
    except ExtensionNotFound:
        return False


def _prove(resources: Path) -> UsedBanList:
    """Load the list as the program does, in an empty data folder; the policies of the defaults must be in it."""
    with tempfile.TemporaryDirectory(prefix="fieldcheck-edition-") as empty:
        armed = list_in_use(resources, Path(empty), datetime.now(UTC))
        choose_policies(armed.ban_list, SettingsFile(Path(empty), resources / FILE).read().policies)
    return armed.used


def _bytes(source: Path, most: int) -> bytes:
    try:
        return read_bounded(source, most)
    except AuditorError as error:
        raise SetupError(f"{source} cannot be put into the package: {error.why}.") from error


def _copy(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise SetupError(f"{source} cannot be put into the package: {error.strerror or error}.") from error
