"""What was drawn, signed and checked goes by its count of uses: a collector that must look for it halts the window."""

import gc
from io import BytesIO

import pytest
from pyhanko.pdf_utils.misc import PdfReadError

from auditor.report.readers import reading
from auditor.report.render import render_report
from auditor.report.sign import sign_report
from auditor.report.verify import verify_report

# The libraries leave some circles of their own, as many whatever the report; one element of a page would leave three.
FEW = 1_000


@pytest.fixture
def circles():
    """Counts the objects in circles that something leaves behind."""

    def left_by(work):
        work()  # what is loaded or made once is no matter
        gc.collect()
        gc.disable()
        try:
            work()
            return gc.collect()
        finally:
            gc.enable()

    return left_by


def test_drawing_leaves_no_circles(circles, samples):
    assert circles(lambda: render_report(samples["banned"], "both")) < FEW


def test_signing_leaves_no_circles(circles, unsigned, signer, moment):
    assert circles(lambda: sign_report(unsigned, signer, moment)) < FEW


def test_checking_leaves_no_circles(circles, signed, signer, moment):
    assert circles(lambda: verify_report(signed, signer.chain, (), (), moment)) < FEW


def test_a_reader_is_let_go_of_when_what_it_was_for_fails(unsigned):
    with pytest.raises(PdfReadError), reading(BytesIO(unsigned)) as reader:
        raise PdfReadError("for a reason of its own")
    assert vars(reader) == {}
