"""The PDF as other programs see it: fonts, attachment, pages, outline; and the same bytes every time."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from reportlab.pdfbase import pdfdoc, ttfonts

from auditor.model.audit import read_record, record_bytes
from auditor.model.device import Device
from auditor.report.fonts import Face
from auditor.report.layout import inventory
from auditor.report.render import Paper, render_report
from auditor.report.steps import StepGroup, StepsPage, render_steps

ALL = ["compliant", "banned", "removed", "inconclusive", "hostile", "large"]


def tool(name):
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} of poppler-utils is not installed")
    return path


def text_of(pdf, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf)
    done = subprocess.run([tool("pdftotext"), "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("paper", list(Paper))
def test_only_embedded_fonts(samples, tmp_path, name, paper):
    path = tmp_path / "report.pdf"
    path.write_bytes(render_report(samples[name], "en", paper))
    done = subprocess.run([tool("pdffonts"), path], capture_output=True, check=True, text=True)
    rows = [line.split() for line in done.stdout.splitlines()[2:]]
    assert rows
    assert all(row[-5] == "yes" and row[-3] == "yes" for row in rows)
    assert all(any(face.value in row[0] for face in Face) for row in rows)
    assert done.stderr == ""


def test_the_attachment_is_the_record_byte_for_byte(samples, tmp_path):
    path, out = tmp_path / "report.pdf", tmp_path / "audit.json"
    path.write_bytes(render_report(samples["removed"]))
    subprocess.run([tool("pdfdetach"), "-save", "1", "-o", out, path], check=True, capture_output=True)
    assert out.read_bytes() == record_bytes(samples["removed"])
    assert read_record(out.read_bytes()) == samples["removed"]


def test_the_attachment_is_an_associated_file(unsigned):
    reader = PdfFileReader(BytesIO(unsigned))
    names, associated = reader.root["/Names"]["/EmbeddedFiles"]["/Names"], reader.root["/AF"]
    assert names[0] == "audit.json"
    assert names.raw_get(1) == associated.raw_get(0)
    assert associated[0]["/AFRelationship"] == "/Data"
    assert associated[0]["/EF"]["/F"]["/Subtype"] == "/application/json"
    assert b"/application#2Fjson" in unsigned


def test_the_digest_stands_on_every_page_and_in_the_keyword(samples, tmp_path):
    pdf = render_report(samples["removed"])
    digest = hashlib.sha256(record_bytes(samples["removed"])).hexdigest()
    grouped = " ".join(re.findall("." * 8, digest))
    pages = text_of(pdf, tmp_path).split("\f")[:-1]
    assert all(grouped in page for page in pages)
    assert f"fieldcheck:sha256:{digest}".encode() in pdf
    assert [f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1)] == [True] * len(pages)


def test_the_contents_name_the_right_pages(samples, tmp_path):
    pages = text_of(render_report(samples["large"]), tmp_path).split("\f")
    for title in ("Findings", "Removal receipts", "Coverage and gaps", "Method and limits", "Inventory", "Evidence"):
        number = int(re.search(rf"{title}\s+(\d+)", pages[0]).group(1))
        assert title in pages[number - 1].splitlines()[0]
        assert title in "".join(pages[number - 1].splitlines()[1:8])


def test_title_language_outline_and_version(unsigned):
    reader = PdfFileReader(BytesIO(unsigned))
    assert unsigned.startswith(b"%PDF-1.7")
    assert reader.root["/Lang"] == "en-CA"
    assert reader.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.root["/Outlines"]["/Count"] == 6
    assert reader.trailer["/Info"]["/Title"] == "Phone audit report, Samsung Galaxy A54 5G, case 2026-0417"
    assert reader.trailer["/Info"]["/ModDate"].startswith("D:20261123143052")


def test_the_outline_names_languages_parts_and_flagged_apps(samples):
    reader = PdfFileReader(BytesIO(render_report(samples["removed"], "both")))
    languages = [(str(one["/Title"]), one) for one in entries(reader.root["/Outlines"])]
    assert [title for title, _ in languages] == ["Phone audit report", "Rapport d’audit de téléphone"]
    parts = [str(one["/Title"]) for one in entries(languages[1][1])]
    assert parts[:3] == ["Constats", "Reçus de retrait", "Couverture et lacunes"]
    cards = [str(one["/Title"]) for one in entries(entries(languages[0][1])[0])]
    assert cards[0] == "F-1  Clip Studio Lite"
    assert len(cards) == 5


def entries(parent):
    found, key = [parent], "/First"
    while key in found[-1]:
        found.append(found[-1][key])
        key = "/Next"
    return found[1:]


@pytest.mark.parametrize("name", ["removed", "hostile"])
def test_the_same_record_gives_the_same_bytes(samples, name):
    assert render_report(samples[name]) == render_report(read_record(record_bytes(samples[name])))
    assert render_report(samples[name], "fr") != render_report(samples[name])


def test_what_is_drawn_in_several_threads_at_once_takes_turns(samples, monkeypatch):
    """As in the window: a preview is drawn while a report is saved. At once they mix the glyphs of fonts."""
    page = StepsPage(
        "Steps", "For the owner", "", "Do this.", (StepGroup("WeChat", "", ("Open it.",)),), "That is all."
    )
    make, inside, together = ttfonts.TTFontFile.makeSubset, [], []

    def watched(face, subset):
        inside.append(face)
        together.append(len(inside))
        time.sleep(0.02)
        try:
            return make(face, subset)
        finally:
            inside.pop()

    asked = 2 * [partial(render_steps, page, "en", samples["compliant"].finished)]
    asked += [partial(render_report, samples["compliant"], language) for language in ("en", "fr")]
    alone = [draw() for draw in asked]
    monkeypatch.setattr(ttfonts.TTFontFile, "makeSubset", watched)
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(lambda draw: draw(), asked)) == alone
    assert set(together) == {1}


def test_neither_process_nor_time_zone_nor_hash_seed_changes_a_byte(samples, unsigned, tmp_path):
    (tmp_path / "audit.json").write_bytes(record_bytes(samples["compliant"]))
    program = (
        "import sys, hashlib; from pathlib import Path; from auditor.model.audit import read_record; "
        "from auditor.report.render import render_report; "
        "print(hashlib.sha256(render_report(read_record(Path(sys.argv[1]).read_bytes()))).hexdigest())"
    )
    strange = {**os.environ, "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "audit.json"],
        env=strange,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(unsigned).hexdigest()


def test_every_stream_ends_with_a_line_end(unsigned):
    assert len(re.findall(rb"endstream", unsigned)) > 20
    assert not re.search(rb"[^\n]endstream", unsigned)


def test_a_change_in_how_streams_are_written_is_noticed(monkeypatch):
    monkeypatch.setattr("auditor.report.corrections._library_format", lambda _stream, _document: b"endstream")
    with pytest.raises(RuntimeError, match="reportlab"):
        pdfdoc.PDFStream(content=b"x").format(pdfdoc.PDFDocument())


def test_hostile_words_stand_as_words(samples, tmp_path):
    pdf = render_report(samples["hostile"])
    text = " ".join(text_of(pdf, tmp_path).split())
    for shown in ("/etc/passwd", "‹U+202E›", "javascript:alert(1)", "**strong** `code` {n} {name}", "微信", "😀"):
        assert shown in text
    assert not re.search("[\u2066\u200b]", text)
    reader = PdfFileReader(BytesIO(pdf))
    assert b"/URI" not in pdf
    assert b"/Subtype /Image" not in pdf
    assert "/OpenAction" not in reader.root
    assert "/JavaScript" not in reader.root["/Names"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_stands_outside_the_text_area(samples, crowded, tmp_path, language, paper):
    """Every word lies between the margins, and nothing but the foot stands below the text."""
    for audit in (samples["hostile"], samples["large"], samples["inconclusive"], crowded):
        path = tmp_path / "report.pdf"
        path.write_bytes(render_report(audit, language, paper))
        done = subprocess.run([tool("pdftotext"), "-bbox", path, "-"], capture_output=True, check=True, text=True)
        edges = re.findall(
            r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>', done.stdout
        )
        assert len(edges) > 500
        wide, high = paper.value
        outside = [edge for edge in edges if float(edge[0]) < 56 or float(edge[2]) > wide - 55 or float(edge[1]) < 30]
        low = [edge for edge in edges if high - 56 < float(edge[3]) < high - 45]
        assert outside == []
        assert low == []


def test_practice_is_marked_on_every_page(samples, tmp_path):
    audit = samples["removed"]
    practice = replace(audit, tool=replace(audit.tool, practice=True))
    marked = text_of(render_report(practice), tmp_path).split("\f")[:-1]
    assert all("PRACTICE: a simulated phone. This is not evidence." in page for page in marked)
    assert not any("PRACTICE" in page for page in text_of(render_report(audit), tmp_path).split("\f"))
    french = text_of(render_report(practice, "fr"), tmp_path).split("\f")[:-1]
    assert all("EXERCICE" in page for page in french)


def test_more_instruments_than_a_page_holds_all_stand_in_the_report(crowded, tmp_path):
    text = text_of(render_report(crowded), tmp_path)
    assert all(f"CA-{number}\n" in text or f"CA-{number} " in text for number in range(40))
    assert all(f"Part {number}" in text for number in range(12))


@pytest.mark.parametrize("paper", list(Paper))
def test_a_heading_stands_on_the_page_of_what_it_names(samples, tmp_path, paper):
    for name, heading, named in (
        ("inconclusive", "Notes", "Archived apps"),
        ("inconclusive", "Gaps", "G-1"),
        ("hostile", "Gap\n", "G-1"),
        ("removed", "Head of the custody log", "Digest"),
    ):
        pages = text_of(render_report(samples[name], "en", paper), tmp_path).split("\f")
        (page,) = [page for page in pages[1:] if f"\n{heading}" in page]
        assert named in page.partition(f"\n{heading}")[2]


def test_nothing_told_is_still_a_report(samples, tmp_path):
    """Empty names, no users, no apps but the removed one: whatever a record may lack, its pages can be drawn."""
    audit = samples["removed"]
    bare = replace(
        audit,
        users=(),
        packages=(),
        policies=(),
        evidence=(),
        operator="",
        audit_id="",
        findings=tuple(
            replace(one, package="", app_name="", instruments=(), user_ids=()) for one in audit.findings[:1]
        ),
        removals=tuple(replace(one, package="", command="", before="", after="", reason="") for one in audit.removals),
        device=Device("", *(None for _ in range(14))),
    )
    assert len(text_of(render_report(bare, "both"), tmp_path).split("\f")) > 12


def test_no_label_takes_more_than_three_lines_of_the_inventory(samples, monkeypatch):
    """The widest letters, in a name and in a package name; a row that grew with them would push its neighbours out."""
    wide = replace(samples["compliant"].packages[0], name="w" * 200, label="W" * 10_000)
    seen = []
    fit = inventory._fit
    monkeypatch.setattr(inventory, "_fit", lambda sheet, rows, start: seen.extend(rows) or fit(sheet, rows, start))
    render_report(replace(samples["compliant"], packages=(wide,)))
    assert (len(seen[0].label), len(seen[0].package)) == (3, 3)
    assert seen[0].label[-1][-1].text.endswith("…")


def elements(element):
    """Every element below, itself included."""
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid  # noqa: PLW2901
        if isinstance(kid, dict) and "/S" in kid:
            yield from elements(kid)


def kinds(element):
    return [kid["/S"] for kid in list(elements(element))[1:] if kid["/P"].get_object() == element]


@pytest.mark.parametrize("name", ["removed", "compliant"])
def test_every_table_is_read_out_with_its_heads(samples, name):
    """A head row, or a head at the beginning of each row; veraPDF does not ask for either."""
    root = PdfFileReader(BytesIO(render_report(samples[name]))).root["/StructTreeRoot"]
    tables = [one for one in elements(root["/K"][0].get_object()) if one["/S"] == "/Table"]
    assert len(tables) > 5
    for table in tables:
        rows = [kinds(row) for row in elements(table) if row["/S"] == "/TR"]
        assert rows
        assert set(rows[0]) == {"/TH"} or all(row[0] == "/TH" for row in rows)
