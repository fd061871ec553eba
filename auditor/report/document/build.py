"""Puts the parts of the report together. Pure."""

from auditor.model.audit import Audit
from auditor.model.codec import digest_of
from auditor.report.bidi import unisolated
from auditor.report.document.catalogue import words_in
from auditor.report.document.cover import build_cover
from auditor.report.document.coverage import build_coverage
from auditor.report.document.evidence import build_evidence
from auditor.report.document.findings import build_findings
from auditor.report.document.flagged import flagged_apps
from auditor.report.document.instruments import build_instruments
from auditor.report.document.inventory import build_inventory
from auditor.report.document.method import build_method
from auditor.report.document.parts import Document, Furniture
from auditor.report.document.phone import build_phone
from auditor.report.document.receipts import build_receipts
from auditor.report.document.words import Words
from auditor.report.text import label


def document_of(audit: Audit, language: str, digest: str | None = None) -> Document:
    """The whole report in words, in "en" or "fr". Raises ValueError for another language.

    digest: SHA-256 of the record if it is at hand; otherwise it is taken of the audit.
    """
    words = words_in(language)
    flagged = flagged_apps(audit, language)
    digest = digest or digest_of(audit)
    phone = label(audit.device.title)
    verdict = words.say(f"verdict.{audit.present_verdict.name}")
    return Document(
        language=words.tag,
        title=unisolated(words.say("title", phone=phone, case=label(audit.audit_id))),
        author=label(audit.operator),
        subject=words.say("subject", verdict=verdict, digest=digest),
        practice=audit.tool.practice,
        record_digest=digest,
        furniture=_furniture(words, audit, phone),
        cover=build_cover(words, audit, flagged),
        findings=build_findings(words, audit, flagged),
        receipts=build_receipts(words, audit, flagged),
        coverage=build_coverage(words, audit),
        method=build_method(words, audit),
        phone=build_phone(words, audit),
        instruments=build_instruments(words, flagged),
        inventory=build_inventory(words, audit, flagged),
        evidence=build_evidence(words, audit),
    )


def _furniture(words: Words, audit: Audit, phone: str) -> Furniture:
    head = words.say("head.phone", phone=phone, serial=label(audit.device.serial), case=label(audit.audit_id))
    return Furniture(
        report=words.say("report"),
        phone=head,
        record=words.say("foot.record"),
        page=words.templates["foot.page"],
        practice_bar=words.say("practice.bar"),
        practice_word=words.say("practice.word"),
    )
