"""What the ban list's tests share: a small good edition, its publisher, and the clock of the museum."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from museum.make_banlists import KEY, PUBLISHER, as_bytes, base, sign

from auditor.banlist.read import read_edition
from auditor.banlist.signature import Publisher
from auditor.model.policy import BanList

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Signed:
    """A good edition, signed."""

    data: bytes
    signature: bytes
    publisher: Publisher


@pytest.fixture
def signed() -> Signed:
    data = as_bytes(base())
    return Signed(data, sign(data, KEY), PUBLISHER)


@pytest.fixture
def good_list() -> BanList:
    return read_edition(as_bytes(base()))


@pytest.fixture
def resources() -> Path:
    return ROOT / "resources"
