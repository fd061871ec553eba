"""Tokens: certificates without a PIN, one try for a PIN, and signatures that the strict rule accepts."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pkcs11
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from pkcs11 import Mechanism, TokenFlag, exceptions

from auditor.errors import IdentityError, TokenError, WrongPassphraseError
from auditor.identity import token
from auditor.identity.store import IdentityStore
from auditor.identity.token import _in_plain_words, certificates_on, open_token, state_of
from auditor.model.identity import IdentityKind, PinState
from support.softhsm import ALWAYS, EC, LABEL, PIN, RSA


@pytest.fixture
def now():
    return datetime.now(UTC)


@pytest.fixture
def on_card(card):
    """What lies on the card, by key id."""
    return {bytes.fromhex(found.key.key_id): found for found in certificates_on(card.module)}


class Counted:
    """Counts how often a PIN is sent to the token."""

    def __init__(self, monkeypatch):
        self.sent = []
        session = token._session

        def counting(key, pin):
            self.sent.append(pin)
            return session(key, pin)

        monkeypatch.setattr(token, "_session", counting)


def test_certificates_are_listed_without_any_pin(card, on_card, monkeypatch):
    counted = Counted(monkeypatch)
    found = {bytes.fromhex(one.key.key_id): one for one in certificates_on(card.module)}
    assert {number: one.certificate for number, one in found.items()} == {
        number: holder.certificate for number, holder in card.holders.items()
    }
    assert {one.key.label for one in found.values()} == {LABEL}
    assert counted.sent == []


@pytest.mark.parametrize("number", [EC, RSA, ALWAYS])
def test_each_key_signs_as_its_certificate_asks(card, on_card, number):
    found = on_card[number]
    signer = open_token(found.key, found.certificate, (card.root.certificate,), PIN)
    public, made = found.certificate.public_key(), signer.sign(b"the report")
    if number == EC:
        public.verify(made, b"the report", ec.ECDSA(hashes.SHA256()))
    else:
        public.verify(made, b"the report", padding.PKCS1v15(), hashes.SHA256())


@pytest.mark.parametrize(("number", "without"), [(RSA, Mechanism.SHA256_RSA_PKCS), (EC, Mechanism.ECDSA_SHA256)])
def test_a_token_that_cannot_hash_is_given_the_digest(on_card, number, without, monkeypatch):
    """SoftHSM hashes for RSA and does not for elliptic curves."""
    found = on_card[number]
    signer = open_token(found.key, found.certificate, (), PIN)
    able = token._mechanisms
    monkeypatch.setattr(token, "_mechanisms", lambda one: able(one) - {without})
    made, public = signer.sign(b"the report"), found.certificate.public_key()
    if number == EC:
        public.verify(made, b"the report", ec.ECDSA(hashes.SHA256()))
    else:
        public.verify(made, b"the report", padding.PKCS1v15(), hashes.SHA256())


# ------------------------------------------------------------ threads
def test_a_token_that_several_threads_ask_at_once_answers_each(card, on_card):
    """As in the window: the PIN's state is looked up while the report is being signed. Without turns it crashes."""
    found = on_card[EC]
    asked = (
        lambda: state_of(found.key),
        lambda: open_token(found.key, found.certificate, (), PIN).sign(b"the report"),
        lambda: certificates_on(card.module),
    )
    with ThreadPoolExecutor(2 * len(asked)) as threads:
        answers = [threads.submit(ask) for ask in asked * 20]
    assert all(answer.result() for answer in answers)


# ------------------------------------------------------------ PINs
def test_a_wrong_pin_is_sent_once_and_never_again_by_itself(on_card, monkeypatch):
    counted = Counted(monkeypatch)
    found = on_card[EC]
    with pytest.raises(WrongPassphraseError, match="the PIN is wrong"):
        open_token(found.key, found.certificate, (), "000000")
    assert counted.sent == ["000000"]


@pytest.mark.parametrize("pin", ["", "1" * 300])
def test_a_pin_that_cannot_be_one_is_not_sent(on_card, monkeypatch, pin):
    counted = Counted(monkeypatch)
    found = on_card[EC]
    with pytest.raises(WrongPassphraseError, match="nothing was sent"):
        open_token(found.key, found.certificate, (), pin)
    assert counted.sent == []


def test_the_signer_does_not_show_its_pin(on_card):
    found = on_card[EC]
    assert PIN not in repr(open_token(found.key, found.certificate, (), PIN))


def test_the_token_says_how_it_wants_its_pin(on_card):
    found = on_card[EC]
    with pytest.raises(WrongPassphraseError):
        open_token(found.key, found.certificate, (), "000000")
    assert state_of(found.key) == PinState(pin_pad=False, last_try=False, missed=True)
    open_token(found.key, found.certificate, (), PIN)
    assert state_of(found.key) == PinState(pin_pad=False, last_try=False, missed=False)


@pytest.mark.parametrize(
    ("flag", "told"),
    [
        (TokenFlag.USER_PIN_FINAL_TRY, PinState(pin_pad=False, last_try=True, missed=False)),
        (TokenFlag.PROTECTED_AUTHENTICATION_PATH, PinState(pin_pad=True, last_try=False, missed=False)),
    ],
)
def test_what_no_token_in_software_says_is_read_from_its_flags(on_card, monkeypatch, flag, told):
    """SoftHSM never locks and has no keys of its own."""
    monkeypatch.setattr(token, "_token", lambda _key: SimpleNamespace(flags=flag))
    assert state_of(on_card[EC].key) == told


# ------------------------------------------------------------ troubles in plain words
@pytest.mark.parametrize("module", ["/nowhere/module.so", "module.so", "/etc/passwd", "/"])
def test_a_module_that_is_none_is_said_to_be_none(module):
    with pytest.raises(TokenError, match="was not loaded"):
        certificates_on(Path(module))


def test_a_library_that_is_no_token_module_is_refused():
    with pytest.raises(TokenError, match="no PKCS#11 module"):
        certificates_on(Path(pkcs11.__file__).with_name("_pkcs11.pyi"))


def test_a_token_that_is_not_there_is_missed(on_card):
    key = replace(on_card[EC].key, serial="other")
    with pytest.raises(TokenError, match="it is not there"):
        state_of(key)


def test_a_key_that_is_not_on_the_token_is_missed(on_card):
    key = replace(on_card[EC].key, key_id="77")
    with pytest.raises(TokenError, match="no private key for this certificate"):
        open_token(key, on_card[EC].certificate, (), PIN)


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (exceptions.PinLocked, "locked after too many"),
        (exceptions.PinExpired, "must be changed"),
        (exceptions.DeviceRemoved, "taken out"),
        (exceptions.TokenNotPresent, "not there any more"),
        (exceptions.FunctionCancelled, "was not entered"),
        (exceptions.UserNotLoggedIn, "asks for its PIN"),
        (exceptions.GeneralError, "reports GeneralError"),
    ],
)
def test_every_trouble_of_a_token_is_one_sentence(error, word):
    """SoftHSM neither locks nor goes away: these answers of a card are given in its place."""
    with pytest.raises(TokenError, match=word), _in_plain_words("Card\u202e"):
        raise error
    with pytest.raises(TokenError, match="‹U\\+202E›"), _in_plain_words("Card\u202e"):
        raise error


# ------------------------------------------------------------ in the store
def test_an_identity_on_a_token_is_remembered_without_any_secret(card, on_card, tmp_path, now):
    store = IdentityStore(tmp_path)
    taken = store.remember_token(on_card[EC], (card.root.certificate,), now)
    assert (taken.name, taken.kind, taken.token) == ("A. Tremblay", IdentityKind.TOKEN, LABEL)
    assert store.list() == (taken,)
    assert all(PIN.encode() not in path.read_bytes() for path in tmp_path.iterdir())
    signer = store.open_token("A. Tremblay", PIN, now)
    assert signer.certificate == store.open_token("A. Tremblay", PIN, now).certificate
    assert len(signer.chain) == 1
    assert len(store.roots()) == 1


def test_an_expired_certificate_is_refused_before_the_pin_is_used(card, on_card, tmp_path, now, monkeypatch):
    store = IdentityStore(tmp_path)
    store.remember_token(on_card[EC], (card.root.certificate,), now)
    counted = Counted(monkeypatch)
    with pytest.raises(IdentityError, match="expired"):
        store.open_token("A. Tremblay", PIN, now + timedelta(days=1200))
    assert counted.sent == []


def test_a_damaged_note_of_where_the_key_lies_is_named(card, on_card, tmp_path, now):
    store = IdentityStore(tmp_path)
    store.remember_token(on_card[EC], (card.root.certificate,), now)
    path = next(tmp_path.glob("*.token"))
    path.write_bytes(b'{"module":1}')
    with pytest.raises(IdentityError, match="does not say where a key lies"):
        store.list()
