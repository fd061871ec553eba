"""The practice identity: signs exercises, vouches for nobody, and says so in its own certificate.

Its passphrase is public, so anybody can sign with it: the verifier accepts it only for records that say "practice".
"""

from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from auditor.errors import IdentityError, OutputError, WrongPassphraseError
from auditor.files import OWNER_ONLY, write_new, write_whole
from auditor.identity.authority import identity_of, make_auditor, make_root
from auditor.identity.files import read_capped
from auditor.identity.pkcs12 import MAX_P12_BYTES, P12Signer, check_usable, open_p12, write_p12
from auditor.model.identity import Identity
from auditor.paths import private_folder

FILE_NAME = "practice.p12"
PASSPHRASE = "practice - not evidence"  # noqa: S105  public on purpose, see above
ROUNDS = 1000  # nothing is guarded here, and an exercise should start at once
ORGANISATION = "Fieldcheck practice"
NAME = "Practice auditor"
RENEW_BEFORE = timedelta(days=30)


class PracticeIdentity:
    """The practice identity under a folder, made at first use and made anew shortly before it expires."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def signer(self, now: datetime) -> P12Signer:
        """The practice signer. Raises IdentityError if the folder cannot be written."""
        kept = self._open(now + RENEW_BEFORE)
        if kept is not None:
            return kept
        private_folder(self._path.parent)
        root = make_root(ORGANISATION, now, practice=True)
        auditor = make_auditor(root, ORGANISATION, NAME, now, practice=True)
        data = write_p12(auditor, (root.certificate,), PASSPHRASE, ROUNDS)
        try:
            write_new(self._path, data)
        except OutputError:
            # Another thread or program may have made one meanwhile: what that one signed must stay valid.
            kept = self._open(now + RENEW_BEFORE)
            if kept is not None:
                return kept
            write_whole(self._path, data, OWNER_ONLY)
        return open_p12(data, PASSPHRASE)

    def identity(self, now: datetime) -> Identity:
        """The practice identity as its certificate shows it."""
        signer = self.signer(now)
        return identity_of(signer.holder, signer.issuers[-1])

    def roots(self, now: datetime) -> tuple[bytes, ...]:
        """The practice root, DER, if a practice identity was ever made here."""
        kept = self._open(now)
        return (kept.issuers[-1].public_bytes(Encoding.DER),) if kept else ()

    def _open(self, until: datetime) -> P12Signer | None:
        """The kept identity if it is whole and still good at `until`; a damaged one is made anew."""
        if not self._path.exists():
            return None
        try:
            signer = open_p12(read_capped(self._path, MAX_P12_BYTES), PASSPHRASE)
            check_usable(signer, until)
        except (IdentityError, WrongPassphraseError):
            return None
        return signer if signer.issuers and identity_of(signer.holder, None).practice else None
