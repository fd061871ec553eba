"""What every command works with."""

from dataclasses import dataclass

from auditor.app import Workplace
from auditor.cli.options import Face
from auditor.workflow.signers import Ask


@dataclass(frozen=True, slots=True)
class Context:
    """The workplace, how to answer, and who answers when a passphrase is needed."""

    workplace: Workplace
    face: Face
    ask: Ask
