"""The identities of this workstation: one folder of PKCS#12 files, each with its public certificates beside it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from auditor.errors import IdentityError, OutputError
from auditor.files import write_new
from auditor.identity.authority import chain_of, identity_of, make_auditor, make_root, self_issued
from auditor.identity.files import ROOT_ENDING, read_capped, stem_of
from auditor.identity.pkcs12 import MAX_P12_BYTES, P12Signer, check_usable, open_p12, write_p12
from auditor.model.identity import Identity, NewIdentity
from auditor.paths import private_folder

# NIST SP 800-63B asks for 8 at least; this one guards a key against offline guessing, so more.
MIN_PASSPHRASE = 12
MAX_IDENTITIES = 1000
REMARK = (
    "Move the root key file to removable media and lock it away: whoever holds it can make auditors. "
    "Read the root fingerprint to those who will check reports."
)


@dataclass(frozen=True, slots=True)
class _Kept:
    """One identity in the folder: its public part, and where its private part lies."""

    identity: Identity
    stem: str
    root: x509.Certificate | None


class IdentityStore:
    """Identities under one folder. Every method reads the folder anew, so that two windows agree."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self, organisation: str, name: str, passphrase: str, now: datetime) -> NewIdentity:
        """Make an organisation root and an auditor certificate, both under the passphrase. Raises IdentityError."""
        _check_strength(passphrase)
        stem = self._free_stem(name)
        root = make_root(organisation, now)
        auditor = make_auditor(root, organisation, name, now)
        issuers = (root.certificate,)
        files = {
            f"{stem}{ROOT_ENDING}.pem": _pem(issuers),
            f"{stem}{ROOT_ENDING}.p12": write_p12(root, (), passphrase),
            f"{stem}.pem": _pem((auditor.certificate, *issuers)),
            f"{stem}.p12": write_p12(auditor, issuers, passphrase),
        }
        self._write_all(files)
        return NewIdentity(
            identity=identity_of(auditor.certificate, root.certificate),
            key_file=str(self._folder / f"{stem}.p12"),
            root_certificate_file=str(self._folder / f"{stem}{ROOT_ENDING}.pem"),
            root_key_file=str(self._folder / f"{stem}{ROOT_ENDING}.p12"),
            remark=REMARK,
        )

    def import_p12(self, path: Path, passphrase: str, now: datetime) -> Identity:
        """Copy an identity from a PKCS#12 file. Raises IdentityError, WrongPassphraseError."""
        data = read_capped(path, MAX_P12_BYTES)
        signer = open_p12(data, passphrase)
        check_usable(signer, now)
        root = _root_of(signer.issuers)
        identity = identity_of(signer.holder, root)
        stem = self._free_stem(identity.name)
        files = {f"{stem}.pem": _pem((signer.holder, *signer.issuers)), f"{stem}.p12": data}
        if root is not None:
            files[f"{stem}{ROOT_ENDING}.pem"] = _pem((root,))
        self._write_all(files)
        return identity

    def list(self) -> tuple[Identity, ...]:
        """Every identity, by name, without any passphrase. Raises IdentityError for a damaged certificate file."""
        return tuple(kept.identity for kept in self._kept())

    def open(self, name: str, passphrase: str, now: datetime) -> P12Signer:
        """Open an identity by the name that list() shows. Raises IdentityError, WrongPassphraseError."""
        kept = self._find(name)
        signer = open_p12(read_capped(self._folder / f"{kept.stem}.p12", MAX_P12_BYTES), passphrase)
        if identity_of(signer.holder, kept.root) != kept.identity:
            raise IdentityError(
                f"The identity {name} was not opened",
                "its key file and its certificate file belong to different identities",
                "Import it again",
            )
        check_usable(signer, now)
        return signer

    def root_pem(self, name: str) -> bytes:
        """The root certificate that vouches for an identity, PEM. Raises IdentityError."""
        kept = self._find(name)
        if kept.root is None:
            raise IdentityError(
                f"There is no root certificate for {name}", "its file did not hold one", "Ask who issued the identity"
            )
        return kept.root.public_bytes(Encoding.PEM)

    def roots(self) -> tuple[bytes, ...]:
        """The roots of all identities, DER, each once: the signers that this workstation knows."""
        found = {kept.root.public_bytes(Encoding.DER) for kept in self._kept() if kept.root is not None}
        return tuple(sorted(found))

    def _kept(self) -> tuple[_Kept, ...]:
        paths = sorted(self._folder.glob("*.pem"))[: 2 * MAX_IDENTITIES]
        kept = (_read_public(path) for path in paths if path.with_suffix(".p12").exists())
        return tuple(sorted((one for one in kept if one is not None), key=lambda one: one.identity.name))

    def _find(self, name: str) -> _Kept:
        kept = next((one for one in self._kept() if one.identity.name == name), None)
        if kept is None:
            raise IdentityError(f"There is no identity {name}", "none of that name is stored here", "See identity list")
        return kept

    def _free_stem(self, name: str) -> str:
        if any(one.identity.name == name for one in self._kept()):
            raise IdentityError(
                "The identity was not stored", f"one named {name} is already there", "Choose another name"
            )
        return stem_of(name)

    def _write_all(self, files: dict[str, bytes]) -> None:
        """Write every file or none."""
        private_folder(self._folder)
        written: list[Path] = []
        try:
            for file_name, data in files.items():
                write_new(self._folder / file_name, data)
                written.append(self._folder / file_name)
        except OutputError:
            for path in written:
                path.unlink(missing_ok=True)
            raise


def read_certificates(data: bytes, where: str) -> tuple[x509.Certificate, ...]:
    """Certificates from PEM or DER bytes of a file called `where`. Raises IdentityError."""
    try:
        if b"-----BEGIN" in data:
            return tuple(x509.load_pem_x509_certificates(data))
        return (x509.load_der_x509_certificate(data),)
    except ValueError as error:
        raise IdentityError(
            f"The certificate file {where} was not read", "it holds no certificate, or it is damaged", "Fetch it again"
        ) from error


def read_root(path: Path) -> tuple[bytes, ...]:
    """The certificates of a root file that the operator names, DER. Raises IdentityError."""
    found = read_certificates(read_capped(path, MAX_P12_BYTES), str(path))
    return tuple(certificate.public_bytes(Encoding.DER) for certificate in found)


def _read_public(path: Path) -> _Kept | None:
    """The identity of a certificate file, or None for a root's own file."""
    first, *others = read_certificates(read_capped(path, MAX_P12_BYTES), str(path))
    if self_issued(first) and path.stem.endswith(ROOT_ENDING):
        return None
    root = _root_of(chain_of(first, tuple(others)))
    return _Kept(identity_of(first, root), path.stem, root)


def _root_of(issuers: tuple[x509.Certificate, ...]) -> x509.Certificate | None:
    return issuers[-1] if issuers and self_issued(issuers[-1]) else None


def _pem(certificates: tuple[x509.Certificate, ...]) -> bytes:
    return b"".join(certificate.public_bytes(Encoding.PEM) for certificate in certificates)


def _check_strength(passphrase: str) -> None:
    if len(passphrase) < MIN_PASSPHRASE:
        raise IdentityError(
            "No identity was made",
            f"the passphrase has fewer than {MIN_PASSPHRASE} characters",
            "Choose a longer one; five random words are good",
        )
