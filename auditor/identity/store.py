"""The identities of this workstation: one folder of keys, as PKCS#12 files or on tokens, with their certificates."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from auditor.errors import IdentityError, OutputError
from auditor.files import write_new
from auditor.identity.authority import Holder, PrivateKey, chain_of, identity_of, make_auditor, make_root
from auditor.identity.files import ROOT_ENDING, TOKEN_ENDING, read_capped, stem_of
from auditor.identity.kept import Kept, on_token, pem_of, read_kept, root_of
from auditor.identity.pkcs12 import (
    MAX_P12_BYTES,
    P12Signer,
    check_certificate,
    check_usable,
    open_p12,
    write_p12,
)
from auditor.identity.token import Found, TokenKey, TokenSigner, open_token
from auditor.model.codec import canonical_json
from auditor.model.identity import Identity, NewIdentity
from auditor.paths import private_folder

# NIST SP 800-63B asks for 8 at least; this one guards a key against offline guessing, so more.
MIN_PASSPHRASE = 12
REMARK = (
    "Move the root key file to removable media and lock it away: whoever holds it can make auditors. "
    "Read the root fingerprint to those who will check reports."
)


class IdentityStore:
    """Identities under one folder. Every method reads the folder anew, so that two windows agree."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self, organisation: str, name: str, passphrase: str, now: datetime) -> NewIdentity:
        """Make an organisation root and an auditor certificate, both under the passphrase. Raises IdentityError."""
        check_strength(passphrase)
        stem = self._free_stem(name)
        root = make_root(organisation, now)
        auditor = make_auditor(root, organisation, name, now)
        issuers = (root.certificate,)
        files = {
            f"{stem}{ROOT_ENDING}.pem": pem_of(issuers),
            f"{stem}{ROOT_ENDING}.p12": write_p12(root, (), passphrase),
            f"{stem}.pem": pem_of((auditor.certificate, *issuers)),
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
        root = root_of(signer.issuers)
        identity = identity_of(signer.holder, root)
        stem = self._free_stem(identity.name)
        self._write_all({**_public_files(stem, signer.holder, signer.issuers), f"{stem}.p12": data})
        return identity

    def list(self) -> tuple[Identity, ...]:
        """Every identity, by name, without any passphrase. Raises IdentityError for a damaged certificate file."""
        return tuple(kept.identity for kept in self._kept())

    def open(self, name: str, passphrase: str, now: datetime) -> P12Signer:
        """Open an identity whose key is a file, by the name that list() shows.

        Raises IdentityError, WrongPassphraseError.
        """
        kept = self._find(name)
        signer = open_p12(read_capped(self._folder / f"{kept.stem}.p12", MAX_P12_BYTES), passphrase)
        if signer.holder != kept.certificate:
            raise IdentityError(
                f"The identity {name} was not opened",
                "its key file and its certificate file belong to different identities",
                "Import it again",
            )
        check_usable(signer, now)
        return signer

    def remember_token(self, found: Found, issuers: tuple[x509.Certificate, ...], now: datetime) -> Identity:
        """Keep where the key of a certificate on a token lies, and nothing secret. Raises IdentityError."""
        check_certificate(found.certificate, now)
        chain = chain_of(found.certificate, (*found.others, *issuers))
        identity = on_token(identity_of(found.certificate, root_of(chain)), found.key)
        stem = self._free_stem(identity.name)
        files = {**_public_files(stem, found.certificate, chain), f"{stem}{TOKEN_ENDING}": canonical_json(found.key)}
        self._write_all(files)
        return identity

    def token_key(self, name: str) -> TokenKey:
        """Where the key of a token's identity lies. Raises IdentityError."""
        kept = self._find(name)
        if kept.key is None:
            raise IdentityError(f"{name} was not opened", "its key lies on no token", "See identity list")
        return kept.key

    def open_token(self, name: str, pin: str | None, now: datetime) -> TokenSigner:
        """Open an identity whose key lies on a token; pin None: it is entered on the token's own keys.

        Raises IdentityError, TokenError, WrongPassphraseError.
        """
        kept = self._find(name)
        check_certificate(kept.certificate, now)
        return open_token(self.token_key(name), kept.certificate, kept.issuers, pin)

    def take_certificate(
        self, key: PrivateKey, chain: tuple[x509.Certificate, ...], passphrase: str, now: datetime
    ) -> Identity:
        """Keep a key that waited for its certificate, which has come. Raises IdentityError."""
        certificate, *issuers = chain
        check_usable(P12Signer(key, certificate, tuple(issuers)), now)
        identity = identity_of(certificate, root_of(tuple(issuers)))
        stem = self._free_stem(identity.name)
        key_file = write_p12(Holder(key, certificate), tuple(issuers), passphrase)
        self._write_all({**_public_files(stem, certificate, tuple(issuers)), f"{stem}.p12": key_file})
        return identity

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

    def _kept(self) -> tuple[Kept, ...]:
        return read_kept(self._folder)

    def _find(self, name: str) -> Kept:
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


def _public_files(
    stem: str, certificate: x509.Certificate, issuers: tuple[x509.Certificate, ...]
) -> Mapping[str, bytes]:
    """The certificates of an identity, and its root in a file of its own."""
    files = {f"{stem}.pem": pem_of((certificate, *issuers))}
    root = root_of(issuers)
    return files if root is None else {**files, f"{stem}{ROOT_ENDING}.pem": pem_of((root,))}


def check_strength(passphrase: str) -> None:
    """Refuse a passphrase that could be guessed from a stolen file. Raises IdentityError."""
    if len(passphrase) < MIN_PASSPHRASE:
        raise IdentityError(
            "No identity was made",
            f"the passphrase has fewer than {MIN_PASSPHRASE} characters",
            "Choose a longer one; five random words are good",
        )
