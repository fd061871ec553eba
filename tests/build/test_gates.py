import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / "build"


def test_the_gates_go_on_after_one_failed_and_the_end_says_which(gates, monkeypatch, capsys):
    monkeypatch.setattr(gates, "_gates", lambda _arguments: [gates.Gate("first", lambda: 3), gates.Gate("last", int)])
    assert gates.tests([]) == 3
    told = capsys.readouterr().out
    assert "FAILED (3)" in told
    assert "Not passed: first." in told
    assert "last                 passed" in told


def test_a_partial_run_says_that_it_was_partial(gates, monkeypatch, capsys):
    monkeypatch.setattr(gates, "_gates", lambda _arguments: [gates.Gate("only", int)])
    assert gates.tests(["-k", "word"]) == 0
    assert "only the tests that were asked for" in capsys.readouterr().out


def test_the_gates_are_those_that_contributing_names(gates):
    names = [gate.name for gate in gates._gates([])]
    assert names == ["ruff check", "ruff format", "mypy --strict", "import contracts", "tests", "files covered whole"]


def test_nothing_to_measure_is_said(gates, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(gates, "ROOT", tmp_path)
    assert gates.bench() == 1
    assert "nothing to measure" in capsys.readouterr().out


def test_a_too_old_python_is_answered_in_one_sentence():
    code = "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); sys.version = '3.9.2 (main)'; "
    code += f"runpy.run_path({str(BUILD / 'dev.py')!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        "Fieldcheck needs Python 3.11 or newer and this is 3.9.2. Start this command with a newer one.\n"
    )


def test_a_too_old_python_can_at_least_read_the_entry():
    ast.parse((BUILD / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_set_up_scripts_use_the_standard_library_alone():
    own = {path.stem for path in BUILD.glob("*.py")}
    for path in BUILD.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
                tops = {name.split(".")[0] for name in names}
                assert tops <= own | sys.stdlib_module_names, path.name


def test_wrong_usage_is_2():
    done = subprocess.run([sys.executable, BUILD / "dev.py", "clean"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "practice" in done.stderr


@pytest.fixture
def quiet_dev(dev, monkeypatch):
    """dev.py on a machine that is set up, with the program's runs recorded instead of run."""
    ran = []
    codes = {}

    def call(command, **_extra):
        arguments = command[3:]
        ran.append(arguments)
        return next((code for word, code in codes.items() if word in arguments), 0)

    monkeypatch.setattr(dev, "_set_up", lambda **_flags: None)
    monkeypatch.setattr(dev.gates, "call", call)
    dev.ran, dev.codes = ran, codes
    return dev


@pytest.mark.parametrize(("code", "verdict"), [(0, "COMPLIANT"), (10, "NON_COMPLIANT"), (12, "INCONCLUSIVE")])
def test_practice_ran_whatever_the_verdict(quiet_dev, capsys, code, verdict):
    quiet_dev.codes["audit"] = code
    assert quiet_dev.main(["practice"]) == 0
    told = capsys.readouterr().out
    assert f"The phone is now {verdict}." in told
    assert "practice-report.pdf" in told
    assert quiet_dev.ran[-1][-2:] == ["verify", "practice-report.pdf"]


@pytest.mark.parametrize(("word", "code"), [("audit", 1), ("audit", 2), ("verify", 20)])
def test_practice_that_failed_fails(quiet_dev, word, code):
    quiet_dev.codes[word] = code
    assert quiet_dev.main(["practice"]) == code


def test_run_passes_everything_on(quiet_dev):
    quiet_dev.main(["run", "--", "--json", "audit", "--help"])
    quiet_dev.main(["run", "verify", "x.pdf"])
    assert quiet_dev.ran == [["--json", "audit", "--help"], ["verify", "x.pdf"]]


def test_a_needless_word_is_refused(quiet_dev, capsys):
    assert quiet_dev.main(["practice", "quickly"]) == 1
    assert capsys.readouterr().err == "This command takes no arguments, and was given: quickly.\n"


def test_ctrl_c_is_answered_calmly(dev, monkeypatch, capsys):
    def interrupted(**_flags):
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "_set_up", interrupted)
    assert dev.main(["practice"]) == 130
    assert "mended by the next run" in capsys.readouterr().err


def test_ci_runs_the_readme_s_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in script
    assert "\nexec python3 build/dev.py test\n" in script


# ---------------------------------------------------------------- files covered whole


def _report(tmp_path, **files):
    path = tmp_path / "coverage.json"
    path.write_text(json.dumps({"files": files}), encoding="utf-8")
    for name in files:
        (tmp_path / name).touch()
    return path


WHOLE = {"missing_lines": [], "missing_branches": []}


def test_a_file_covered_whole_passes(perfect, tmp_path):
    assert perfect.check(_report(tmp_path, **{"a.py": WHOLE}), tmp_path, ["*.py"]) == 0


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"missing_lines": [3, 9], "missing_branches": []}, "a.py: never run: line 3, 9"),
        ({"missing_lines": [], "missing_branches": [[3, 5], [7, -1]]}, "a.py: never taken: 3 -> 5, 7 -> exit"),
        ({"missing_lines": []}, "a.py: its branches were not measured."),
    ],
)
def test_what_was_not_covered_is_named(perfect, tmp_path, capsys, facts, words):
    assert perfect.check(_report(tmp_path, **{"a.py": facts}), tmp_path, ["*.py"]) == 1
    assert capsys.readouterr().out == f"{words}\n"


def test_a_file_that_was_not_measured_is_named(perfect, tmp_path, capsys):
    report = _report(tmp_path, **{"a.py": WHOLE})
    (tmp_path / "b.py").touch()
    assert perfect.check(report, tmp_path, ["*.py"]) == 1
    assert capsys.readouterr().out == "b.py: not measured at all.\n"


def test_a_pattern_that_names_no_file_does_not_pass(perfect, tmp_path, capsys):
    assert perfect.check(_report(tmp_path), tmp_path, ["gone.py"]) == 1
    assert "out of date" in capsys.readouterr().out


def test_without_a_report_nothing_is_covered(perfect, tmp_path, capsys):
    assert perfect.check(tmp_path / "none.json", tmp_path) == 1
    assert "nothing is known" in capsys.readouterr().out


def test_every_pattern_of_the_list_names_files(perfect):
    assert [pattern for pattern in perfect.PERFECT if not list(ROOT.glob(pattern))] == []
