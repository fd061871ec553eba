"""The number of the layout is raised when a record gives other pages; else old reports would be called altered."""

import hashlib
import re
import zlib
from dataclasses import replace

import pytest

from auditor.report.edition import LAYOUT
from auditor.report.render import Paper, render_report

# What the samples give under this layout, however zlib packs it. If a test here fails, the pages have changed: raise
# LAYOUT in auditor/report/edition.py and put the new digests here. Before the first release the digests are enough.
DRAWN = {
    (2, "removed"): "f8a76da93acd1e60",
    (2, "inconclusive"): "787657a8cc1349b9",
    (2, "hostile"): "c0a7b7d4b88e3c7a",
}
STREAM = re.compile(rb"/Length \d+([^<]*>>)\nstream\n(.*?)\nendstream", re.DOTALL)
PLACES = re.compile(rb"\nxref\n0 .*", re.DOTALL)


def unpacked(match):
    try:
        return match[1] + zlib.decompress(match[2])
    except zlib.error:
        return match[1] + match[2]


def drawn(audit, language, paper):
    plain = STREAM.sub(unpacked, PLACES.sub(b"", render_report(audit, language, paper)))
    return hashlib.sha256(plain).hexdigest()[:16]


@pytest.mark.parametrize(
    ("name", "language", "paper"),
    [
        ("removed", "both", Paper.A4),
        ("inconclusive", "fr", Paper.LETTER),
        ("hostile", "en", Paper.A4),
    ],
)
def test_pages_change_only_with_the_number_of_the_layout(samples, monkeypatch, name, language, paper):
    """The record itself may grow: its digest and the attachment are the same for every record here."""
    monkeypatch.setattr("auditor.report.render.record_bytes", lambda _audit: b"a record")
    audit = samples[name]
    audit = replace(audit, tool=replace(audit.tool, practice=name == "inconclusive"))
    assert drawn(audit, language, paper) == DRAWN[LAYOUT, name]
