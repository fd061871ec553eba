"""Qt's Unicode data cut down to what the window uses: 32 MB of every language and encoding become about 3 MB.

Qt asks ICU for the order of words (QCollator) and for names of time zones and encodings. The window speaks English and
French, so that everything else is dead weight in a package that is handed out on sticks. ICU falls back to its root
data for what is not there. The tools are ICU's own (icupkg, Debian's icu-devtools) and binutils.
"""

from __future__ import annotations

import fnmatch
import re
import shutil
import tempfile
from pathlib import Path

from tools import said
from trouble import SetupError

# Names of units, currencies, languages and regions; numbers in words; transliteration; other alphabets' encodings;
# dictionaries that find words in Thai, Khmer, Chinese; spoof checks and rules of text preparation.
DROPPED = (
    *("unit/*", "curr/*", "lang/*", "region/*", "rbnf/*", "translit/*", "*.cnv", "brkitr/*.dict", "brkitr/*.nn"),
    *("brkitr/*.res", "*.spp", "*.cfu"),
)
# Of data that is by language: everything but these.
BY_LANGUAGE = ("coll/*.res", "zone/*.res", "*.res")
KEPT_LANGUAGES = re.compile(r"(.*/)?(root|en|en_CA|fr|fr_CA|res_index|pool|ucadata|tzdbNames)\.(res|icu)")
# Tables that are no language's: supplementalData.res, timezoneTypes.res, ... begin with these.
NO_LANGUAGE = re.compile(r"[a-z]+[A-Z]\w+\.res|(metadata|windowsZones|zoneinfo64|pool|plurals|likelySubtags)\.res")
_SYMBOL = re.compile(r"(icudt\d+_dat)\s*$", re.MULTILINE)
_SOURCE = """\
.section .note.GNU-stack,"",@progbits
.section .rodata
.balign 16
.globl {symbol}
.type {symbol}, @object
{symbol}:
.incbin "{data}"
.size {symbol}, . - {symbol}
"""


def cut_down(library: Path) -> None:
    """Replace a libicudata.so.N by a smaller one of the same name and symbol. Raises SetupError."""
    with tempfile.TemporaryDirectory(prefix="fieldcheck-icu-") as place:
        made = _rebuilt(library, Path(place))
        shutil.copyfile(made, library)


def unwanted(name: str) -> bool:
    """Whether an item of the data is not needed."""
    if any(fnmatch.fnmatchcase(name, pattern) for pattern in DROPPED):
        return True
    by_language = any(fnmatch.fnmatchcase(name, pattern) for pattern in BY_LANGUAGE)
    return by_language and not KEPT_LANGUAGES.fullmatch(name) and not NO_LANGUAGE.fullmatch(name)


def _rebuilt(library: Path, place: Path) -> Path:
    symbol = _symbol(library)
    # icupkg takes the last letter for the byte order: l for little-endian.
    data = place / f"{symbol.removesuffix('_dat')}l.dat"
    said("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(data))
    names = said("icupkg", "-l", str(data)).split()
    gone = place / "gone.txt"
    gone.write_text("".join(f"{name}\n" for name in names if unwanted(name)), encoding="utf-8")
    said("icupkg", "-r", str(gone), str(data))
    source, plain, made = place / "data.s", place / "data.o", place / library.name
    source.write_text(_SOURCE.format(symbol=symbol, data=data), encoding="utf-8")
    said("as", "-o", str(plain), str(source))
    options = ["-shared", "--strip-all", "--soname", library.name, "--hash-style=gnu", "--build-id=none"]
    said("ld", *options, "-z", "noexecstack", "-o", str(made), str(plain))
    return made


def _symbol(library: Path) -> str:
    found = _SYMBOL.search(said("readelf", "-W", "--dyn-syms", str(library)))
    if found is None:
        raise SetupError(f"{library.name} holds no ICU data that this version of the build knows.")
    return found[1]
