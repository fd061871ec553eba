"""French that stands beside its English in the source, and what in it is not set as in Canada."""

import ast
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Where a French text is given with ordinary blanks, and joined when it is shown.
JOINED_CALLS = {"say"}
JOINED_FILES = ("auditor/report/document/catalogue/", "ui/catalogue/", "auditor/cli/")
WRONG = {
    "an apostrophe that is not ’": r"[dlnscjmtuDLNSCJMT]'[A-Za-zà-ÿÀ-Ÿ]",
    "a blank before ; ! ?": r"\S[ \u00a0\u202f][;!?]",
    "three full stops instead of …": r"\.\.\.",
    "guillemets without blanks inside": r"«[^ \u00a0]|[^ \u00a0]»",
}
# Ordinary blanks that nothing joins later: write \u00a0 there.
LOOSE = r"[^\u00a0x] :|« | »"


@dataclass(frozen=True)
class French:
    """A French text of the source. joined: its blanks are joined when it is shown."""

    where: str
    text: str
    joined: bool


def french_texts() -> Iterator[French]:
    """The French of every pair of texts: Bilingual, say, a helper that takes both, a tuple of two."""
    for path in [*(ROOT / "auditor").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("auditor/french/"):
            continue  # tests/french/test_catalogue.py looks at it
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called, texts = _texts(node)
            if len(texts) > 1 and (called in ("Bilingual", "say", "pick", "tuple") or called.startswith("_")):
                french = next((second for first, second in itertools.pairwise(texts) if first and second), "") or ""
                if re.search("[a-zà-ÿ]", french):
                    joined = name.startswith(JOINED_FILES) or called in JOINED_CALLS
                    yield French(f"{name}:{node.lineno}", french, joined)


def badly_set() -> list[str]:
    """Each French text that is not set as Canadian printers set it, with what is wrong."""
    found = []
    for one in french_texts():
        wrong = [what for what, pattern in WRONG.items() if re.search(pattern, one.text)]
        if not one.joined and re.search(LOOSE, one.text):
            wrong.append("an ordinary blank before : or inside « », where \\u00a0 belongs")
        found += [f"{one.where}: {what}: {one.text!r}" for what in wrong]
    return found


def _texts(node: ast.AST) -> tuple[str, list[str | None]]:
    if isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        return name, [_text(argument) for argument in node.args]
    if isinstance(node, ast.Tuple) and len(node.elts) == len(("en", "fr")):
        return "tuple", [_text(one) for one in node.elts]
    return "", []


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
    return None
