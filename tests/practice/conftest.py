"""Practice phones behind a private adb server of the real program."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from auditor.practice.blueprint import Blueprint
from auditor.practice.journal import Journal
from auditor.practice.machine import Machine, Programs
from auditor.practice.people import blueprint_of
from auditor.practice.state import PhoneState
from support.adbrig import Rig

StartRig = Callable[..., Rig]
Bare = Callable[[str | Blueprint], tuple[Machine, Programs]]


@pytest.fixture
def start_rig() -> Iterator[StartRig]:
    """Starts rigs that end with the test."""
    with contextlib.ExitStack() as stack:

        def start(*phones: str | Blueprint, folder: Path | None = None, connect: bool = True) -> Rig:
            return stack.enter_context(Rig(*phones, folder=folder, connect=connect))

        yield start


@pytest.fixture
def bare() -> Bare:
    """A phone's programs without any connection, for tests of many steps."""

    def build(phone: str | Blueprint) -> tuple[Machine, Programs]:
        blueprint = blueprint_of(phone) if isinstance(phone, str) else phone
        machine = Machine(PhoneState(blueprint), Journal(None))
        return machine, Programs(machine)

    return build
