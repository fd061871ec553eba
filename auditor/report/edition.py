"""In which form a report was drawn: layout, language and paper, as the PDF states it so that it can be drawn again."""

import re
from dataclasses import dataclass

LAYOUT = 2
"""The layout that this program draws. Raised when a record would give other pages than before."""

FIRST_LAYOUT = 2
"""The first layout that stated itself: no report was ever issued that states another before it, or none."""

DIGEST_KEYWORD = "fieldcheck:sha256:"
LANGUAGES = ("en", "fr", "both")
PAPERS = ("a4", "letter")
_KEYWORDS = re.compile(
    r"fieldcheck:sha256:([0-9a-f]{64})"
    r"(?: fieldcheck:layout:(\d{1,6}) fieldcheck:language:([a-z]{2,8}) fieldcheck:paper:([a-z0-9]{2,8}))?"
)


def languages_of(language: str) -> tuple[str, ...]:
    """The languages of a report in their order: both of them for "both"."""
    return ("en", "fr") if language == "both" else (language,)


@dataclass(frozen=True, slots=True)
class Edition:
    """language: "en", "fr" or "both" (English, then French); paper: "a4" or "letter"."""

    layout: int
    language: str
    paper: str

    @property
    def first_language(self) -> str:
        """The language of the first cover, on which the signature stands."""
        return languages_of(self.language)[0]

    @property
    def known(self) -> bool:
        """Whether this program draws such pages."""
        return self.layout == LAYOUT and self.language in LANGUAGES and self.paper in PAPERS


@dataclass(frozen=True, slots=True)
class Stated:
    """What a report states about itself. digest: SHA-256 of its record, 64 hex. edition None: it does not say."""

    digest: str
    edition: Edition | None


def keywords(digest: str, edition: Edition) -> str:
    """The digest of the record and the edition, as the PDF carries them in its keywords."""
    form = f"fieldcheck:layout:{edition.layout} fieldcheck:language:{edition.language} fieldcheck:paper:{edition.paper}"
    return f"{DIGEST_KEYWORD}{digest} {form}"


def read_keywords(text: str) -> Stated | None:
    """What the keywords of a report state, or None if they are no such keywords."""
    found = _KEYWORDS.fullmatch(text)
    if found is None:
        return None
    digest, layout, language, paper = found.groups()
    return Stated(digest, Edition(int(layout), language, paper) if layout else None)
