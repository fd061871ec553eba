"""Make a publisher's key and sign an edition with it: Ed25519 (RFC 8032). No I/O: bytes in, bytes out."""

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from auditor.banlist.signature import Publisher, Signature, signed_bytes, write_signature
from auditor.errors import IdentityError, WrongPassphraseError


def new_key(passphrase: bytes | None) -> bytes:
    """A fresh private key, PKCS#8 PEM, encrypted if there is a passphrase. The caller keeps it from other eyes."""
    protection = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection)


def publisher_of(private_pem: bytes, passphrase: bytes | None, name: str, *, development: bool) -> Publisher:
    """The public half of a key, to be installed where its editions are used. Raises as sign_edition."""
    key = _open(private_pem, passphrase)
    return Publisher(name, key.public_key().public_bytes_raw(), development)


def sign_edition(data: bytes, private_pem: bytes, passphrase: bytes | None) -> bytes:
    """The signature file for an edition's bytes. Raises WrongPassphraseError, IdentityError if the key cannot sign."""
    key = _open(private_pem, passphrase)
    publisher = Publisher("", key.public_key().public_bytes_raw(), development=False)
    return write_signature(Signature(publisher.key_id, key.sign(signed_bytes(data))))


def _open(private_pem: bytes, passphrase: bytes | None) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(private_pem, passphrase)
    except TypeError as error:
        # cryptography: TypeError when a passphrase is missing, or given for a key that has none.
        why = "it is protected by a passphrase" if passphrase is None else "it is not protected by a passphrase"
        raise WrongPassphraseError("The publisher's key cannot be opened", why, _AGAIN) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        if passphrase is not None and b"ENCRYPTED" in private_pem:
            raise WrongPassphraseError(
                "The publisher's key cannot be opened", "the passphrase does not open it", _AGAIN
            ) from error
        raise IdentityError(
            "The publisher's key cannot be opened", "the file is no private key in PEM form", "Choose the key file"
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise IdentityError(
            "The publisher's key cannot sign", "it is not an Ed25519 key", "Make one with banlist keygen"
        )
    return key


_AGAIN = "Try again with the right passphrase, or none"
