"""Packaging: python3 build/dev.py package [options], and verify-release FOLDER. Runs in the project's environment."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import archive
import contents
import deb
import freeze
import icu
import licences
import release
import sbom
import search_paths
import tools
from edition import Department, put_in
from trouble import SetupError
from workbench import ROOT

from auditor import __version__
from auditor.model.audit import UsedBanList

DIST = ROOT / "dist"


@dataclass(frozen=True)
class Wanted:
    """What is to be made, and where."""

    out: Path
    department: Department
    one_file: bool
    deb: bool
    zip: bool


def main(arguments: list[str]) -> int:
    """Run one of the two commands and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "verify-release":
            return verify(Path(options.folder).absolute(), _department(options))
        out = Path(options.out).absolute()
        return package(Wanted(out, _department(options), options.one_file, options.deb, options.zip))
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def package(wanted: Wanted) -> int:
    """Make the folder, and on request the one-file program, the Debian package and a zip."""
    folder, used, moment = build(wanted.out / "fieldcheck", wanted.department)
    whole = release.write_manifest(folder)
    freeze.settle_times(folder, moment)
    print(f"{folder}\n  ban list edition {used.edition} of {used.publisher}\n  manifest SHA-256 {whole}")
    print(f"  {_size(folder)} MB")
    if wanted.one_file:
        _tell(_one_file(folder, wanted.out, moment))
    if wanted.deb:
        _tell(deb.build(folder, wanted.out, moment))
    if wanted.zip:
        name = f"fieldcheck-{__version__}-{platform.system().lower()}-{platform.machine().lower()}.zip"
        _tell(archive.pack(folder, wanted.out / name, moment))
    return 0


def _one_file(folder: Path, out: Path, moment: datetime) -> Path:
    made = freeze.freeze(freeze.WORK / "resources", moment, finished=folder).folder
    ending = ".exe" if sys.platform == "win32" else ""
    target = out / f"fieldcheck-{__version__}-onefile{ending}"
    shutil.copy2(made / f"fieldcheck{ending}", target)
    os.utime(target, (moment.timestamp(), moment.timestamp()))
    return target


def _tell(made: Path) -> None:
    print(f"{made}\n  SHA-256 {release.file_digest(made)}\n  {made.stat().st_size / 1e6:.1f} MB")


def build(target: Path, department: Department) -> tuple[Path, UsedBanList, datetime]:
    """Freeze the program into a folder, with its licences and its bill of materials; nothing without an owner."""
    tools.need()
    resources = freeze.lay_out_resources(freeze.WORK / "resources")
    used = put_in(resources, department)
    # The moment that the package's files carry: the issue of its ban list, which every build of this edition knows.
    moment = used.issued
    frozen = freeze.freeze(resources, moment)
    if sys.platform.startswith("linux"):
        for library in frozen.folder.rglob("libicudata.so.*"):
            icu.cut_down(library)
        search_paths.settle(frozen.folder)
    owners = contents.Owners(_site(frozen.python), freeze.WORK)
    files: dict[str, list[str]] = {}
    for entry in contents.entries(freeze.WORK / "folder-work" / "fieldcheck"):
        files.setdefault(owners.owner(entry), []).append(entry.name)
    contents.check_whole(files[contents.OWN])
    found = licences.components(files)
    _write(frozen.folder / "NOTICE.txt", licences.notice(found))
    _write(frozen.folder / "LICENCES.txt", licences.texts(found))
    _write(frozen.folder / "SBOM.cdx.json", sbom.bill(found, used, _single(frozen.folder, files), moment))
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(frozen.folder, target, symlinks=True)
    _bundle(frozen.folder.parent, target.parent)
    return target, used, moment


def _bundle(made: Path, out: Path) -> None:
    """What macOS starts by a double click lies beside the folder."""
    for bundle in made.glob("*.app"):
        shutil.copytree(bundle, out / bundle.name, symlinks=True, dirs_exist_ok=True)


def verify(folder: Path, department: Department) -> int:
    """Build anew from this checkout and compare; say each file that differs. 0 only if nothing does."""
    lines = [f"{line} (by its own manifest)" for line in release.manifest_differences(folder)]
    with tempfile.TemporaryDirectory(prefix="fieldcheck-verify-") as place:
        ours, _used, _moment = build(Path(place) / "fieldcheck", department)
        lines += release.differences(release.digests(folder), release.digests(ours))
        print(f"the release  {release.whole(folder)}\nthis build   {release.whole(ours)}")
    print("\n".join(lines) or "The two are identical: no file differs.")
    return 1 if lines else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description="Make the package that a department hands out.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    make = commands.add_parser("package", help="make the package")
    make.add_argument("--out", default=str(DIST), metavar="FOLDER", help="where it goes (default: dist)")
    make.add_argument("--one-file", action="store_true", help="also make the program as one file")
    make.add_argument("--zip", action="store_true", help="also make a zip of the folder")
    make.add_argument("--deb", action="store_true", help="also make the Debian package")
    check = commands.add_parser("verify-release", help="build anew and name what differs from a release")
    check.add_argument("folder", metavar="FOLDER")
    for one in (make, check):
        one.add_argument("--publisher-key", metavar="PUBLISHER.toml", help="the department's publisher instead of ours")
        one.add_argument("--banlist", metavar="EDITION.json", help="its ban list; the .sig lies beside it")
        one.add_argument(
            "--trust", metavar="ROOT.pem", action="append", default=[], help="a root that reports may have"
        )
        one.add_argument("--config", metavar="SETTINGS.json", help="defaults: policies, language, operator")
    return parser


def _department(options: argparse.Namespace) -> Department:
    return Department(
        publisher=Path(options.publisher_key) if options.publisher_key else None,
        ban_list=Path(options.banlist) if options.banlist else None,
        roots=tuple(map(Path, options.trust)),
        config=Path(options.config) if options.config else None,
    )


def _site(python: Path) -> Path:
    home = python.parent.parent
    found = [home / "Lib" / "site-packages", *home.glob("lib/python3*/site-packages")]
    return next(path for path in found if path.is_dir())


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _single(folder: Path, files: Mapping[str, list[str]]) -> dict[str, str]:
    """Component → SHA-256 of its file, for those that are one file of the package."""
    alone = {owner: folder / "_internal" / names[0] for owner, names in files.items() if len(names) == 1}
    return {owner: release.file_digest(path) for owner, path in alone.items() if path.is_file()}


def _size(folder: Path) -> str:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return f"{sum(path.stat().st_size for path in files) / 1e6:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
