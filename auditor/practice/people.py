"""The practice phones by name."""

from collections.abc import Callable

from auditor.practice.blueprint import Blueprint
from auditor.practice.people_director import director
from auditor.practice.people_generic import VERSIONS, generic, hostile
from auditor.practice.people_manager import manager
from auditor.practice.people_others import analyst, courier

DEFAULT = "manager"
PEOPLE: dict[str, Callable[[], Blueprint]] = {
    "manager": manager,
    "courier": courier,
    "analyst": analyst,
    "director": director,
}
"""The phones of demo and training, the default one first."""


def names() -> tuple[str, ...]:
    """The phones that people practise on."""
    return tuple(PEOPLE)


def blueprint_of(name: str) -> Blueprint:
    """The phone called name: of PEOPLE, `android7` to `android17`, or `hostile`. Raises KeyError."""
    if name in PEOPLE:
        return PEOPLE[name]()
    if name == "hostile":
        return hostile()
    by_version = {f"android{version}": version for version in VERSIONS}
    return generic(by_version[name])
