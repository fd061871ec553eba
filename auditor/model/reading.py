"""One reading of a phone: everything it told in answer to the questions, and what it did not."""

from dataclasses import dataclass
from datetime import datetime

from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.finding import Gap, Note
from auditor.model.package import InstalledPackage, UserProfile


@dataclass(frozen=True, slots=True)
class Reading:
    """The inventory of one phone at one time. packages are sorted by name; users by id."""

    device: Device
    users: tuple[UserProfile, ...]
    packages: tuple[InstalledPackage, ...]
    gaps: tuple[Gap, ...]
    notes: tuple[Note, ...]
    evidence: tuple[Evidence, ...]
    started: datetime
    finished: datetime

    def package(self, name: str) -> InstalledPackage | None:
        """The package of that name, or None."""
        return next((package for package in self.packages if package.name == name), None)

    def user(self, user_id: int) -> UserProfile | None:
        """The user of that id, or None."""
        return next((user for user in self.users if user.user_id == user_id), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work has come. total None: not known yet."""

    doing: str
    done: int
    total: int | None
