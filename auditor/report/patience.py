"""How much work a file to verify may cost: reads of a parser, objects, pages. A hostile file chooses to be slow.

The PDF library reads byte by byte in Python and joins as it goes: a string of 60 MB in an object that it looks at took
minutes. What it reads is therefore counted, and so is everything else that a file can make long.
"""

from io import BytesIO

from asn1crypto import cms

from auditor.report.envelope import RefusedError
from auditor.report.pen import Most

TOO_MUCH_WORK = "The file asks for far more work than any report."
# A report of 3,000 apps needs 50,000 reads, each of a byte, a line or a signed range; one of 10,000 in both languages
# 230,000. At this limit the slowest file that was found took some seconds (tests/bench/bench_report_check.py).
MAX_READS = 400_000
# Joining byte by byte is quadratic in the library: a longer run of small reads without a stop is no honest object.
MAX_SMALL_BYTES = 8 << 20
SMALL = 1 << 12
# 10,000 apps with a name of one line and two profiles fill 533 pages of A4 in both languages, 1,100 questions 90 more;
# with names of three lines in several scripts they fill 924 and are set in 640,000 runs.
MOST_DRAWN = Most(pages=1_200, runs=800_000)
# Signer, root, and four between. The library tries chains in every order: seven certificates that vouch for each other
# cost it 5 s, nine 4 minutes.
MAX_CERTIFICATES = 6
STAMP = "signature_time_stamp_token"


class CountedFile(BytesIO):
    """A file in memory whose reader may read only so often. Raises RefusedError when it reads more."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._left, self._bytes_left = MAX_READS, MAX_SMALL_BYTES

    def read(self, size: int | None = -1) -> bytes:
        """As the file does."""
        return self._counted(super().read(size))

    def readline(self, size: int | None = -1) -> bytes:
        """As the file does."""
        return self._counted(super().readline(-1 if size is None else size))

    def _counted(self, data: bytes) -> bytes:
        self._left -= 1
        if len(data) < SMALL:
            self._bytes_left -= len(data)
        if self._left < 0 or self._bytes_left < 0:
            raise RefusedError(TOO_MUCH_WORK)
        return data


def check_certificates(signed: cms.SignedData) -> None:
    """Refuse a signature with more certificates than a chain has, in itself or in its time-stamp. Raises RefusedError.

    Of the parts that could hold a signature in turn, only the one time-stamp that we make is let through.
    """
    inner = [token for signer in signed["signer_infos"] for token in _stamps(signer)]
    plain = all(
        attribute["type"].native != "content_time_stamp"
        for signer in signed["signer_infos"]
        for attribute in signer["signed_attrs"]
    )
    few = all(len(one["certificates"]) <= MAX_CERTIFICATES for one in (signed, *inner))
    if not (few and plain and len(inner) <= 1 and len(signed["signer_infos"]) == 1):
        raise RefusedError(TOO_MUCH_WORK)


def _stamps(signer: cms.SignerInfo) -> list[cms.SignedData]:
    attributes = signer["unsigned_attrs"]
    if any(attribute["type"].native != STAMP for attribute in attributes):
        raise RefusedError(TOO_MUCH_WORK)
    return [token["content"] for attribute in attributes for token in attribute["values"]]
