"""A PKCS#11 token in software (SoftHSM2), as a site's smart card would be: keys that never leave it, and a PIN."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11 import Attribute, KeyType, ObjectClass
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from auditor.identity.authority import Holder, auditor_name, certify, make_root

PIN = "123456"
LABEL = "Signing card"
PLACES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
EC, RSA, ALWAYS = b"\x01", b"\x02", b"\x9c"  # 9C: the slot of PIV cards whose key wants the PIN each time
CONFIGURATION = "SOFTHSM2_CONF"


@dataclass(frozen=True)
class Card:
    """A token with three keys. holders: by key id."""

    module: Path
    root: Holder
    holders: dict[bytes, Holder]


_made: list[Card] = []


@pytest.fixture(scope="session")
def card(tmp_path_factory: pytest.TempPathFactory) -> Card:
    """The token, made once for each process: the module reads its configuration when it is loaded.

    The rooms that use it import it into their conftest.py.
    """
    if not _made:
        _made.append(make_card(tmp_path_factory.mktemp("card")))
    return _made[0]


def make_card(folder: Path) -> Card:
    """A token in software in a folder."""
    util = shutil.which("softhsm2-util")
    module = next((Path(place) for place in PLACES if Path(place).exists()), None)
    if util is None or module is None:
        pytest.skip("SoftHSM2 is not installed")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n")
    os.environ[CONFIGURATION] = str(folder / "softhsm2.conf")
    for label in (LABEL, "Empty card"):
        words = [util, "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "87654321"]
        subprocess.run(words, check=True, capture_output=True)
    root = make_root("Northern Works", datetime.now(UTC))
    keys = {
        EC: ec.generate_private_key(ec.SECP256R1()),
        RSA: rsa.generate_private_key(65537, 3072),
        ALWAYS: rsa.generate_private_key(65537, 3072),
    }
    names = {EC: "A. Tremblay", RSA: "B. Roy", ALWAYS: "C. Nguyen"}
    holders = {number: _holder(root, keys[number], names[number]) for number in keys}
    _fill(module, holders)
    return Card(module, root, holders)


def _holder(root, key, name):
    subject = auditor_name("Northern Works", name)
    return Holder(key, certify(root, key.public_key(), subject, datetime.now(UTC)))


def _fill(module, holders):
    token = pkcs11.lib(str(module)).get_token(token_label=LABEL)
    with token.open(rw=True, user_pin=PIN) as session:
        for number, holder in holders.items():
            session.create_object(_private(holder.key, number))
            der = holder.certificate.public_bytes(Encoding.DER)
            session.create_object({**decode_x509_certificate(der), Attribute.ID: number, Attribute.TOKEN: True})


def _private(key, number):
    if isinstance(key, ec.EllipticCurvePrivateKey):
        der = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        found = {**decode_ec_private_key(der), Attribute.KEY_TYPE: KeyType.EC}
    else:
        der = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        found = {**decode_rsa_private_key(der), Attribute.KEY_TYPE: KeyType.RSA}
    kept = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: number, Attribute.LABEL: "SIGN"}
    flags = dict.fromkeys((Attribute.TOKEN, Attribute.PRIVATE, Attribute.SIGN, Attribute.SENSITIVE), True)
    return {**found, **kept, **flags, Attribute.ALWAYS_AUTHENTICATE: number == ALWAYS}
