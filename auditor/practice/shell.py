"""A small but honest shell: runs parsed scripts against the phone's programs."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from auditor.practice.channel import Write
from auditor.practice.shell_syntax import Group, Pipeline, Redirection, Script, Simple, SyntaxProblemError, Word, parse

NOT_FOUND = 127
TIMED_OUT = 124
"""toybox timeout's exit code when the time ran out."""
SYNTAX = 1
MAX_DEPTH = 16
"""`sh -c` inside `sh -c`, as deep as this shell goes."""
Input = Callable[[], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program said. pause: seconds it took before saying so."""

    stdout: bytes = b""
    stderr: bytes = b""
    code: int = 0
    pause: float = 0.0


class Programs(Protocol):
    """The programs that the shell can start."""

    def has(self, name: str) -> bool: ...

    def wants_input(self, argv: tuple[str, ...]) -> bool: ...

    def run(self, argv: tuple[str, ...], given: bytes, line: str) -> Answer: ...

    def read_file(self, path: str) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class Ways:
    """Where output goes and input comes from."""

    out: Write
    err: Write
    given: Input


class _Exit(Exception):  # noqa: N818 - control flow, not an error
    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


async def _nothing() -> bytes:
    return b""


async def _discard(_data: bytes) -> None:
    return None


@dataclass(slots=True)
class Shell:
    """One shell process. line: what the workstation asked for, kept with whatever the commands change."""

    programs: Programs
    line: str
    variables: dict[str, str] = field(default_factory=dict)
    status: int = 0
    depth: int = 0

    async def run_text(self, text: str, ways: Ways) -> int:
        """Run a script given as text; the exit code of its last command."""
        try:
            script = parse(text)
        except SyntaxProblemError as error:
            await ways.err(f"/system/bin/sh: syntax error: {error}\n".encode("utf-8", "surrogateescape"))
            return SYNTAX
        try:
            return await self._script(script, ways)
        except _Exit as end:
            return end.code

    async def _script(self, script: Script, ways: Ways) -> int:
        for step in script.steps:
            wanted = {";": True, "&&": self.status == 0, "||": self.status != 0}[step.joined_by]
            if wanted:
                self.status = await self._pipeline(step.pipeline, ways)
        return self.status

    async def _pipeline(self, pipeline: Pipeline, ways: Ways) -> int:
        given = ways.given
        code = 0
        for command in pipeline.commands[:-1]:
            caught: list[bytes] = []
            await self._command(command, Ways(_collector(caught), ways.err, given))
            given = _held(b"".join(caught))
        code = await self._command(pipeline.commands[-1], replace(ways, given=given))
        return int(code == 0) if pipeline.negated else code

    async def _command(self, command: Simple | Group, ways: Ways) -> int:
        directed = await self._redirect(command.redirections, ways)
        if directed is None:
            return 1
        if isinstance(command, Group):
            inner = Shell(self.programs, self.line, dict(self.variables), self.status, self.depth)
            try:
                return await inner._script(command.body, directed)
            except _Exit as end:
                return end.code
        argv = [text for word in command.words for text in self._expand(word)]
        while argv and _is_assignment(argv[0]):
            name, _, value = argv.pop(0).partition("=")
            self.variables[name] = value
        return await self._start(tuple(argv), directed) if argv else 0

    async def _redirect(self, redirections: tuple[Redirection, ...], ways: Ways) -> Ways | None:
        for redirection in redirections:
            if redirection.operator == "2>&1":
                ways = replace(ways, err=ways.out)
            elif redirection.target is None:
                ways = replace(ways, out=ways.err)
            elif (changed := self._to_file(redirection.operator, redirection.target, ways)) is None:
                name = " ".join(self._expand(redirection.target))
                await ways.err(f"/system/bin/sh: can't open {name}: Permission denied\n".encode())
                return None
            else:
                ways = changed
        return ways

    def _to_file(self, operator: str, target: Word, ways: Ways) -> Ways | None:
        name = " ".join(self._expand(target))
        if operator == "<":
            content = b"" if name == "/dev/null" else self.programs.read_file(name)
            return None if content is None else replace(ways, given=_held(content))
        if name != "/dev/null":  # nothing is ever written on a practice phone
            return None
        return replace(ways, err=_discard) if operator == "2>" else replace(ways, out=_discard)

    def _expand(self, word: Word) -> list[str]:
        """Variables filled in; an unquoted value is split at blanks; a word of nothing unquoted disappears."""
        words = [""]
        something = False
        for piece in word.pieces:
            text = self._value(piece.text) if piece.variable else piece.text
            if piece.variable and not piece.quoted:
                first, *more = text.split() or [""]
                words[-1] += first
                words.extend(more)
            else:
                words[-1] += text
            something = something or piece.quoted or text != ""
        return words if something else []

    def _value(self, name: str) -> str:
        if name == "?":
            return str(self.status)
        if name == "$":
            return "4711"
        return self.variables.get(name, "")

    async def _start(self, argv: tuple[str, ...], ways: Ways) -> int:
        name = argv[0].rsplit("/", 1)[-1] if argv[0].startswith("/system/bin/") else argv[0]
        argv = (name, *argv[1:])
        if name == "exit":
            raise _Exit(int(argv[1]) & 0xFF if argv[1:] and argv[1].isdecimal() else self.status)
        if name == "sh":
            return await self._subshell(argv, ways)
        if name == "timeout":
            return await self._timeout(argv, ways)
        if not self.programs.has(name):
            text = f"/system/bin/sh: {argv[0]}: inaccessible or not found\n"
            await ways.err(text.encode("utf-8", "surrogateescape"))
            return NOT_FOUND
        given = await ways.given() if self.programs.wants_input(argv) else b""
        answer = self.programs.run(argv, given, self.line)
        await _tell(answer, ways)
        return answer.code

    async def _subshell(self, argv: tuple[str, ...], ways: Ways) -> int:
        if self.depth >= MAX_DEPTH:
            await ways.err(b"/system/bin/sh: too many shells\n")
            return 1
        if argv[1:2] == ("-c",) and len(argv) > len(("sh", "-c")):
            text = argv[2]
        else:
            text = (await ways.given()).decode("utf-8", "surrogateescape")
            ways = replace(ways, given=_nothing)
        inner = Shell(self.programs, self.line, dict(self.variables), 0, self.depth + 1)
        return await inner.run_text(text, ways)

    async def _timeout(self, argv: tuple[str, ...], ways: Ways) -> int:
        try:
            seconds = float(argv[1].removesuffix("s"))
            program = argv[2:]
        except (IndexError, ValueError):
            program = ()
        if not program:
            await ways.err(b"timeout: Needs 2 arguments\n")
            return 125
        try:
            async with asyncio.timeout(seconds):
                return await self._start(program, ways)
        except TimeoutError:
            return TIMED_OUT


async def _tell(answer: Answer, ways: Ways) -> None:
    if answer.pause:
        await asyncio.sleep(answer.pause)
    if answer.stdout:
        await ways.out(answer.stdout)
    if answer.stderr:
        await ways.err(answer.stderr)


def _is_assignment(word: str) -> bool:
    name, equals, _ = word.partition("=")
    return bool(equals) and name.isidentifier()


def _collector(into: list[bytes]) -> Write:
    async def collect(data: bytes) -> None:
        into.append(data)

    return collect


def _held(data: bytes) -> Input:
    async def give() -> bytes:
        return data

    return give
