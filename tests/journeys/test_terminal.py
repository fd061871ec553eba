"""What an operator sees in a terminal of 80 columns."""

import os
import re
import subprocess
import sys

import pytest

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's"),
]


def on_a_terminal(fieldcheck, *words, columns=80):
    """The command's exit code and everything it wrote to a terminal of that width."""
    main, side = os.openpty()
    environment = fieldcheck.environment | {"COLUMNS": str(columns), "TERM": "xterm"}
    running = subprocess.Popen(
        fieldcheck.arguments(*words), cwd=fieldcheck.folder, env=environment, stdin=side, stdout=side, stderr=side
    )
    os.close(side)
    pieces = []
    try:
        while piece := os.read(main, 65536):
            pieces.append(piece)
    except OSError:  # how Linux tells that the other side was closed
        pass
    os.close(main)
    return running.wait(60), b"".join(pieces).decode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_policy_is_readable_in_80_columns(fieldcheck, language):
    code, text = on_a_terminal(fieldcheck, "--lang", language, "banlist", "show", "--policy", "ca-gc")
    assert code == 0
    wide = [line for line in text.splitlines() if len(line) > 80]
    assert all(line.strip().startswith("https://") for line in wide)
    names = fieldcheck("banlist", "show", "--policy", "ca-gc").out
    assert set(re.findall(r"com\.[\w.]+", names)) <= set(re.findall(r"com\.[\w.]+", text))


def test_long_work_shows_its_progress_and_leaves_none_of_it_behind(fieldcheck):
    code, text = on_a_terminal(fieldcheck, "--practice", "courier", "audit", "--operator", "A. Tremblay")
    assert code == 0
    steps = re.findall(r"\r\x1b\[2K(\d+(?:/\d+)?)  ([^\r]+)", text)
    assert ("0", "Asking the phone who it is") in steps
    assert ("3/5", "Reading the apps of user 0") in steps
    last = text.rindex("\r\x1b[2K")
    assert text.index("COMPLIANT") > last
    quiet = fieldcheck("--practice", "courier", "audit", "--operator", "A. Tremblay")
    assert quiet.err == ""
