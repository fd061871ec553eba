"""Who signs: choosing an identity and opening it, before any phone is touched."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from auditor.errors import IdentityError
from auditor.identity.practice import PracticeIdentity
from auditor.identity.store import IdentityStore
from auditor.model.custody import EntryKind, IdentityMade
from auditor.model.identity import Identity, NewIdentity
from auditor.ports import Signer
from auditor.records.store import Records

Ask = Callable[[str], str]
"""Asks the operator for a passphrase; the argument says which. Raises AuditorError if there is nobody to ask."""

IDENTITIES = "identities"
PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Signers:
    """The identities of one data folder."""

    home: Path

    @property
    def store(self) -> IdentityStore:
        """The operator's own identities."""
        return IdentityStore(self.home / IDENTITIES)

    def open(self, name: str | None, now: datetime, ask: Ask) -> Signer:
        """Open an identity, the only one if none is named. Raises IdentityError, WrongPassphraseError."""
        chosen = self.choose(name)
        return self.store.open(chosen.name, ask(f"Passphrase of {chosen.name}"), now)

    def choose(self, name: str | None) -> Identity:
        """The identity of that name, or the only one. Raises IdentityError."""
        known = self.store.list()
        chosen = [identity for identity in known if name in (None, identity.name)]
        if len(chosen) == 1:
            return chosen[0]
        if not known:
            raise IdentityError(
                "No report can be signed",
                "there is no identity in this data folder",
                "Make one with fieldcheck identity create --organisation NAME --name NAME",
            )
        names = ", ".join(identity.name for identity in known)
        why = f"several identities exist ({names})" if chosen else f"there is no identity {name!r} (there is: {names})"
        raise IdentityError("It is not clear who signs", why, "Name one with --identity")

    def practice(self, now: datetime) -> Signer:
        """The throw-away identity that signs exercises."""
        return PracticeIdentity(self.home / PRACTICE).signer(now)

    def roots(self) -> tuple[bytes, ...]:
        """The roots (DER) that this data folder trusts."""
        return self.store.roots()

    def practice_roots(self, now: datetime) -> tuple[bytes, ...]:
        """The practice root (DER), if there is one here."""
        return PracticeIdentity(self.home / PRACTICE).roots(now)

    def create(self, organisation: str, name: str, passphrase: str, records: Records, now: datetime) -> NewIdentity:
        """Make an identity and say so in the custody log. Raises IdentityError, RecordsError."""
        made = self.store.create(organisation, name, passphrase, now)
        self._log(made.identity, records)
        return made

    def take(self, path: Path, passphrase: str, records: Records, now: datetime) -> Identity:
        """Import a PKCS#12 file and say so in the custody log. Raises IdentityError, WrongPassphraseError."""
        identity = self.store.import_p12(path, passphrase, now)
        self._log(identity, records)
        return identity

    def _log(self, identity: Identity, records: Records) -> None:
        records.log(EntryKind.IDENTITY_MADE, None, IdentityMade(identity.name, identity.fingerprint))
