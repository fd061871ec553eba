"""What every command works with."""

import getpass
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.cli.options import Face

if TYPE_CHECKING:
    from auditor.app import Workplace
    from auditor.workflow.signers import Ask


@dataclass(frozen=True, slots=True)
class Context:
    """The workplace, how to answer, and who answers when a passphrase is needed."""

    workplace: "Workplace"
    face: Face
    ask: "Ask"

    def operator(self, named: str | None) -> str:
        """Who acts: as named on the command line, else as the settings say, else the account's name."""
        return named or self.workplace.settings.operator or getpass.getuser()
