"""The practice shell: what a script does, and what each part of the answer is."""

import asyncio
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.practice.journal import Journal
from auditor.practice.machine import Machine, Programs
from auditor.practice.people import blueprint_of
from auditor.practice.shell import Shell, Ways
from auditor.practice.state import PhoneState

PHONE = Programs(Machine(PhoneState(blueprint_of("courier")), Journal(None)))


def run(script: str, given_input: bytes = b"") -> tuple[bytes, bytes, int]:
    out: list[bytes] = []
    err: list[bytes] = []

    async def to(into: list[bytes], data: bytes) -> None:
        into.append(data)

    async def stdin() -> bytes:
        return given_input

    ways = Ways(lambda data: to(out, data), lambda data: to(err, data), stdin)
    code = asyncio.run(Shell(PHONE, script).run_text(script, ways))
    return b"".join(out), b"".join(err), code


@pytest.mark.parametrize(
    ("script", "out", "code"),
    [
        ("true", b"", 0),
        ("false", b"", 1),
        ("echo a  b", b"a b\n", 0),
        ("echo 'a  b' \"c  d\" e\\ f", b"a  b c  d e f\n", 0),
        ("echo M; ( false ) 2>&1; echo M $?", b"M\nM 1\n", 0),
        ("echo M; ( nosuch ) 2>&1; echo M $?", b"M\n/system/bin/sh: nosuch: inaccessible or not found\nM 127\n", 0),
        ("false && echo no; true && echo yes", b"yes\n", 0),
        ("false || echo yes; true || echo no", b"yes\n", 0),
        ("false; echo $?; echo $?", b"1\n0\n", 0),
        ("(exit 3); echo $?", b"3\n", 0),
        ("exit 9; echo never", b"", 9),
        ("( echo in; exit 4 ) && echo never", b"in\n", 4),
        ("! true", b"", 1),
        ("X='a  b'; echo $X \"$X\" ${X}", b"a b a  b a b\n", 0),
        ("echo '$X' \"\\$X\"", b"$X $X\n", 0),
        ("echo one | cat | wc -c", b"4\n", 0),
        ("echo x >/dev/null; echo y", b"y\n", 0),
        ("nosuch 2>/dev/null; echo $?", b"127\n", 0),
        ("echo to-err >&2", b"", 0),
        ("sh -c 'echo $? inner; exit 5'; echo $?", b"0 inner\n5\n", 0),
        ("timeout 0.05 sleep 5; echo $?", b"124\n", 0),
        ("echo a # comment\necho b", b"a\nb\n", 0),
        ("cat < /dev/null", b"", 0),
        ("", b"", 0),
    ],
)
def test_a_script_says_and_ends_as_a_real_shell_does(script, out, code):
    assert run(script)[::2] == (out, code)


@pytest.mark.parametrize("script", ["echo 'open", "( echo", "echo )", "| cat", "a &", "echo $(id)", "echo >", "(" * 40])
def test_what_the_shell_cannot_parse_is_a_syntax_error_and_runs_nothing(script):
    out, err, code = run(script)
    assert out == b""
    assert b"syntax error" in err
    assert code == 1


def test_nothing_can_be_written_to_the_phone():
    out, err, code = run("echo x > /sdcard/file")
    assert (out, code) == (b"", 1)
    assert b"Permission denied" in err


@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), max_size=5))
def test_quoted_words_arrive_as_they_were(words):
    quoted = " ".join(shlex.quote(word) for word in ["echo", "-n", "=", *words])
    assert run(quoted)[0].decode() == " ".join(["=", *words])


@given(st.text(st.sampled_from("a $\"'\\;|&()<>!?#\n{}"), max_size=30))
def test_no_text_makes_the_shell_fall_over(script):
    run(script)


@pytest.mark.parametrize(
    ("command", "out"),
    [
        ("head -c 5 /system/build.prop", b"ro.ad"),
        ("tail -c +1 /sdcard/Download/practice.bin | head -c 4 | wc -c", b"4\n"),
        ("stat -c %s /sdcard/Download/practice.bin", b"3145728\n"),
        ("dd if=/sdcard/Download/practice.bin bs=4096 skip=767 count=9 2>/dev/null | wc -c", b"4096\n"),
        ("echo -n abc | sha256sum", b"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  -\n"),
        ("echo -n abcdefghij | tail -c 15", b"abcdefghij"),
        ("echo -n abcdefghij | tail -c 3", b"hij"),
        ("getprop ro.build.version.sdk", b"29\n"),
        ("getprop no.such.property", b"\n"),
        ("getprop | grep ro.serialno", b"[ro.serialno]: [PRACTICE-COURIER]\n"),
        ("ls /sdcard", b"Download\n"),
    ],
)
def test_small_programs_answer_truly(command, out):
    assert run(command)[0] == out


@pytest.mark.parametrize(
    "command", ["cat /no/such", "stat -c %s /no/such", "dd if=/no/such", "ls /no/such", "sha256sum /no"]
)
def test_a_missing_file_is_told_on_stderr_with_exit_1(command):
    out, err, code = run(command)
    assert (out, code) == (b"", 1)
    assert b"No such file or directory" in err
