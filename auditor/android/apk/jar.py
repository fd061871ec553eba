"""The certificate of a v1 (JAR) signature, as the file claims it. Pure."""

import re

from asn1crypto import cms
from asn1crypto.core import Asn1Value

from auditor.android.apk.archive import Archive, read_entry, want_entries
from auditor.android.apk.ranges import BadApkError, FileView

_BLOCK_FILE = re.compile(r"META-INF/[^/]{1,200}\.(RSA|DSA|EC)", re.IGNORECASE)
# A signature block holds a few certificates of some kilobytes.
MAX_BLOCK_FILE = 256 * 1024
# Android looks at every signer of a v1 signature; honest apps have one.
MAX_SIGNERS = 10


def has_v1(archive: Archive) -> bool:
    """Whether the zip carries a v1 signature."""
    return any(_BLOCK_FILE.fullmatch(name) for name in archive.entries)


def v1_signers(view: FileView, archive: Archive) -> tuple[bytes, ...]:
    """The certificate (DER) of each signer, in the order of their files' names. Raises BadApkError."""
    names = sorted(name for name in archive.entries if _BLOCK_FILE.fullmatch(name))[:MAX_SIGNERS]
    entries = [archive.entries[name] for name in names]
    want_entries(view, entries)
    return tuple(_signer(read_entry(view, entry, MAX_BLOCK_FILE)) for entry in entries)


def _signer(block: bytes) -> bytes:
    """The certificate that the first signer info names by issuer and serial number, as Android does."""
    try:
        signed = cms.ContentInfo.load(block)["content"]
        wanted = signed["signer_infos"][0]["sid"].chosen
        for choice in signed["certificates"]:
            certificate = choice.chosen
            if _names(wanted, certificate):
                return bytes(certificate.dump())
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise BadApkError("its v1 signature is broken") from error
    raise BadApkError("its v1 signature holds no certificate of its signer")


def _names(wanted: Asn1Value, certificate: Asn1Value) -> bool:
    body = certificate["tbs_certificate"]
    same_serial = wanted["serial_number"].native == body["serial_number"].native
    return bool(same_serial and wanted["issuer"].dump() == body["issuer"].dump())
