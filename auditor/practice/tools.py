"""The phone's small programs, as toybox has them: read-only, bytes in, bytes out."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from auditor.practice.files import FOLDER, Files
from auditor.practice.shell import Answer

ID = b"uid=2000(shell) gid=2000(shell) groups=2000(shell),1004(input),1007(log),3003(inet),9997(everybody)\n"
INPUT_READERS = frozenset({"cat", "wc", "head", "tail", "sha256sum", "grep", "sort"})
DD_BLOCK = 512


@dataclass(frozen=True, slots=True)
class Call:
    """A program as it was started. given: its input, if it reads any."""

    argv: tuple[str, ...]
    given: bytes
    files: Files


def _text(text: str, code: int = 0) -> Answer:
    return Answer(text.encode("utf-8", "surrogateescape"), code=code)


def _missing(program: str, path: str) -> Answer:
    return Answer(stderr=f"{program}: {path}: No such file or directory\n".encode("utf-8", "surrogateescape"), code=1)


def echo(call: Call) -> Answer:
    """Echo [-n] words."""
    words = call.argv[1:]
    newline = "\n"
    if words[:1] == ("-n",):
        words, newline = words[1:], ""
    return _text(" ".join(words) + newline)


def _contents(call: Call, paths: tuple[str, ...]) -> Answer:
    """The files one after the other, or the input; Answer.code 1 if one is missing."""
    if not paths:
        return Answer(call.given)
    pieces: list[bytes] = []
    for path in paths:
        content = call.files.read(path)
        if content is None:
            return Answer(b"".join(pieces), _missing(call.argv[0], path).stderr, 1)
        pieces.append(content)
    return Answer(b"".join(pieces))


def cat(call: Call) -> Answer:
    """Cat [files]."""
    return _contents(call, call.argv[1:])


def _count_option(argv: tuple[str, ...], default: tuple[str, str]) -> tuple[str, str, tuple[str, ...]]:
    """-c N, -cN, -n N: which, how much, and the files."""
    kind, amount = default
    words = list(argv[1:])
    while words and words[0].startswith("-") and len(words[0]) > 1:
        word = words.pop(0)
        kind = word[1]
        amount = word[2:] or (words.pop(0) if words else "")
    return kind, amount, tuple(words)


def head(call: Call) -> Answer:
    """Head [-c N | -n N] [file]."""
    kind, amount, paths = _count_option(call.argv, ("n", "10"))
    source = _contents(call, paths)
    if source.code or not amount.isdecimal():
        return source if source.code else Answer(stderr=b"head: bad number\n", code=1)
    if kind == "c":
        return Answer(source.stdout[: int(amount)])
    return Answer(b"".join(source.stdout.splitlines(keepends=True)[: int(amount)]))


def tail(call: Call) -> Answer:
    """Tail [-c N | -c +N | -n N] [file]."""
    kind, amount, paths = _count_option(call.argv, ("n", "10"))
    number = amount.removeprefix("+")
    if kind == "c" and number.isdecimal() and len(paths) == 1:
        return _tail_bytes(call, paths[0], int(number), from_start=amount.startswith("+"))
    source = _contents(call, paths)
    if source.code or not number.isdecimal():
        return source if source.code else Answer(stderr=b"tail: bad number\n", code=1)
    whole: bytes | list[bytes] = source.stdout if kind == "c" else source.stdout.splitlines(keepends=True)
    start = int(number) - 1 if amount.startswith("+") else len(whole) - int(number)
    part = whole[max(0, start) :]
    return Answer(part if isinstance(part, bytes) else b"".join(part))


def _tail_bytes(call: Call, path: str, number: int, *, from_start: bool) -> Answer:
    content = call.files.content(path)
    if content is None:
        return _missing("tail", path)
    start = number - 1 if from_start else content.size - number
    return Answer(content.read(max(0, start), content.size))


def dd(call: Call) -> Answer:
    """Dd if=FILE bs=N skip=N count=N; tells its records on stderr as dd does."""
    words = dict(word.split("=", 1) for word in call.argv[1:] if "=" in word)
    unknown = set(words) - {"if", "bs", "skip", "count"}
    numbers = [words.get("bs", str(DD_BLOCK)), words.get("skip", "0"), words.get("count", str(1 << 40))]
    if unknown or "if" not in words or not all(number.isdecimal() for number in numbers):
        return Answer(stderr=f"dd: unknown operand {' '.join(sorted(unknown))}\n".encode(), code=1)
    content = call.files.content(words["if"])
    if content is None:
        return _missing("dd", words["if"])
    block, skip, count = map(int, numbers)
    part = content.read(block * skip, block * count)
    whole, rest = divmod(len(part), block) if block else (0, 0)
    records = f"{whole}+{int(rest > 0)} records in\n{whole}+{int(rest > 0)} records out\n"
    return Answer(part, f"{records}{len(part)} bytes copied, 0.001 s\n".encode())


def stat(call: Call) -> Answer:
    """Stat -c FORMAT files, with %s size, %n name, %f mode in hex, %Y modification time."""
    words = call.argv[1:]
    if words[:1] != ("-c",) or len(words) < 3:  # noqa: PLR2004 - option, format, file
        return Answer(stderr=b"stat: practice phones know only -c FORMAT\n", code=1)
    out, err = "", b""
    for path in words[2:]:
        facts = call.files.facts(path)
        if facts is None:
            err += f"stat: '{path}': No such file or directory\n".encode("utf-8", "surrogateescape")
        else:
            line = words[1].replace("%s", str(facts.size)).replace("%f", f"{facts.mode:x}")
            line = line.replace("%Y", str(facts.modified)).replace("%n", path)
            out += line + "\n"
    return Answer(out.encode("utf-8", "surrogateescape"), err, int(bool(err)))


def ls(call: Call) -> Answer:
    """Ls folders."""
    paths = tuple(word for word in call.argv[1:] if not word.startswith("-")) or ("/",)
    out, err = "", b""
    for path in paths:
        facts = call.files.facts(path)
        if facts is None:
            err += _missing("ls", path).stderr
        elif facts.mode == FOLDER:
            out += "".join(f"{name}\n" for name in call.files.names(path))
        else:
            out += f"{path}\n"
    return Answer(out.encode("utf-8", "surrogateescape"), err, int(bool(err)))


def wc(call: Call) -> Answer:
    """Wc -c | -l [file]."""
    options = [word for word in call.argv[1:] if word.startswith("-")]
    paths = tuple(word for word in call.argv[1:] if not word.startswith("-"))
    source = _contents(call, paths)
    if source.code:
        return source
    number = source.stdout.count(b"\n") if options == ["-l"] else len(source.stdout)
    return _text(" ".join([str(number), *paths]) + "\n")


def sha256sum(call: Call) -> Answer:
    """sha256sum [files]."""
    lines: list[str] = []
    for path in call.argv[1:] or ("-",):
        content = call.given if path == "-" else call.files.read(path)
        if content is None:
            return Answer("".join(lines).encode(), _missing("sha256sum", path).stderr, 1)
        lines.append(f"{hashlib.sha256(content).hexdigest()}  {path}\n")
    return _text("".join(lines))


def grep(call: Call) -> Answer:
    """Grep [-F] [-c] [-v] TEXT [file]: plain text only."""
    options = {word for word in call.argv[1:] if word.startswith("-")}
    words = [word for word in call.argv[1:] if not word.startswith("-")]
    if not words:
        return Answer(stderr=b"grep: Needs 1 argument\n", code=2)
    source = _contents(call, tuple(words[1:]))
    wanted = words[0].encode("utf-8", "surrogateescape")
    lines = [line for line in source.stdout.splitlines(keepends=True) if (wanted in line) != ("-v" in options)]
    if "-c" in options:
        return _text(f"{len(lines)}\n", int(not lines))
    return Answer(b"".join(lines), source.stderr, int(not lines))


def sort(call: Call) -> Answer:
    """Sort [file]."""
    source = _contents(call, call.argv[1:])
    return Answer(b"".join(sorted(source.stdout.splitlines(keepends=True))), source.stderr, source.code)


def sleep(call: Call) -> Answer:
    """Sleep SECONDS."""
    try:
        return Answer(pause=float(call.argv[1].removesuffix("s")))
    except (IndexError, ValueError):
        return Answer(stderr=b"sleep: Needs 1 argument\n", code=1)


def reads_input(argv: tuple[str, ...]) -> bool:
    """Whether the program, so started, reads what it is given."""
    if argv[0] not in INPUT_READERS:
        return False
    operands = [word for word in argv[1:] if not word.startswith("-")]
    if argv[0] in ("head", "tail"):
        return not _count_option(argv, ("n", "10"))[2]
    return len(operands) <= int(argv[0] == "grep")


TOOLS: dict[str, Callable[[Call], Answer]] = {
    "echo": echo,
    "cat": cat,
    "head": head,
    "tail": tail,
    "dd": dd,
    "stat": stat,
    "ls": ls,
    "wc": wc,
    "sha256sum": sha256sum,
    "grep": grep,
    "sort": sort,
    "sleep": sleep,
    "true": lambda _call: Answer(),
    ":": lambda _call: Answer(),
    "false": lambda _call: Answer(code=1),
    "id": lambda _call: Answer(ID),
    "whoami": lambda _call: Answer(b"shell\n"),
}
