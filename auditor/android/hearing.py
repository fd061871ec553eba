"""How far one answer can be relied on: whole, refused, or broken; and why, in one sentence. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from auditor.android.parse.device_policy import DevicePolicy
from auditor.android.parse.dump import PackagesDump
from auditor.android.parse.getprop import Properties
from auditor.android.parse.listing import PackageList
from auditor.android.parse.text import decode, first_refusal
from auditor.android.parse.users import UserList
from auditor.model.evidence import Ending, RawAnswer
from auditor.model.text import visible

# An error is told in the first lines; a stack trace goes on for some kilobytes.
MAX_ERRORS = 16_384
# On the error channel a phone may also warn of things that touch nothing ("WARNING: linker: …"); these words do.
_ERROR = re.compile(r"error|exception|fail|denied|can't|killed|aborted|timed out", re.IGNORECASE)
# A gap's reason quotes at most this much of the phone's words.
MAX_WORDS = 300
_ENDINGS = {
    Ending.CUT: "the answer was cut short",
    Ending.TIMED_OUT: "the phone did not finish its answer in time",
    Ending.TOO_LARGE: "the answer was larger than any phone's should be, and was not read to its end",
    Ending.LOST: "the phone was lost while it was asked",
    Ending.REFUSED: "the phone refused to be asked",
}
Parsed = Properties | UserList | PackagesDump | PackageList | DevicePolicy


class Standing(Enum):
    """What an answer is worth. NOT_ASKED: the question was not put."""

    COMPLETE = "complete"
    REFUSED = "refused"
    BROKEN = "broken"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Worth:
    """The standing of one answer, and why it is not COMPLETE: a clause without a capital or a full stop."""

    standing: Standing
    why: str = ""

    @property
    def complete(self) -> bool:
        """Whether the answer is the whole truth, as the phone tells it."""
        return self.standing is Standing.COMPLETE

    @property
    def refused(self) -> bool:
        """Whether the phone declined to answer, as opposed to answering badly."""
        return self.standing is Standing.REFUSED


COMPLETE = Worth(Standing.COMPLETE)


def not_asked(why: str) -> Worth:
    """The worth of a question that was not put."""
    return Worth(Standing.NOT_ASKED, why)


def worth(answer: RawAnswer, parsed: Parsed) -> Worth:
    """Judge an answer. Refused only when it told nothing else: a refusal amid other words is a broken answer."""
    if answer.ending is Ending.REFUSED:
        return Worth(Standing.REFUSED, _ENDINGS[Ending.REFUSED])
    if answer.ending is not Ending.COMPLETE:
        return Worth(Standing.BROKEN, _ENDINGS[answer.ending])
    errors = [line for line in decode(answer.stderr[:MAX_ERRORS]).splitlines() if _ERROR.search(line)]
    refusal = _refusal(parsed, errors)
    if refusal is not None:
        return Worth(Standing.REFUSED, f"the phone refused: {visible(refusal, MAX_WORDS)}")
    why = _trouble(answer, parsed, errors)
    return COMPLETE if why is None else Worth(Standing.BROKEN, why)


def _trouble(answer: RawAnswer, parsed: Parsed, errors: list[str]) -> str | None:
    if parsed.problems:
        return f"the answer was not understood: {'; '.join(_whole(parsed.problems))}"
    if errors:
        return f"the phone reported an error: {visible(errors[0], MAX_WORDS)}"
    if answer.exit_code != 0:
        return f"the phone ended the question with exit code {answer.exit_code}"
    return None


def _whole(problems: Sequence[str]) -> Iterator[str]:
    """The first problems, each to its end: half a sentence could not be said in another language."""
    room = MAX_WORDS
    for number, problem in enumerate(problems):
        told = visible(problem, MAX_WORDS)
        room -= len(told)
        if number and room < 0:
            yield "and others like these"
            return
        yield told


def _refusal(parsed: Parsed, errors: list[str]) -> str | None:
    match parsed:
        case (
            PackageList(packages=())
            | PackagesDump(packages=())
            | UserList(users=())
            | DevicePolicy(administrators=None)
        ):
            return parsed.refusal or first_refusal(errors)
        case _:
            return None
