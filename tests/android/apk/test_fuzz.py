"""Readers of APK parts against changed samples: a while in every run, long in the soak; and all that was ever found."""

import os
import zlib
from pathlib import Path

import pytest

from support.fuzz import broken_promise, fuzz

from .readers import READERS, seeds

MUSEUM = Path(__file__).resolve().parents[2] / "museum" / "apk"
FOUND = sorted(MUSEUM.glob("*.bin"))
A_WHILE = 1.0
# For each reader; the soak is given ten minutes by FUZZ_SECONDS=600.
LONG = float(os.environ.get("FUZZ_SECONDS", "30"))


def tried(name, seconds, seed):
    count, finds = fuzz(READERS[name], seeds()[name], seconds, seed)
    for find in finds:
        MUSEUM.mkdir(exist_ok=True)
        (MUSEUM / find.file_name).write_bytes(find.data)
    assert [(find.promise, find.file_name) for find in finds] == []
    return count


@pytest.mark.parametrize("name", READERS)
def test_a_good_sample_is_read(name):
    for sample in seeds()[name]:
        READERS[name].read(sample)


@pytest.mark.parametrize("name", READERS)
def test_changed_samples_break_no_promise(name):
    assert tried(name, A_WHILE, zlib.crc32(name.encode())) > 20


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_changed_samples_break_no_promise_for_long(name, record_property):
    seed = int.from_bytes(os.urandom(4))
    record_property("tried", f"{name}: {tried(name, LONG, seed)} changed samples in {LONG:.0f} s, seed {seed}")


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_whatever_was_found_once_breaks_no_promise_any_more(path):
    reader = READERS[path.name.rsplit("-", 1)[0]]
    assert broken_promise(reader, path.read_bytes()) is None
