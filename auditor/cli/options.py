"""The global options as one value, and the argument that argparse alone would misread."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from auditor.cli.words import Words


@dataclass(frozen=True, slots=True)
class Face:
    """How this run answers: in which language, and whether for a machine."""

    words: Words
    json: bool


def explicit_practice(arguments: Sequence[str], first: str, commands: Collection[str]) -> list[str]:
    """Give `--practice` its default name when what follows is a command, an option or nothing, and so no phone."""
    result: list[str] = []
    for index, argument in enumerate(arguments):
        following = arguments[index + 1] if index + 1 < len(arguments) else "-"
        bare = argument == "--practice" and (following in commands or following.startswith("-"))
        result.append(f"--practice={first}" if bare else argument)
    return result
