"""Who signs: choosing an identity and opening it, before any phone is touched."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from auditor.errors import IdentityError
from auditor.identity.authority import chain_of, identity_of
from auditor.identity.kept import certificates_in, on_token, read_root, root_of
from auditor.identity.pkcs12 import problem_of
from auditor.identity.practice import PracticeIdentity
from auditor.identity.request import Person, Requests
from auditor.identity.store import IdentityStore
from auditor.identity.token import Found, certificates_on, state_of
from auditor.model.custody import EntryKind, IdentityMade
from auditor.model.identity import Identity, IdentityKind, NewIdentity, PinState, TokenCertificate
from auditor.ports import Signer
from auditor.records.store import Records

__all__ = ["Ask", "Person", "Signers", "TokenChoice"]

Ask = Callable[[str], str]
"""Asks the operator for a passphrase; the argument says which. Raises AuditorError if there is nobody to ask."""

IDENTITIES = "identities"
PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class TokenChoice:
    """Which certificate of which token. fingerprint: first digits of its SHA-256. issuers: files of its issuers."""

    module: Path
    fingerprint: str
    issuers: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Signers:
    """The identities of one data folder. trusted: a folder of roots that a department packed, which need not exist."""

    home: Path
    trusted: Path | None = None

    @property
    def store(self) -> IdentityStore:
        """The operator's own identities."""
        return IdentityStore(self.home / IDENTITIES)

    def open(self, name: str | None, now: datetime, ask: Ask) -> Signer:
        """Open an identity, the only one if none is named. Raises IdentityError, TokenError, WrongPassphraseError."""
        chosen = self.choose(name)
        if chosen.kind is IdentityKind.FILE:
            return self.store.open(chosen.name, ask(f"Passphrase of {chosen.name}"), now)
        state = self.pin_state(chosen.name)
        prompt = f"PIN of the token {chosen.token}"
        if state.last_try:
            prompt = f"PIN of the token {chosen.token}, last try before it locks"
        pin = None if state.pin_pad else ask(prompt)
        return self.store.open_token(chosen.name, pin, now)

    def pin_state(self, name: str) -> PinState:
        """How the token of this identity wants its PIN now; nothing is sent to it. Raises IdentityError, TokenError."""
        return state_of(self.store.token_key(name))

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
        """The roots (DER) that are trusted here: those of the identities, and those that a department packed."""
        packed = sorted(self.trusted.glob("*.pem")) if self.trusted else []
        return (*self.store.roots(), *(root for path in packed for root in read_root(path)))

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

    # ------------------------------------------------------------ tokens
    def on_tokens(self, module: Path, now: datetime) -> tuple[TokenCertificate, ...]:
        """The certificates on every token that a module sees, without any PIN. Raises TokenError."""
        return tuple(
            TokenCertificate(
                one.key.label,
                on_token(identity_of(one.certificate, root_of(chain_of(one.certificate, one.others))), one.key),
                problem_of(one.certificate, now),
            )
            for one in certificates_on(module)
        )

    def take_token(self, choice: TokenChoice, records: Records, now: datetime) -> Identity:
        """Take a certificate on a token into use and say so in the custody log. Raises IdentityError, TokenError."""
        found = [one for one in certificates_on(choice.module) if _digest(one).startswith(choice.fingerprint)]
        if len(found) != 1:
            why = "several certificates there begin so" if found else "no certificate there has this fingerprint"
            raise IdentityError("No token was taken into use", why, "Give the fingerprint as identity token shows it")
        issuers = tuple(one for path in choice.issuers for one in certificates_in(path))
        identity = self.store.remember_token(found[0], issuers, now)
        self._log(identity, records)
        return identity

    # ------------------------------------------------------------ a certificate by files
    @property
    def requests(self) -> Requests:
        """Keys that wait for their certificate."""
        return Requests(self.home / IDENTITIES)

    def accept(self, path: Path, ask: Ask, records: Records, now: datetime) -> Identity:
        """Accept a certificate that was asked for and say so in the custody log. Raises IdentityError."""
        waiting = self.requests.waiting_for(path)
        identity = self.requests.accept(path, self.store, ask(f"Passphrase of {waiting}"), now)
        self._log(identity, records)
        return identity

    def _log(self, identity: Identity, records: Records) -> None:
        records.log(EntryKind.IDENTITY_MADE, None, IdentityMade(identity.name, identity.fingerprint))


def _digest(found: Found) -> str:
    return identity_of(found.certificate, None).fingerprint
