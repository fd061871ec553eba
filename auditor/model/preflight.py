"""Pre-flight: what can be done about one app for one user, known before anything is planned."""

from dataclasses import dataclass
from enum import Enum

from auditor.model.policy import Bilingual
from auditor.model.role import Role


class Feasibility(Enum):
    """What a removal could do with an app for one user."""

    REMOVABLE = "can be removed"
    DISABLE_ONLY = "can only be disabled"
    BY_OWNER = "must be removed on the phone by its owner"
    UNTOUCHABLE = "must not be touched"


@dataclass(frozen=True, slots=True)
class Preflight:
    """One app, one user. roles: what the app does on the phone that speaks against removing it; warnings: what the
    operator should know before; steps: what the owner does on the phone, in order, when only the owner can.

    preinstalled: it came with the phone, so that it is touched only as the operator chose; None: not known.
    source: where the reason of an UNTOUCHABLE app is told, empty for the others.
    """

    package: str
    user_id: int
    feasibility: Feasibility
    why: Bilingual
    warnings: tuple[Bilingual, ...]
    steps: tuple[Bilingual, ...]
    roles: tuple[Role, ...] = ()
    preinstalled: bool | None = None
    source: str = ""

    @property
    def permits(self) -> bool:
        """Whether a removal plan may touch the app for this user at all."""
        return self.feasibility in (Feasibility.REMOVABLE, Feasibility.DISABLE_ONLY)
