"""Questions put to one phone, one after the other, each answer kept before anything reads it; and when to give up."""

from collections.abc import Callable
from dataclasses import dataclass

from auditor.android.commands import Command, ReadCommand
from auditor.android.transport import Transport
from auditor.model.evidence import Ending, Evidence, RawAnswer
from auditor.model.reading import Progress
from auditor.ports import AnswerKeeper, Report, Stop

# A phone that leaves two questions without an end is not waited for a third time.
MAX_TIMED_OUT = 2


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an answer may take as a whole, in seconds. `pm` took 1.2 s on Android 7; a dump is megabytes."""

    question: float = 60.0
    dump: float = 120.0
    change: float = 90.0
    # A gigabyte over USB 2.0 takes about a minute, over a poor cable several.
    copy: float = 900.0


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its time limit, and what it is about for the person who waits."""

    command: ReadCommand
    seconds: float
    doing: str


class Interview:
    """One sitting of questions. After the phone was lost nothing more is asked."""

    def __init__(self, transport: Transport, keeper: AnswerKeeper, report: Report, stop: Stop) -> None:
        self._transport = transport
        self._keeper = keeper
        self._report = report
        self._stop = stop
        self._timed_out = 0
        self._lost = False
        self._asked = 0
        self.expected: int | None = None
        self.heard = False
        self.evidence: list[Evidence] = []

    @property
    def unwilling(self) -> str | None:
        """Why nothing more is asked, or None."""
        if self._lost:
            return "the phone was lost before it could be asked"
        if self._timed_out >= MAX_TIMED_OUT:
            return f"the phone had left {self._timed_out} questions without an answer before"
        return None

    def ask(self, question: Question) -> RawAnswer | None:
        """Ask unless the phone was given up: then None. Raises CancelledError, and RecordsError of the keeper."""
        if self.unwilling is not None:
            return None
        self._report(Progress(question.doing, self._asked, self.expected))
        answer = self._transport.ask(question.command, question.seconds, self._stop)
        self._asked += 1
        self.evidence.append(self._keeper.keep(answer))
        self.heard = self.heard or bool(answer.stdout)
        self._lost = answer.ending is Ending.LOST
        self._timed_out += answer.ending is Ending.TIMED_OUT
        return answer


def ask_once(
    transport: Transport, keeper: AnswerKeeper, command: Command, seconds: float, stop: Callable[[], bool]
) -> tuple[RawAnswer, Evidence]:
    """Put one command outside of an interview; the answer is kept before it is returned."""
    answer = transport.ask(command, seconds, stop)
    return answer, keeper.keep(answer)
