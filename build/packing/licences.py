"""Licences: each component of the package has one that was read and accepted, and its text goes into the package."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path, PurePath

import closure
import contents
from trouble import SetupError
from workbench import ROOT

from auditor import __version__

_TEXT_NAMES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")
# The wheels of Qt for Python bring no licence text.
_TEXTS = {"LGPL-3.0-only": ("LGPL-3.0.txt", "GPL-3.0.txt"), "Apache-2.0": ("Apache-2.0.txt",)}
_FOLDER = ROOT / "build" / "packing" / "texts"
_BOOTLOADER_LICENCE = "GPL-2.0-or-later WITH Bootloader-exception"


@dataclass(frozen=True)
class Component:
    """One thing that is handed out. licence: SPDX; kind: "python", "system", "part" or "own"."""

    name: str
    version: str
    licence: str
    text: str
    kind: str
    about: str = ""


def components(owners: Iterable[str]) -> tuple[Component, ...]:
    """The owners of the package's files with their licences, sorted. Raises SetupError for one that nobody accepted."""
    return tuple(sorted((_component(owner) for owner in set(owners)), key=lambda one: one.name.lower()))


def check_packages(names: Iterable[str]) -> list[str]:
    """One sentence for each Python package whose licence is not in the accepted list."""
    accepted = contents.accepted().licences
    told = {name: _packages().get(name) for name in names}
    return [
        f"{name} is under {package['License'] if package else 'no licence that could be read'}, which is not accepted: "
        f"read its terms and add it to build/packing/{contents.LIST.name}."
        for name, package in sorted(told.items())
        if package is None or package["License"] not in accepted
    ]


def _component(owner: str) -> Component:
    known = contents.accepted()
    part = next((one for one in known.parts if one.name == owner), None)
    if part is not None:
        return Component(part.name, part.version, part.licence, _read(part.text), "part", part.about)
    if owner == contents.OWN:
        return Component(owner, __version__, "Apache-2.0", _read(ROOT / "LICENSE"), "own")
    if owner == contents.PYTHON:
        # Where Python's own installers put it (on Unix, on Windows), and where Debian does.
        places = (Path(sysconfig.get_paths()["stdlib"]), Path(sys.base_prefix))
        text = _read(*(place / "LICENSE.txt" for place in places), Path("/usr/share/doc/python3/copyright"))
        return Component(owner, sys.version.split()[0], "PSF-2.0", text, "part", "The interpreter and its library.")
    if owner == contents.BOOTLOADER:
        text = "\n\n".join(_brought("pyinstaller"))
        return Component(owner, _packages()["pyinstaller"]["Version"], _BOOTLOADER_LICENCE, text, "python")
    return _system(owner) if owner in known.system else _python(owner)


def _system(owner: str) -> Component:
    done = subprocess.run(["dpkg-query", "-W", "-f=${Version}", owner], capture_output=True, text=True, check=False)
    text = _read(Path("/usr/share/doc", owner, "copyright"))
    return Component(owner, done.stdout or "unknown", contents.accepted().system[owner], text, "system")


def _python(owner: str) -> Component:
    if complaints := check_packages([owner]):
        raise SetupError(complaints[0])
    package = _packages()[owner]
    spdx = contents.accepted().licences[package["License"]]
    texts = _brought(owner) or [_read(_FOLDER / name) for name in _TEXTS.get(spdx, ())]
    if not texts:
        raise SetupError(f"{owner} brings no licence text, and build/packing/texts has none for {spdx}.")
    return Component(owner, package["Version"], spdx, "\n\n".join(texts), "python")


def _brought(owner: str) -> list[str]:
    """The licence and notice texts that a package's own metadata holds, those of what it bundles included."""
    told = distribution(owner)
    files = (file for file in told.files or () if ".dist-info" in file.parts[0] and _is_text(file))
    return [Path(str(told.locate_file(file))).read_text(encoding="utf-8", errors="replace") for file in sorted(files)]


def _is_text(file: PurePath) -> bool:
    return "licenses" in file.parts or file.name.upper().startswith(_TEXT_NAMES)


@cache
def _packages() -> Mapping[str, Mapping[str, str]]:
    """What pip-licenses reads of every package of this environment, by canonical name."""
    command = [sys.executable, "-m", "piplicenses", "--format=json", "--from=mixed", "--with-system"]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {closure.canonical(package["Name"]): package for package in told}


def _read(*places: Path) -> str:
    for place in places:
        if place.is_file():
            return place.read_text(encoding="utf-8", errors="replace")
    raise SetupError(f"The licence text {places[0]} is missing.")


def notice(found: tuple[Component, ...]) -> str:
    """The NOTICE file: what is inside, under which terms, and how Qt can be replaced."""
    rows = [f"  {one.name} {one.version} - {one.licence}" for one in found if one.kind != "own"]
    return "\n".join((_NOTICE, *rows, ""))


def texts(found: tuple[Component, ...]) -> str:
    """All licence texts in one file, each under its component's name; equal texts stand once."""
    by_text: dict[str, list[Component]] = {}
    for one in found:
        by_text.setdefault(one.text.strip(), []).append(one)
    rule = "=" * 100
    heads = (", ".join(f"{one.name} {one.version} ({one.licence})" for one in group) for group in by_text.values())
    return "".join(f"{rule}\n{head}\n{rule}\n\n{text}\n\n\n" for head, text in zip(heads, by_text, strict=True))


_NOTICE = """\
Fieldcheck
Copyright of its authors; licensed under the Apache License, version 2.0 (LICENCES.txt).

This package contains Qt 6 and Qt for Python (PySide6, shiboken6) under the GNU Lesser General Public License, version
3. They are not changed; the Unicode data beside them (ICU, under its own licence) are cut down to the program's two
languages. They lie as separate shared libraries in _internal/PySide6 and _internal/shiboken6 of the folder: you may
replace them there by your own build of the same version, by copying it over the file of the same name, and the program
will use yours. Nothing checks these files when it starts; only MANIFEST.sha256 will rightly name what you replaced.
Where the program came as one file, ask its publisher for the folder. Their source is published by The Qt Company for
the version named below; on request the publisher of this package passes it on for at least three years. Nothing in
Fieldcheck's terms keeps you from changing these libraries for your own use, or from reverse engineering to find faults
in such changes.

The adb program is the Android Open Source Project's, under the Apache License, version 2.0, unchanged; its digest is
checked at every start.

What is inside, and under which terms (the texts are in LICENCES.txt, the digests in SBOM.cdx.json):
"""
