from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from auditor.model.custody import EntryKind
from auditor.records.custody import ORIGIN, Sealed, chain_problems, seal
from support import build


def chain(length):
    entries, previous = [], ORIGIN
    for number in range(1, length + 1):
        entry = seal(Sealed(number, build.NOW, EntryKind.ANSWER_KEPT, "2026-0001-abcd", f'{{"n":{number}}}', previous))
        entries.append(entry)
        previous = entry.digest
    return entries


def test_an_untouched_chain_has_no_problem():
    assert chain_problems(chain(5)) == ()
    assert chain_problems([]) == ()


@given(
    length=st.integers(1, 6),
    victim=st.integers(0, 5),
    change=st.sampled_from(["body", "kind", "case_id", "at", "previous", "digest"]),
)
def test_any_change_of_any_entry_is_found(length, victim, change):
    entries = chain(length)
    index = victim % length
    values = {
        "body": '{"n":99}',
        "kind": EntryKind.CASE_OPENED,
        "case_id": None,
        "at": build.NOW.replace(year=2025),
        "previous": "1" * 64,
        "digest": "2" * 64,
    }
    entries[index] = replace(entries[index], **{change: values[change]})
    assert any(f"{index + 1}" in problem for problem in chain_problems(entries))


def test_a_missing_entry_is_named():
    entries = chain(4)
    del entries[1]
    assert chain_problems(entries) == ("Entry 2 is missing: the next one kept is 3.",)
    (only, *_) = chain_problems(chain(3)[1:])
    assert "Entry 1 is missing" in only


def test_an_entry_resealed_after_a_change_no_longer_links():
    entries = chain(3)
    second = entries[1]
    forged = seal(Sealed(2, second.at, second.kind, second.case_id, "{}", second.previous))
    problems = chain_problems([entries[0], forged, entries[2]])
    assert problems == ("Entry 3 does not follow entry 2: one of them was replaced.",)
