"""The laws of the source that import-linter cannot state: shape, words, errors, the README's map, the lock."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.sentences import missing_french
from support.typography import badly_set

ROOT = Path(__file__).resolve().parent.parent
ROOMS = (".ci", "auditor", "build", "resources", "tests", "ui")
SOURCE_ROOMS = ("auditor", "build", "ui")
ENTRIES = {"auditor/__main__.py", "ui/__main__.py", "build/dev.py"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MEAN_FUNCTION = 12
# One word per thing; these name what another word is for (banned list, indicator, finding, compliant, removal).
FORBIDDEN_WORDS = {"blacklist", "whitelist", "ioc", "iocs", "clean", "delete", "deleted", "hit", "hits", "safe"}
# Names that a library gave, which we override and cannot choose.
FOREIGN_NAMES = {"_safe_connect"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _files(*rooms: str) -> list[Path]:
    """The files of the tree itself; what tools leave in it does not count."""
    left = {"__pycache__", "_work", ".mypy_cache", ".ruff_cache"}
    found = (path for room in rooms for path in (ROOT / room).rglob("*") if path.is_file())
    return sorted(path for path in found if not left & set(path.parts))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _trees(*rooms: str) -> dict[str, ast.Module]:
    python = (path for path in _files(*rooms) if path.suffix == ".py")
    return {_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in python}


SOURCE = _trees(*SOURCE_ROOMS)
EVERYTHING = SOURCE | _trees("tests")


def _functions() -> Iterator[tuple[str, Function]]:
    for name, tree in SOURCE.items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{name}:{node.lineno} {node.name}", node


def _length(function: Function) -> int:
    """Lines of a function from its def to its end, without its docstring."""
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is not None:
        first = function.body[0]
        length -= (first.end_lineno or first.lineno) - first.lineno + 1
    return length


def test_the_import_contracts_hold():
    command = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([str(command), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_checks_every_package_that_is_handed_out():
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert {*tools["hatch"]["build"]["targets"]["wheel"]["packages"]} <= {*tools["mypy"]["files"]}


def test_no_file_is_longer_than_a_reader_can_hold():
    lengths = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in SOURCE}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short():
    lengths = {where: _length(function) for where, function in _functions()}
    assert {where: length for where, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert sum(lengths.values()) / len(lengths) <= MEAN_FUNCTION


def test_every_module_says_in_one_sentence_what_it_is():
    """Tests need none: the path of a test module says what it tests."""
    modules = {name: tree for name, tree in EVERYTHING.items() if not Path(name).name.startswith("test_")}
    first_lines = {name: (ast.get_docstring(tree) or "").split("\n")[0] for name, tree in modules.items()}
    assert {name: line for name, line in first_lines.items() if not re.fullmatch(r"\S+ .+[.]", line)} == {}


def _public(body: list[ast.stmt], where: str) -> Iterator[tuple[str, ast.AST]]:
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield f"{where}:{node.lineno} {node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body, where)


def _protocol_methods() -> set[str]:
    """The names that a Protocol of the source demands: its docstring speaks for them and for those who answer it."""
    classes = [node for tree in SOURCE.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    protocols = [node for node in classes if any("Protocol" in ast.unparse(base) for base in node.bases)]
    return {node.name for protocol in protocols for node in protocol.body if isinstance(node, Function)}


def _is_answer(node: ast.AST, demanded: set[str]) -> bool:
    """Whether it is a method with a name that a Protocol demands, or overrides one that says its contract itself."""
    if not isinstance(node, Function) or "self" not in [argument.arg for argument in node.args.args[:1]]:
        return False
    decorators = {ast.unparse(decorator).split(".")[-1] for decorator in node.decorator_list}
    return node.name in demanded or bool(decorators & {"override", "overload", "setter"})


def test_everything_public_says_its_contract():
    demanded = _protocol_methods()
    bare = [
        where
        for name, tree in SOURCE.items()
        for where, node in _public(tree.body, name)
        if ast.get_docstring(node) is None and not _is_answer(node, demanded)
    ]
    assert bare == []


def _catches_all(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {"" if kind is None else ast.unparse(kind) for kind in caught}
    return bool(names & {"", "Exception", "BaseException"})


def test_no_error_is_swallowed_by_a_catch_all():
    """Allowed: to put things in order and raise on; in the entry files; or with the reason on the line."""
    found = []
    for name, tree in SOURCE.items():
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        for node in ast.walk(tree):
            if not isinstance(node, ast.ExceptHandler) or not _catches_all(node) or name in ENTRIES:
                continue
            raises_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            if not raises_on and "# catch-all: " not in lines[node.lineno - 1]:
                found.append(f"{name}:{node.lineno}")
    assert found == []


def test_imports_stand_at_the_top():
    """The one exception: the command line's entry loads Qt only when the window is asked for."""
    found = [
        f"{where}: {ast.unparse(node)}"
        for where, function in _functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and not (where.startswith("auditor/__main__.py") and ast.unparse(node).startswith(("import ui", "from ui")))
    ]
    assert found == []


def test_nouns_are_frozen_and_slotted():
    nouns = [
        (f"{name}:{node.name}", ast.unparse(decorator))
        for name, tree in SOURCE.items()
        if name.startswith("auditor/model/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
        if "dataclass" in ast.unparse(decorator)
    ]
    assert len(nouns) > 20
    assert [noun for noun in nouns if not {"frozen=True", "slots=True"} <= set(re.findall(r"\w+=\w+", noun[1]))] == []


def test_no_command_goes_through_a_shell_of_this_machine():
    found = [
        f"{name}:{node.lineno} {ast.unparse(node)[:60]}"
        for name, tree in EVERYTHING.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (
            any(word.arg == "shell" and ast.unparse(word.value) != "False" for word in node.keywords)
            or ast.unparse(node.func) in ("os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput")
        )
    ]
    assert found == []


def _defined(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that the file itself gives to something."""
    for node in ast.walk(tree):
        if isinstance(node, Function | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id


def _words(identifier: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", identifier)}


def test_names_use_the_words_of_the_field():
    found = [
        f"{name}:{line} {identifier}"
        for name, tree in SOURCE.items()
        for line, identifier in _defined(tree)
        if FORBIDDEN_WORDS & _words(identifier) and identifier not in FOREIGN_NAMES
    ]
    assert found == []


def test_no_identifier_can_pass_for_another():
    """Two names that look alike and differ (homoglyphs) are how a change is slipped past a reader."""
    found = [
        f"{name}:{line} {identifier}"
        for name, tree in EVERYTHING.items()
        for line, identifier in _defined(tree)
        if not identifier.isascii()
    ]
    assert found == []


def _texts() -> Iterator[tuple[str, str]]:
    top = sorted(path for path in ROOT.glob("*") if path.suffix in (".md", ".toml", ".lock"))
    for path in [*top, *_files(*ROOMS)]:
        if path.suffix not in (".ttf", ".png", ".pdf", ".p12", ".bin", ".gz"):
            yield _name(path), path.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"pypi[.]org|pythonhosted[.]|npmjs[.]|debian[.]org|crates[.]io|index-url", id="a registry's name"),
        pytest.param(r"(?<![\w.>/-])/work/|/root/|/home/[a-z]+/(?!\.)|(?<![\w/])/tmp/[a-z]{3}", id="a machine's path"),
    ],
)
def test_nothing_names_a_registry_or_somebody_s_machine(pattern):
    own = f"tests/{Path(__file__).name}"
    found = [
        f"{name}: {match.group()}" for name, text in _texts() if name != own for match in re.finditer(pattern, text)
    ]
    assert found == []


def test_every_sentence_of_the_core_has_a_french_form():
    assert missing_french() == ""


def test_french_is_set_as_in_canada():
    """No blank before ; ! ? and no-break spaces before a colon and inside « »."""
    assert badly_set() == []


def _requirements() -> list[str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def test_every_requirement_is_pinned_and_hashed_and_names_no_address():
    requirements = _requirements()
    assert len(requirements) > 30
    pinned = re.compile(r"[a-z0-9-]+==[\w.]+( ; .+?)?( +--hash=sha256:[0-9a-f]{64})+\s*")
    assert [line[:60] for line in requirements if not pinned.fullmatch(line)] == []
    assert "://" not in "".join(requirements)


def test_qt_stays_below_the_release_that_aborts_on_python_3_11():
    (pin,) = (line for line in _requirements() if line.startswith("pyside6-essentials=="))
    assert pin.startswith("pyside6-essentials==6.11.")


README = (ROOT / "README.md").read_text(encoding="utf-8")


def _section(heading: str) -> str:
    return README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def test_the_readme_gives_two_commands_each_in_a_block_of_its_own():
    blocks = re.findall(r"^```\w*\n(.*?)^```", _section("Two commands"), re.MULTILINE | re.DOTALL)
    assert blocks == ["python3 build/dev.py practice\n", "python3 build/dev.py test\n"]


def _map() -> dict[str, str]:
    """The README's map: path → what it says about it."""
    block = re.findall(r"^```\w*\n(.*?)^```", _section("The map"), re.MULTILINE | re.DOTALL)[0]
    entries: dict[str, str] = {}
    folder = ""
    for line in block.splitlines():
        inner, name, sentence = re.fullmatch(r"(  )?(\S+)\s+(\S.*)", line).groups()
        if inner is None:
            folder = name
        entries[(folder if inner else "") + name] = sentence
    return entries


def test_the_readme_s_map_shows_the_rooms_that_there_are():
    rooms = {f"{path.name}/" for path in ROOT.iterdir() if path.name in ROOMS and path.name != ".ci"}
    core = {
        f"auditor/{path.name}{'/' if path.is_dir() else ''}"
        for path in (ROOT / "auditor").iterdir()
        if path.name not in ("__init__.py", "__pycache__") and (path.is_dir() or path.suffix == ".py")
    }
    shown = {path for path in _map() if path.endswith("/") or path.startswith("auditor/")}
    assert shown == rooms | core


def test_the_readme_says_of_each_room_what_the_room_says_of_itself():
    said = {path: sentence for path, sentence in _map().items() if path.startswith("auditor/") and path != "auditor/"}
    own = {}
    for path in said:
        file = f"{path}__init__.py" if path.endswith("/") else path
        own[path] = (ast.get_docstring(SOURCE[file]) or "").split("\n")[0].removesuffix(".")
    assert said == own


def test_every_decision_is_linked_from_the_readme():
    names = [path.name for path in (ROOT / "resources" / "docs" / "decisions").glob("*.md")]
    assert [name for name in names if f"resources/docs/decisions/{name}" not in README] == []
