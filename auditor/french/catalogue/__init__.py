"""The one catalogue of what the core says: English template → French template, a file for each field of work.

The report in French shows these words: after a release, another wording of one that a record can hold gives other
pages, and LAYOUT in auditor/report/edition.py must be raised, as for every change of its pages.

Whoever writes a new sentence adds it here, in the file it belongs to. Write ordinary blanks before « : » and inside
« »; they become no-break spaces. The kinds of slots stand in auditor/french/template.py.
"""

from collections.abc import Iterable, Mapping

from auditor.french.catalogue import (
    appfiles,
    banlist,
    issuing,
    keys,
    phones,
    reading,
    records,
    removal,
    shapes,
    signing,
    system,
    usage,
    work,
)


def merged(rooms: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The catalogue as a whole. Raises ValueError if one sentence stands in it twice with different words."""
    whole: dict[str, str] = {}
    for room in rooms:
        for english, french in room.items():
            if whole.setdefault(english, french) != french:
                raise ValueError(f"two French forms of {english!r}")
    return whole


SENTENCES = merged(
    room.SENTENCES
    for room in (
        appfiles,
        banlist,
        issuing,
        keys,
        phones,
        reading,
        records,
        removal,
        shapes,
        signing,
        system,
        usage,
        work,
    )
)
