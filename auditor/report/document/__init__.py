"""The report as words and tables: Audit → Document. Pure: no clock, no disk, no place on a page."""

from auditor.model.audit import Audit
from auditor.report.document.build import document_of
from auditor.report.document.parts import Document

__all__ = ["Audit", "Document", "document_of"]
