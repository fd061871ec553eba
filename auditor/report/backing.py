"""What may stand behind a signature besides the signer: a time-stamp server of the site, and revocation lists."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import core as asn1_core
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.timestamps import TimeStamper as LibraryStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import CRLValidationError, PathError, ValidationError

from auditor.errors import ReportError, TimeStampError
from auditor.ports import Signer, TimeStamper
from auditor.report.trust import read_revocation_list

GRANTED = (0, 1)  # PKIStatus granted, grantedWithMods (RFC 3161 §2.4.2)


@dataclass(frozen=True, slots=True)
class Backing:
    """stamper: of the site; None: the signature only claims its time. crls: revocation lists to carry, DER or PEM."""

    stamper: TimeStamper | None = None
    crls: tuple[bytes, ...] = ()


ALONE = Backing()
"""Nothing but the signer."""


class StampBridge(LibraryStamper):
    """The library's stamper over our port."""

    def __init__(self, stamper: TimeStamper) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._stamper = stamper

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """The server's answer to a request. Raises TimeStampError for one that is none."""
        answer = self._stamper.stamp(req.dump())
        try:
            _check_granted(answer)
            found = tsp.TimeStampResp.load(answer, strict=True)
            ours = _told(found)["nonce"].native == req["nonce"].native
            same = _told(found)["message_imprint"].dump() == req["message_imprint"].dump()
        except (ValueError, TypeError, LookupError) as error:
            raise _no_stamp("its answer cannot be read") from error
        if not (ours and same):
            raise _no_stamp("its answer belongs to another request")
        return found


def carry(writer: IncrementalPdfFileWriter, backing: Backing, signer: Signer, now: datetime) -> None:
    """Put the revocation lists into the revision that is to be signed, so that nothing is appended later.

    The lists must be the authority's own and current, and the signer not on them. Raises ReportError.
    """
    if not backing.crls:
        return
    if not signer.chain:
        raise ReportError(
            "No revocation list can be put into the report",
            "the identity does not hold its authority’s certificate",
            "Import the identity with its root, or leave the list out",
        )
    lists = [read_revocation_list(one) for one in backing.crls]
    holder, *issuers = (asn1_x509.Certificate.load(one) for one in (signer.certificate, *signer.chain))
    context = ValidationContext(
        trust_roots=[issuers[-1]], allow_fetching=False, crls=lists, revocation_mode="require", moment=now
    )
    validator = CertificateValidator(holder, intermediate_certs=issuers[:-1], validation_context=context)
    try:
        asyncio.run(validator.async_validate_usage({"non_repudiation"}))  # type: ignore[no-untyped-call]
    except (PathError, ValidationError, CRLValidationError) as error:
        why = "the revocation lists do not vouch for the signer’s certificate: it is revoked, or no list is current"
        raise ReportError("The report was not signed", why, "Give the authority’s newest list") from error
    DocumentSecurityStore.supply_dss_in_writer(writer, None, certs=[holder, *issuers], crls=lists)


def _check_granted(answer: bytes) -> None:
    """A refusal has no token, which the library's own description of an answer demands (RFC 3161 §2.4.2)."""
    status = asn1_core.load(answer, strict=True)[0][0].native
    if status not in GRANTED:
        raise _no_stamp("it refused the request")


def _told(found: tsp.TimeStampResp) -> tsp.TSTInfo:
    return found["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed


def _no_stamp(why: str) -> TimeStampError:
    return TimeStampError("The time-stamp server gave no time-stamp", why, "Ask who runs it, or sign without it")
