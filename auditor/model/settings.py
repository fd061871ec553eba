"""Settings: what an operator chose once for every later run, and what holds until then."""

import re
from dataclasses import dataclass
from enum import Enum

# The list's first policy: the order that the program was made for.
USUAL_POLICIES = ("ca-gc",)
# A name is printed on the cover of the report; longer text is a slip or an attack on the layout.
MAX_OPERATOR = 120
# What browsers and proxies still carry; a longer address is a mistake.
MAX_ADDRESS = 2048
_ADDRESS = re.compile(r"https?://[!-.0-~]+(/[!-~]*)?")


class Language(Enum):
    """A language of the screen, of the answers and of the report."""

    EN = "en"
    FR = "fr"


class Theme(Enum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """The operator's choices; each default is what holds while nothing was chosen.

    policies: ids that an audit uses if it names none. operator: None: the name of the computer's account.
    language: None: the command line answers in English, the window in the computer's language.
    timestamp_server: address of a time-stamp service (RFC 3161) inside the site, None: reports carry no time-stamp.
    Raises ValueError, naming the field, for a value that could not be used.
    """

    policies: tuple[str, ...] = USUAL_POLICIES
    operator: str | None = None
    language: Language | None = None
    theme: Theme = Theme.SYSTEM
    timestamp_server: str | None = None

    def __post_init__(self) -> None:
        """Refuse what could not be used."""
        if not self.policies or not all(self.policies):
            raise ValueError("policies: must name at least one policy")
        if self.operator is not None and operator_name(self.operator) != self.operator:
            raise ValueError(f"operator: must be printable text of 1 to {MAX_OPERATOR} characters")
        if self.timestamp_server is not None and not _is_address(self.timestamp_server):
            raise ValueError("timestamp_server: must be an address that begins with http:// or https://")


def operator_name(text: str) -> str | None:
    """The text as an operator's name, without odd spaces; None if it is empty, too long or not printable."""
    plain = " ".join(text.split())
    return plain if plain and len(plain) <= MAX_OPERATOR and plain.isprintable() else None


def _is_address(text: str) -> bool:
    return len(text) <= MAX_ADDRESS and _ADDRESS.fullmatch(text) is not None
