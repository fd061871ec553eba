"""The global options as one value, and the argument that argparse alone would misread."""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.cli.words import Words


@dataclass(frozen=True, slots=True)
class Face:
    """How this run answers: in which language, and whether for a machine."""

    words: Words
    json: bool


def explicit_practice(arguments: Sequence[str], names: tuple[str, ...]) -> list[str]:
    """Give `--practice` its default name when the word after it is a command and not a practice phone."""
    result: list[str] = []
    known = {*names, "all"}
    for index, argument in enumerate(arguments):
        following = arguments[index + 1] if index + 1 < len(arguments) else ""
        bare = argument == "--practice" and following not in known
        result.append(f"--practice={names[0]}" if bare else argument)
    return result
