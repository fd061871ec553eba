"""The documents of the product: each in both languages, each link and command in them true."""

import re
from pathlib import Path

import pytest
from PIL import Image

from auditor.cli.loading import COMMANDS

DOCS = Path(__file__).resolve().parents[2] / "resources" / "docs"
PAGES = sorted(path for path in DOCS.glob("*.md") if not path.name.endswith(".fr.md"))
EVERY = sorted(DOCS.glob("*.md"))


def headings(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_is_there_in_french_with_the_same_sections(page):
    french = page.with_suffix(".fr.md")
    assert french.is_file()
    assert [line.split()[0] for line in headings(french)] == [line.split()[0] for line in headings(page)]
    assert headings(french)[0] != headings(page)[0]


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.name)
def test_every_picture_and_page_that_is_linked_is_there(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert "://" in target or (DOCS / target).exists(), target


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.name)
def test_every_command_that_a_page_names_is_one(page):
    for word in re.findall(r"`?fieldcheck (?!--)([a-z]+)", page.read_text(encoding="utf-8")):
        assert word in COMMANDS, word


PICTURES = sorted((DOCS / "images").glob("manual-*.png"))


def shown(page):
    """The pictures that a page shows: words in their place, and file."""
    return re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_manual_shows_every_picture_in_its_own_language_and_in_words(language):
    page = DOCS / ("manual.md" if language == "en" else "manual.fr.md")
    named = [f"images/{path.name}" for path in PICTURES if path.stem.endswith(f"-{language}")]
    assert sorted(target for _, target in shown(page)) == sorted(named) != []
    assert all(len(words.split()) > 8 for words, _ in shown(page))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_of_the_manual_is_small_and_can_be_read(picture):
    assert picture.stat().st_size <= 120_000
    with Image.open(picture) as image:
        assert image.mode == "P"
        assert 500 <= image.width <= 1200
