"""French that stands beside its English in the source is set as the catalogue is: for Canada."""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.french.catalogue import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
NO_BREAK = "\u00a0"
# Where a French text is given with ordinary blanks, and joined when it is shown.
JOINED_CALLS = {"say"}
JOINED_FILES = ("auditor/report/document/catalogue/", "ui/catalogue/", "auditor/cli/")


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
    return None


def _pairs() -> Iterator[tuple[str, bool, str]]:
    """Where, whether it is joined later, and the French of every pair of texts: Bilingual, say, a helper, a tuple."""
    for path in [*(ROOT / "auditor").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("auditor/french/"):
            continue  # tests/french/test_catalogue.py looks at it
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called, texts = _texts(node)
            if len(texts) > 1 and (called in ("Bilingual", "say", "pick", "tuple") or called.startswith("_")):
                french = next((f for e, f in itertools.pairwise(texts) if e and f), "")
                if re.search("[a-zà-ÿ]", french or ""):
                    yield f"{name}:{node.lineno}", name.startswith(JOINED_FILES) or called in JOINED_CALLS, french


def _texts(node: ast.AST) -> tuple[str, list[str | None]]:
    if isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        return name, [_text(argument) for argument in node.args]
    if isinstance(node, ast.Tuple) and len(node.elts) == len(("en", "fr")):
        return "tuple", [_text(one) for one in node.elts]
    return "", []


PAIRS = tuple(_pairs())


def test_there_is_french_to_look_at():
    assert len(PAIRS) > 500


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(r"[dlnscjmtDLNSCJMTu]'[A-Za-zà-ÿÀ-Ÿ]", id="an apostrophe that is not ’"),
        pytest.param(rf"\S[ {NO_BREAK}\u202f][;!?]", id="a blank before ; ! ?"),
        pytest.param(r"\.\.\.", id="three full stops"),
        pytest.param(r"«[^ \u00a0]|[^ \u00a0]»", id="guillemets without blanks inside"),
    ],
)
def test_no_french_has(wrong):
    assert [(where, french) for where, _joined, french in PAIRS if re.search(wrong, french)] == []


@pytest.mark.parametrize(
    ("other", "ours"),
    [
        ("dossier de données", "répertoire de données (a dossier is a case)"),
        ("liste noire", "liste d’interdiction"),
        ("programme d’amorçage", "chargeur d’amorçage"),
        ("journal de garde", "registre de garde"),
        ("mot de passe", "phrase de passe"),
        ("options développeur", "options pour les développeurs"),
        ("venue avec le téléphone", "livrée avec le téléphone"),
        ("smartphone", "téléphone"),
    ],
)
def test_one_word_is_used_for_one_thing(other, ours):
    texts = [(where, french) for where, _joined, french in PAIRS]
    texts += [("auditor/french/catalogue", french) for french in SENTENCES.values()]
    assert [(where, french) for where, french in texts if other in french.lower()] == [], f"write {ours}"


def test_blanks_that_nothing_joins_later_are_no_break_spaces_already():
    loose = re.compile(r"[^\u00a0x] :|« | »")
    assert [(where, french) for where, joined, french in PAIRS if not joined and loose.search(french)] == []
