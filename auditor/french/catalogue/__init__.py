"""The one catalogue of what the core says: English template → French template, a file for each field of work.

The report in French shows these words: after a release, another wording of one that a record can hold gives other
pages, and LAYOUT in auditor/report/edition.py must be raised, as for every change of its pages.

Whoever writes a new sentence adds it here, in the file it belongs to. Write ordinary blanks before « : » and inside
« »; they become no-break spaces. The kinds of slots stand in auditor/french/template.py.
"""

from collections.abc import Iterable, Mapping

from auditor.french.catalogue.appfiles import SENTENCES as APPFILES
from auditor.french.catalogue.banlist import SENTENCES as BANLIST
from auditor.french.catalogue.issuing import SENTENCES as ISSUING
from auditor.french.catalogue.keys import SENTENCES as KEYS
from auditor.french.catalogue.phones import SENTENCES as PHONES
from auditor.french.catalogue.reading import SENTENCES as READING
from auditor.french.catalogue.records import SENTENCES as RECORDS
from auditor.french.catalogue.removal import SENTENCES as REMOVAL
from auditor.french.catalogue.shapes import SENTENCES as SHAPES
from auditor.french.catalogue.signing import SENTENCES as SIGNING
from auditor.french.catalogue.system import SENTENCES as SYSTEM
from auditor.french.catalogue.usage import SENTENCES as USAGE
from auditor.french.catalogue.work import SENTENCES as WORK


def merged(rooms: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The catalogue as a whole. Raises ValueError if one sentence stands in it twice with different words."""
    whole: dict[str, str] = {}
    for room in rooms:
        for english, french in room.items():
            if whole.setdefault(english, french) != french:
                raise ValueError(f"two French forms of {english!r}")
    return whole


SENTENCES = merged(
    (APPFILES, BANLIST, ISSUING, KEYS, PHONES, READING, RECORDS, REMOVAL, SHAPES, SIGNING, SYSTEM, USAGE, WORK)
)
