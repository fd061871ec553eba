"""The grammar of the practice shell: words with quotes and variables, pipes, && || ; and parentheses. Pure."""

from dataclasses import dataclass

OPERATORS = ("2>&1", "1>&2", ">&2", "&&", "||", "2>", "1>", ">>", ";", "|", "(", ")", ">", "<", "\n", "&")
REDIRECTIONS = ("2>&1", "1>&2", ">&2", "2>", "1>", ">>", ">", "<")
SEPARATORS = (";", "\n")
BLANKS = " \t\r"
SPECIAL = " \t\r\n;|()<>&'\"\\$"
DEPTH_LIMIT = 32
"""Nested parentheses that the shell follows."""


class SyntaxProblemError(ValueError):
    """The line is no shell script that this shell understands."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a word. variable: text names a variable. quoted: its value is not split into words."""

    text: str
    quoted: bool
    variable: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One word before expansion."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Operator:
    """A word of the grammar itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Redirection:
    """`2>&1`, `>&2`, or one of `>` `>>` `2>` `<` with a file."""

    operator: str
    target: Word | None


@dataclass(frozen=True, slots=True)
class Simple:
    """A program with its words."""

    words: tuple[Word, ...]
    redirections: tuple[Redirection, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A script in parentheses."""

    body: "Script"
    redirections: tuple[Redirection, ...]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Commands whose output feeds the next. negated: begins with `!`."""

    commands: tuple[Simple | Group, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A pipeline and what joins it to the one before: ";", "&&" or "||"."""

    joined_by: str
    pipeline: Pipeline


@dataclass(frozen=True, slots=True)
class Script:
    """Steps in order."""

    steps: tuple[Step, ...]


def parse(text: str) -> Script:
    """Read a whole script. Raises SyntaxProblemError."""
    parser = _Parser(_Lexer(text).tokens())
    script = parser.script(0)
    parser.finish()
    return script


class _Lexer:
    """Cuts text into words and operators."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0

    def tokens(self) -> list[Word | Operator]:
        found: list[Word | Operator] = []
        while self._at < len(self._text):
            if self._text[self._at] in BLANKS:
                self._at += 1
            elif self._text[self._at] == "#":
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
            else:
                found.append(self._operator() or self._word())
        return found

    def _operator(self) -> Operator | None:
        for operator in OPERATORS:
            if self._text.startswith(operator, self._at):
                self._at += len(operator)
                return Operator(operator)
        return None

    def _word(self) -> Word:
        pieces: list[Piece] = []
        while self._at < len(self._text):
            character = self._text[self._at]
            if character == "'":
                pieces.append(Piece(self._until("'"), quoted=True))
            elif character == '"':
                pieces.extend(self._double_quoted())
            elif character == "\\":
                pieces.append(Piece(self._text[self._at + 1 : self._at + 2], quoted=True))
                self._at += 2
            elif character == "$":
                pieces.append(self._variable(quoted=False))
            elif character in SPECIAL:
                break
            else:
                pieces.append(self._plain(SPECIAL))
        return Word(tuple(pieces))

    def _plain(self, stops: str) -> Piece:
        start = self._at
        while self._at < len(self._text) and self._text[self._at] not in stops:
            self._at += 1
        return Piece(self._text[start : self._at], quoted=False)

    def _until(self, quote: str) -> str:
        end = self._text.find(quote, self._at + 1)
        if end < 0:
            raise SyntaxProblemError("no closing quote")
        found = self._text[self._at + 1 : end]
        self._at = end + 1
        return found

    def _double_quoted(self) -> list[Piece]:
        self._at += 1
        pieces = [Piece("", quoted=True)]
        while self._at < len(self._text):
            character = self._text[self._at]
            if character == '"':
                self._at += 1
                return pieces
            if character == "\\" and self._text[self._at + 1 : self._at + 2] in ('"', "\\", "$", "`"):
                pieces.append(Piece(self._text[self._at + 1], quoted=True))
                self._at += 2
            elif character == "$":
                pieces.append(self._variable(quoted=True))
            elif character == "\\":
                pieces.append(Piece("\\", quoted=True))
                self._at += 1
            else:
                pieces.append(Piece(self._plain('"\\$').text, quoted=True))
        raise SyntaxProblemError("no closing quote")

    def _variable(self, *, quoted: bool) -> Piece:
        self._at += 1
        following = self._text[self._at : self._at + 1]
        if following == "{":
            return Piece(self._until("}"), quoted, variable=True)
        if following in ("?", "$", "#"):
            self._at += 1
            return Piece(following, quoted, variable=True)
        if following == "(":
            raise SyntaxProblemError("command substitution is not part of this shell")
        start = self._at
        while self._at < len(self._text) and (self._text[self._at].isalnum() or self._text[self._at] == "_"):
            self._at += 1
        if start == self._at:
            return Piece("$", quoted)
        return Piece(self._text[start : self._at], quoted, variable=True)


class _Parser:
    """Puts words and operators together."""

    def __init__(self, tokens: list[Word | Operator]) -> None:
        self._tokens, self._at = tokens, 0

    def finish(self) -> None:
        if self._at < len(self._tokens):
            raise SyntaxProblemError(f"unexpected '{self._peek() or 'word'}'")

    def script(self, depth: int) -> Script:
        if depth > DEPTH_LIMIT:
            raise SyntaxProblemError("too many parentheses")
        steps: list[Step] = []
        joined_by = ";"
        self._skip(SEPARATORS)
        while self._at < len(self._tokens) and self._peek() != ")":
            steps.append(Step(joined_by, self._pipeline(depth)))
            operator = self._peek()
            if operator in ("&&", "||"):
                joined_by = operator
                self._at += 1
                self._skip(("\n",))
            elif operator in SEPARATORS:
                joined_by = ";"
                self._skip(SEPARATORS)
            elif operator != ")" and self._at < len(self._tokens):
                raise SyntaxProblemError(f"unexpected '{operator or 'word'}'")
        return Script(tuple(steps))

    def _pipeline(self, depth: int) -> Pipeline:
        negated = self._tokens[self._at] == Word((Piece("!", quoted=False),))
        self._at += negated
        commands = [self._command(depth)]
        while self._peek() == "|":
            self._at += 1
            commands.append(self._command(depth))
        return Pipeline(tuple(commands), negated)

    def _command(self, depth: int) -> Simple | Group:
        if self._peek() == "(":
            self._at += 1
            body = self.script(depth + 1)
            if self._peek() != ")":
                raise SyntaxProblemError("no closing parenthesis")
            self._at += 1
            return Group(body, self._redirections())
        words: list[Word] = []
        redirections: list[Redirection] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if isinstance(token, Word):
                words.append(token)
                self._at += 1
            elif token.text in REDIRECTIONS:
                redirections.extend(self._redirections())
            else:
                break
        if not words and not redirections:
            raise SyntaxProblemError(f"unexpected '{self._peek() or 'end of file'}'")
        return Simple(tuple(words), tuple(redirections))

    def _redirections(self) -> tuple[Redirection, ...]:
        found: list[Redirection] = []
        while (operator := self._peek()) in REDIRECTIONS:
            self._at += 1
            target = None
            if "&" not in operator:
                target = self._target()
            found.append(Redirection(operator, target))
        return tuple(found)

    def _target(self) -> Word:
        if self._at < len(self._tokens):
            token = self._tokens[self._at]
            if isinstance(token, Word):
                self._at += 1
                return token
        raise SyntaxProblemError("a redirection without a file")

    def _peek(self) -> str:
        if self._at < len(self._tokens):
            token = self._tokens[self._at]
            if isinstance(token, Operator):
                return token.text
        return ""

    def _skip(self, operators: tuple[str, ...]) -> None:
        while self._peek() in operators and self._peek():
            self._at += 1
