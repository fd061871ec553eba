"""Every sentence that the core could say to a person, collected from its source: text literals and their templates."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from auditor.french import in_french
from auditor.french.catalogue import SENTENCES
from auditor.french.template import skeleton
from support.unspoken import NOT_FOR_PEOPLE

CORE = Path(__file__).resolve().parents[2] / "auditor"
# Rooms and files whose texts are not for people, or stand in both languages by themselves.
OTHER_WORDS = (
    "french/",
    "practice/",  # what simulated phones say
    "report/document/catalogue/",
    "android/commands.py",
    "banlist/diff.py",
    "banlist/export.py",  # files for programs that manage phones
    "cli/words.py",
    "model/origin.py",  # names of stores and managers
    "records/schema.py",
    # the language of PDF itself
    *(
        "report/edition.py",
        "report/metadata.py",
        "report/palette.py",
        "report/pen.py",
        "report/shapes.py",
        "report/tagging.py",
    ),
)
# Calls whose texts no person reads, or that hold both languages.
SILENT_CALLS = frozenset(
    (
        *("compile", "Bilingual", "say", "rich", "count", "startswith", "query", "execute", "rows_where", "Pair"),
        *("ValueError", "RuntimeError", "TypeError", "KeyError", "NotImplementedError"),
    )
)
# Errors of a programmer that a reader of files turns into a sentence: there their words are shown.
SHOWN_VALUE_ERRORS = ("model/",)
# Calls whose texts are always for people, be they one word.
SPEAKING_CALLS = frozenset(("Gap", "Note", "Progress", "LeftAlone", "Judged", "Explained"))
_WORDS = re.compile(r"[A-Za-zÀ-ÿ’']{2,}.* |[A-Za-zÀ-ÿ’']+ .*[A-Za-zÀ-ÿ{]|\} .*[A-Za-z]{2,}|[A-Za-z]{2,}.* \{")
_CODE = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|BEGIN|WHERE|ORDER|FROM|AND|JOIN|%Y)\b|.*([=<>,(] ?\?)"
)


ADVICE = (
    "These sentences have no French form. Add each as English template: French template to the file of "
    "auditor/french/catalogue/ that it belongs to, with the same words around its slots. A slot takes any text "
    "({name}) or says what it takes ({n:number}, {name:quoted} for !r, {why:clause} for another sentence of ours; see "
    "auditor/french/template.py). If no person reads it, add it to tests/support/unspoken.py."
)


@dataclass(frozen=True)
class Spoken:
    """A sentence as the source makes it. skeleton: its text with {} for what is put in; quoted: which of these are."""

    skeleton: str
    quoted: tuple[bool, ...]
    where: str


def spoken(root: Path = CORE) -> Iterator[Spoken]:
    """Every text of the core that has the look of a sentence."""
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if not name.startswith(OTHER_WORDS):
            collector = _Collector(name)
            collector.visit(ast.parse(path.read_text(encoding="utf-8")))
            yield from collector.found


def missing_french() -> str:
    """Each sentence without a French form, with what to do about it; empty if there is none."""
    known = {skeleton(english) for english in SENTENCES} | NOT_FOR_PEOPLE
    # A text without slots may also be one that a template makes: a number may be written out in it.
    missing = [
        f"{one.where}: {one.skeleton!r}"
        for one in spoken()
        if one.skeleton not in known and ("{}" in one.skeleton or in_french(one.skeleton) is None)
    ]
    return "\n".join([ADVICE, *missing]) if missing else ""


class _Collector(ast.NodeVisitor):
    def __init__(self, name: str) -> None:
        self._name = name
        self._speaking = False
        self._bilingual: set[str] = set()
        self.found: list[Spoken] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        """A text that stands alone is a docstring."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_arg(self, node: ast.arg) -> None:
        """Annotations may be texts."""

    def visit_Module(self, node: ast.Module) -> None:
        """Functions that take a text as `en` and `fr` are given both languages at once."""
        functions = (inner for inner in ast.walk(node) if isinstance(inner, ast.FunctionDef))
        self._bilingual = {one.name for one in functions if {"en", "fr"} <= {arg.arg for arg in one.args.args}}
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for inner in (*node.args.defaults, *node.body):
            self.visit(inner)

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        shown = called == "ValueError" and self._name.startswith(SHOWN_VALUE_ERRORS)
        if (called in SILENT_CALLS and not shown) or called in self._bilingual:
            return
        before, self._speaking = self._speaking, called in SPEAKING_CALLS or called.endswith("Error")
        self.generic_visit(node)
        self._speaking = before

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """The values of an Enum are for records; those that are shown stand in tests/french/test_complete.py."""
        if not any(ast.unparse(base) == "Enum" for base in node.bases):
            self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        """The keys of a table are looked up, not said."""
        for value in node.values:
            self.visit(value)

    def visit_Tuple(self, node: ast.Tuple) -> None:
        """The command line holds some words in pairs, English and French."""
        pair = [inner for inner in node.elts if isinstance(inner, ast.Constant) and isinstance(inner.value, str)]
        if not (self._name.startswith("cli/") and len(pair) == len(node.elts) == len(("en", "fr"))):
            self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """What a text is compared with is looked for, not said."""
        for side in (node.left, *node.comparators):
            if isinstance(side, ast.Call):
                self.visit(side)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._take(node.value, (), node.lineno)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
        slots = [part for part in node.values if isinstance(part, ast.FormattedValue)]
        self._take("".join(map(str, parts)), tuple(slot.conversion == ord("r") for slot in slots), node.lineno)
        for slot in slots:
            self.visit(slot.value)

    def _take(self, text: str, quoted: tuple[bool, ...], line: int) -> None:
        sentence = _WORDS.search(text) if not self._speaking else re.search(r"[A-Za-z]{2,}", text)
        if sentence and not _CODE.match(text):
            self.found.append(Spoken(text, quoted, f"auditor/{self._name}:{line}"))
