"""The parts of a report, each as the words and tables that it consists of."""

from dataclasses import dataclass

from auditor.report.document.cards import Card
from auditor.report.document.values import Cell, Fact, Grid, Mark, Section, Text


@dataclass(frozen=True, slots=True)
class Panel:
    """A verdict in words: when it was given, its sign and word, and one line of reason."""

    when: str
    mark: Mark
    word: str
    line: str


@dataclass(frozen=True, slots=True)
class Number:
    """One figure of the strip on the cover."""

    number: str
    word: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """The words of the signature field."""

    title: str
    unsigned: str
    signed: str
    signed_by: str
    certificate: str
    time: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    case: str
    kicker: str
    title: str
    subtitle: str
    found: Panel
    after: Panel | None
    numbers: tuple[Number, ...]
    summary_title: str
    summary: Text
    facts: tuple[Fact, ...]
    contents: str
    signature: SignatureWords
    check_title: str
    check: str
    code_alt: str


@dataclass(frozen=True, slots=True)
class MentionsTable:
    """Clear apps of one kind that are worth a word, and why they are not banned."""

    title: str
    lead: Text
    apps: Grid


@dataclass(frozen=True, slots=True)
class FindingsPart:
    """Every flagged app: an overview, then a card each. overview None: nothing was flagged; compared says of what.

    mentions: Clear apps that advice names or others prohibit.
    """

    section: Section
    overview: Grid | None
    cards: tuple[Card, ...]
    nothing: Text
    compared_title: str
    compared: Grid
    mentions: tuple[MentionsTable, ...]


@dataclass(frozen=True, slots=True)
class ReceiptStep:
    """One moment of a removal."""

    label: str
    time: str
    text: Text


@dataclass(frozen=True, slots=True)
class Receipt:
    """One removal: before, command, the phone's answer, after; then one sentence."""

    number: str
    title: str
    package: str
    place: str
    mark: Mark
    word: str
    steps: tuple[ReceiptStep, ...]
    note: Text


@dataclass(frozen=True, slots=True)
class ReceiptsPart:
    """Every removal."""

    section: Section
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class GapBox:
    """One gap, as visible as a finding."""

    number: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class LaterReading:
    """A reading after the first: when and by whom, and how each app stood that the case flagged or acted on."""

    when: Text
    apps: Grid | None


@dataclass(frozen=True, slots=True)
class CoveragePart:
    """What was and was not read."""

    section: Section
    profiles: Grid
    meaning: Text
    gaps_title: str
    gaps: tuple[GapBox, ...]
    no_gaps: Cell
    notes_title: str
    notes: Grid | None
    later_title: str
    later: tuple[LaterReading, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A numbered column of short statements."""

    title: str
    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class MethodPart:
    """How the audit was made, what the verdicts mean, what the report does not say."""

    section: Section
    columns: tuple[Column, Column]
    verdicts_title: str
    verdicts: Grid
    after_title: str
    after: Text


@dataclass(frozen=True, slots=True)
class PhonePart:
    """The phone as it describes itself, its profiles, the ban list and the program."""

    section: Section
    tables: tuple[tuple[str, Grid], ...]


@dataclass(frozen=True, slots=True)
class App:
    """One line of the inventory. icon: PNG, base64.

    states: a mark and its words for each profile column; empty: see `profiles`.
    """

    icon: str | None
    label: str
    package: str
    version: str
    source: str
    signer: str
    states: tuple[tuple[Mark, str], ...]
    profiles: str
    mark: Mark
    status: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many apps came from one source, and how many of them are flagged. words: the same in words."""

    label: str
    number: int
    flagged: int
    words: str


@dataclass(frozen=True, slots=True)
class InventoryPart:
    """Every package that was read. labels: at least one app told its name for people."""

    section: Section
    sources_title: str
    sources: tuple[Count, ...]
    legend: tuple[Cell, ...]
    heads: tuple[str, ...]
    profile_heads: tuple[str, ...]
    labels: bool
    apps: tuple[App, ...]


@dataclass(frozen=True, slots=True)
class InstrumentsPart:
    """Every instrument that a finding cites."""

    section: Section
    instruments: Grid


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """Every question asked, the digest of its answer, the head of the custody log, and the program that asked."""

    section: Section
    answers: Grid
    head_title: str
    head: Grid
    head_note: Text
    program_title: str
    program: Grid


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words that stand on every page."""

    report: str
    phone: str
    record: str
    page: str
    practice_bar: str
    practice_word: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report in words. language: BCP 47. record_digest: SHA-256 of the attached record, 64 hex."""

    language: str
    title: str
    author: str
    subject: str
    practice: bool
    record_digest: str
    furniture: Furniture
    cover: Cover
    findings: FindingsPart
    receipts: ReceiptsPart | None
    coverage: CoveragePart
    method: MethodPart
    phone: PhonePart
    instruments: InstrumentsPart | None
    inventory: InventoryPart
    evidence: EvidencePart

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the parts in their order, as the contents list them."""
        parts = (
            self.findings, self.receipts, self.coverage, self.method, self.phone, self.instruments, self.inventory,
            self.evidence,
        )  # fmt: skip
        return tuple(part.section.title for part in parts if part is not None)
