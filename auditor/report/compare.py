"""The record drawn anew, and the signed file compared with it: pages, structure, and what signing added."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader

from auditor.model.audit import Audit
from auditor.model.verification import Pages
from auditor.report.anew import end_of_drawing
from auditor.report.edition import FIRST_LAYOUT, LAYOUT
from auditor.report.envelope import Attached, RefusedError
from auditor.report.look import is_own_look
from auditor.report.patience import MOST_DRAWN, TOO_MUCH_WORK
from auditor.report.pen import TooMuchError
from auditor.report.readers import reading
from auditor.report.render import Paper, render_report
from auditor.report.revision import check_additions

OLDER = "The pages were not compared with the record, because they were laid out by an older version of Fieldcheck."
UNSTATED = "The report does not state how its pages were drawn, as every report does."
OTHER_LOOK = "The look of the signature field was made by the signing program: trust these lines, not the field."
OTHER_PROPERTIES = "The signing program rewrote the file’s properties, such as its title; the pages are not affected."


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing showed. problem: why the file is not valid, if it is not."""

    pages: Pages
    problem: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A signed file, read. holder: the signer's certificate, DER. claimed: when the signer says it was signed."""

    data: bytes
    reader: PdfFileReader
    holder: bytes
    claimed: datetime | None


def compare(file: SignedFile, audit: Audit, attached: Attached, drawn: bytes | None) -> Compared:
    """Compare a signed report with its record, read as audit. drawn: the same drawn just before, if it is at hand."""
    edition = attached.edition
    if edition is None or edition.layout < FIRST_LAYOUT or (edition.layout == LAYOUT and not edition.known):
        return Compared(Pages.NOT_COMPARED, UNSTATED)
    if edition.layout < LAYOUT:
        return Compared(Pages.NOT_COMPARED, None, (OLDER,))
    try:
        own = drawn or render_report(audit, edition.language, Paper[edition.paper.upper()], MOST_DRAWN, attached.record)
        end = end_of_drawing(file.data, own)
        with reading(BytesIO(own)) as drawing:
            added = check_additions(file.data, end, file.reader, drawing)
    except RefusedError as refused:
        return Compared(Pages.OTHERWISE, str(refused))
    except TooMuchError:
        return Compared(Pages.NOT_COMPARED, TOO_MUCH_WORK)
    own_look = is_own_look(file.reader, own, file.holder, file.claimed, edition.first_language)
    remarks = ((added.properties, OTHER_PROPERTIES), (not own_look, OTHER_LOOK))
    return Compared(Pages.AS_RECORDED, None, tuple(remark for holds, remark in remarks if holds))
