"""The attack that a check of lengths alone misses.

The signed bytes stand together at the start of the file; after them comes a new revision whose signature object holds
the old signature value as a short literal string instead of hex digits. The room that this wins is free for unsigned
objects, while the lengths still add up to the size of the file.
"""

import re
from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from auditor.model.verification import Pages, Result
from auditor.report.compare import Compared
from auditor.report.verify import verify_report

CONTENTS = re.compile(rb"/Contents <([0-9a-fA-F]*)>")


def literal(contents):
    for char in (b"\\", b"(", b")"):
        contents = contents.replace(char, b"\\" + char)
    return b"(" + contents.replace(b"\r", b"\\r") + b")"


def moved_objects(data, hole_start, hole_end):
    """Where the objects of the signature's revision lie once the hole is closed, and the revision's trailer."""
    table, _, trailer = data[int(re.findall(rb"startxref\s+(\d+)", data)[-1]) :].partition(b"trailer")
    places, lines = {}, table.split(b"\n")[1:]
    while lines and lines[0].strip():
        first, count = map(int, lines.pop(0).split())
        for number in range(first, first + count):
            place, _, kind = lines.pop(0).split()
            if kind == b"n":
                places[number] = int(place) - (hole_end - hole_start if int(place) > hole_start else 0)
    return places, b"trailer" + trailer.partition(b"startxref")[0]


def forged(data):
    """The report with another title, without touching a signed byte."""
    match = CONTENTS.search(data)
    hole_start, hole_end = match.start(1) - 1, match.end(1) + 1
    contents = bytes.fromhex(match.group(1).decode())
    signed = data[:hole_start] + data[hole_end:]
    places, trailer = moved_objects(data, hole_start, hole_end)
    start = data.rindex(b" 0 obj", 0, hole_start)
    start = data.rindex(b"\n", 0, start) + 1
    head, tail = data[start:hole_start], data[hole_end : data.index(b"endobj", hole_end)]
    new_range = b"/ByteRange [0 %d %d 0]" % (len(signed), len(signed))
    signature = re.sub(rb"/ByteRange \[[^\]]*\]", new_range, head + literal(contents) + tail) + b"endobj\n"
    keywords = re.search(rb"/Keywords \([^)]*\)", data).group()
    information = int(re.search(rb"/Info (\d+) 0 R", trailer).group(1))
    places[int(head.split()[0])] = len(signed) + 1
    places[information] = len(signed) + 1 + len(signature)
    body = b"\n" + signature + b"%d 0 obj\n<</Title (FORGED) %s>>\nendobj\n" % (information, keywords)
    table = b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % place for place in sorted(places.items())) + trailer
    room = 2 * len(contents) + 2 - len(body) - len(table) - len(b"%\n") - len(b"startxref\n00000000\n%%EOF\n")
    body += b"%" + b"x" * room + b"\n"
    return signed + body + table + b"startxref\n%08d\n%%%%EOF\n" % (len(signed) + len(body))


@pytest.fixture(scope="module")
def attack(signed):
    return forged(signed)


def test_the_attack_is_a_real_one(attack, signed):
    """It has the size of the report, other programs read it, and they show what nobody signed."""
    assert len(attack) == len(signed)
    assert PdfFileReader(BytesIO(attack)).trailer["/Info"]["/Title"] == "FORGED"


def test_unsigned_bytes_in_the_room_of_the_signature_are_not_valid(attack, signer, moment):
    answer = verify_report(attack, signer.chain, (), (), moment)
    assert answer.result is Result.NOT_VALID
    assert answer.reasons == ("The signature does not cover the whole file: something was added or moved.",)


def test_only_our_own_reading_of_the_byte_range_and_of_the_pages_stops_it(attack, signer, moment, monkeypatch):
    """If this fails after an update of the library, the library now stops it too, and this test may go."""
    monkeypatch.setattr("auditor.report.verify.check_byte_range", lambda *_: None)
    stopped = verify_report(attack, signer.chain, (), (), moment)
    assert stopped.reasons == ("Signing changed more than the signature field.",)
    monkeypatch.setattr("auditor.report.verify.compare", lambda *_: Compared(Pages.AS_RECORDED))
    assert verify_report(attack, signer.chain, (), (), moment).result is Result.VALID
