"""How far one answer can be relied on: whole, refused, or broken; and why, in one sentence. Pure."""

from dataclasses import dataclass
from enum import Enum

from auditor.android.parse.device_policy import DevicePolicy
from auditor.android.parse.dump import PackagesDump
from auditor.android.parse.getprop import Properties
from auditor.android.parse.listing import PackageList
from auditor.android.parse.users import UserList
from auditor.model.evidence import Ending, RawAnswer
from auditor.model.text import visible

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
    refusal = _refusal(parsed)
    if refusal is not None:
        return Worth(Standing.REFUSED, f"the phone refused: {visible(refusal, MAX_WORDS)}")
    if parsed.problems:
        return Worth(
            Standing.BROKEN, f"the answer was not understood: {visible('; '.join(parsed.problems), MAX_WORDS)}"
        )
    if answer.exit_code != 0:
        return Worth(Standing.BROKEN, f"the phone ended the question with exit code {answer.exit_code}")
    return COMPLETE


def _refusal(parsed: Parsed) -> str | None:
    match parsed:
        case PackageList(packages=()) | PackagesDump(packages=()) | UserList(users=()):
            return parsed.refusal
        case DevicePolicy():
            return parsed.refusal
        case _:
            return None
