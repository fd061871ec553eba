"""PKCS#11 tokens (smart cards, USB keys): what lies on them without any PIN, and signing with their keys.

The operator names the module, the vendor's program library that speaks to the token; it runs inside this program, so
only a file that the operator named is ever loaded. A PIN is sent at most once each time it was asked for: a token
locks itself after a few wrong ones, and a program that tries again by itself would lock it.

Threads speak to modules one after the other. python-pkcs11 starts a module without a word of threads
(C_Initialize(NULL), PKCS#11 v2.40 §5.4), and a module that was started so takes every call as the only one.
"""

import hashlib
import threading
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag, exceptions
from pkcs11.types import SignMixin

from auditor.errors import TokenError, WrongPassphraseError
from auditor.model.identity import PinState
from auditor.model.text import visible

# A card holds a handful of certificates of some kilobytes; more comes from a broken module.
MAX_TOKENS = 32
MAX_CERTIFICATES = 64
MAX_CERTIFICATE_BYTES = 1 << 16
MAX_PIN = 255  # bytes; PKCS#11 v2.40 leaves the limit to the token, none takes more
# DigestInfo of SHA-256 before the digest itself (RFC 8017 §9.2, note 1), for tokens that cannot hash.
SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")
_ONE_AT_A_TIME = threading.Lock()
_TAKEN_OUT = "Put it in and try again"
_REASONS: Mapping[type[exceptions.PKCS11Error], tuple[str, str]] = {
    exceptions.PinLocked: ("its PIN is locked after too many wrong ones", "Ask who issued the token to unlock it"),
    exceptions.PinExpired: ("its PIN must be changed first", "Change it with the program of the token’s maker"),
    exceptions.UserPinNotInitialized: ("it has no PIN yet", "Set one with the program of the token’s maker"),
    exceptions.TokenNotPresent: ("it is not there any more", _TAKEN_OUT),
    exceptions.TokenNotRecognised: ("the module does not know this kind of token", "Use the module of its maker"),
    exceptions.DeviceRemoved: ("it was taken out", _TAKEN_OUT),
    exceptions.NoSuchToken: ("it is not there", _TAKEN_OUT),
    exceptions.NoSuchKey: ("it holds no private key for this certificate", "Choose another certificate on it"),
    exceptions.MechanismInvalid: ("it cannot sign with SHA-256", "Use another token"),
    exceptions.FunctionCancelled: ("the PIN was not entered", "Try again"),
    exceptions.UserNotLoggedIn: ("it asks for its PIN in a way that is not known here", "Use another token"),
    exceptions.DeviceError: ("it reports a fault", "Take it out, put it in again and try again"),
    exceptions.SessionCount: ("other programs use it", "Close them and try again"),
}


@dataclass(frozen=True, slots=True)
class TokenKey:
    """Where a key lies. module: path of the library. label, serial: of the token. key_id: CKA_ID, hex."""

    module: str
    label: str
    serial: str
    key_id: str


@dataclass(frozen=True, slots=True)
class Found:
    """A certificate on a token, and the other certificates there, which may hold its issuers."""

    key: TokenKey
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]


@dataclass(frozen=True, slots=True)
class TokenSigner:
    """A key on a token that signs (the Signer port). The PIN stays in memory; None: it is entered on the token."""

    key: TokenKey
    holder: x509.Certificate
    issuers: tuple[x509.Certificate, ...]
    pin: str | None

    @property
    def certificate(self) -> bytes:
        """The signer's certificate, DER."""
        return self.holder.public_bytes(Encoding.DER)

    @property
    def chain(self) -> tuple[bytes, ...]:
        """Issuers up to the root, DER, nearest first."""
        return tuple(issuer.public_bytes(Encoding.DER) for issuer in self.issuers)

    def sign(self, data: bytes) -> bytes:
        """Sign SHA-256 of data: ECDSA (DER), or RSA PKCS#1 v1.5. Raises TokenError, WrongPassphraseError."""
        with _ONE_AT_A_TIME, _in_plain_words(self.key.label), _session(self.key, self.pin) as (token, session):
            key = session.get_key(object_class=ObjectClass.PRIVATE_KEY, id=bytes.fromhex(self.key.key_id))
            if not isinstance(key, SignMixin):
                raise _error(self.key.label, *_REASONS[exceptions.NoSuchKey])
            again = {"pin": self.pin} if key[Attribute.ALWAYS_AUTHENTICATE] and self.pin is not None else {}
            mechanisms = _mechanisms(token)
            if isinstance(self.holder.public_key(), ec.EllipticCurvePublicKey):
                return _ecdsa(key, data, mechanisms, again)
            return _rsa(key, data, mechanisms, again)

    def __repr__(self) -> str:
        """Without the PIN."""
        return f"TokenSigner({self.key!r})"


def certificates_on(module: Path) -> tuple[Found, ...]:
    """Every certificate on every token that the module sees; no PIN is asked for. Raises TokenError."""
    with _ONE_AT_A_TIME:
        return tuple(found for token in _tokens(str(module)) for found in _found_on(token, str(module)))


def _found_on(token: pkcs11.Token, module: str) -> Iterator[Found]:
    with _in_plain_words(token.label), token.open() as session:
        held = list(_certificates(session))
    for key_id, certificate in held:
        others = tuple(other for _, other in held if other != certificate)
        yield Found(TokenKey(module, token.label, _serial(token), key_id), certificate, others)


def state_of(key: TokenKey) -> PinState:
    """Whether the token is there, and how it wants its PIN. Raises TokenError if it is not there, or locked."""
    with _ONE_AT_A_TIME:
        flags = _token(key).flags
    if flags & TokenFlag.USER_PIN_LOCKED:
        raise _error(key.label, *_REASONS[exceptions.PinLocked])
    return PinState(
        pin_pad=bool(flags & TokenFlag.PROTECTED_AUTHENTICATION_PATH),
        last_try=bool(flags & TokenFlag.USER_PIN_FINAL_TRY),
        missed=bool(flags & TokenFlag.USER_PIN_COUNT_LOW),
    )


def open_token(
    key: TokenKey, holder: x509.Certificate, issuers: tuple[x509.Certificate, ...], pin: str | None
) -> TokenSigner:
    """A signer whose PIN was tried, once, and whose key is there. Raises TokenError, WrongPassphraseError."""
    if pin is not None and not 0 < len(pin.encode()) <= MAX_PIN:
        raise WrongPassphraseError(
            "The token was not unlocked", "no PIN is empty or that long", "Type it again; nothing was sent to the token"
        )
    with _ONE_AT_A_TIME, _in_plain_words(key.label), _session(key, pin) as (_, session):
        session.get_key(object_class=ObjectClass.PRIVATE_KEY, id=bytes.fromhex(key.key_id))
    return TokenSigner(key, holder, issuers, pin)


# ------------------------------------------------------------ the token itself
def _tokens(module: str) -> list[pkcs11.Token]:
    path = Path(module)
    if not path.is_absolute() or not path.is_file():
        raise TokenError(
            f"The token module {module} was not loaded",
            "there is no such file",
            "Name the library of the token’s maker",
        )
    try:
        library = pkcs11.lib(module)
        slots = library.get_slots(token_present=True)[:MAX_TOKENS]
        tokens = [slot.get_token() for slot in slots]
    except exceptions.PKCS11Error as error:
        raise TokenError(
            f"The token module {module} was not loaded",
            "the file is no PKCS#11 module for this computer, or it cannot start",
            "Name the 64-bit library of the token’s maker",
        ) from error
    return [token for token in tokens if token.flags & TokenFlag.TOKEN_INITIALIZED]


def _token(key: TokenKey) -> pkcs11.Token:
    for token in _tokens(key.module):
        if (token.label, _serial(token)) == (key.label, key.serial):
            return token
    raise _error(key.label, *_REASONS[exceptions.NoSuchToken])


@contextmanager
def _session(key: TokenKey, pin: str | None) -> Iterator[tuple[pkcs11.Token, pkcs11.Session]]:
    token = _token(key)
    with token.open(user_pin=pkcs11.PROTECTED_AUTH if pin is None else pin) as session:
        yield token, session


def _mechanisms(token: pkcs11.Token) -> set[Mechanism]:
    return set(token.slot.get_mechanisms())


def _certificates(session: pkcs11.Session) -> Generator[tuple[str, x509.Certificate], None, None]:
    """Key id and certificate of each certificate object; what is damaged or far too large is passed over."""
    found = session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    for _, one in zip(range(MAX_CERTIFICATES), found, strict=False):
        value, key_id = bytes(one[Attribute.VALUE]), bytes(one[Attribute.ID])
        if len(value) > MAX_CERTIFICATE_BYTES:
            continue
        try:
            yield key_id.hex(), x509.load_der_x509_certificate(value)
        except ValueError:
            continue


def _serial(token: pkcs11.Token) -> str:
    return bytes(token.serial).decode("ascii", "backslashreplace")


# ------------------------------------------------------------ signing
def _ecdsa(key: SignMixin, data: bytes, mechanisms: set[Mechanism], again: Mapping[str, str]) -> bytes:
    """ECDSA over SHA-256. The token gives r and s side by side (PKCS#11 v2.40 §2.3.1); signatures hold them in DER."""
    if Mechanism.ECDSA_SHA256 in mechanisms:
        raw = key.sign(data, mechanism=Mechanism.ECDSA_SHA256, **again)
    else:
        raw = key.sign(hashlib.sha256(data).digest(), mechanism=Mechanism.ECDSA, **again)
    half = len(raw) // 2
    return encode_dss_signature(int.from_bytes(raw[:half]), int.from_bytes(raw[half:]))


def _rsa(key: SignMixin, data: bytes, mechanisms: set[Mechanism], again: Mapping[str, str]) -> bytes:
    if Mechanism.SHA256_RSA_PKCS in mechanisms:
        return bytes(key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS, **again))
    told = SHA256_PREFIX + hashlib.sha256(data).digest()
    return bytes(key.sign(told, mechanism=Mechanism.RSA_PKCS, **again))


# ------------------------------------------------------------ errors
@contextmanager
def _in_plain_words(label: str) -> Iterator[None]:
    """Each trouble of a token as one sentence."""
    try:
        yield
    except (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange) as error:
        raise WrongPassphraseError(
            "The token was not unlocked",
            "the PIN is wrong",
            "Start again and type it carefully; a few wrong ones lock the token, so it is never tried twice by itself",
        ) from error
    except exceptions.PKCS11Error as error:
        known = next((reason for kind, reason in _REASONS.items() if isinstance(error, kind)), None)
        why, remedy = known or (f"its module reports {type(error).__name__}", "Try again, or use another token")
        raise _error(label, why, remedy) from error


def _error(label: str, why: str, remedy: str) -> TokenError:
    return TokenError(f"The token {visible(label, 40)} cannot be used", why, remedy)
