"""What is ready for Windows says the version that the program says; it was not run there."""

from pathlib import Path

from auditor import __version__

FOLDER = Path(__file__).resolve().parents[2] / "build" / "packing" / "windows"


def test_the_files_for_windows_tell_the_program_s_own_version():
    told = (FOLDER / "version.txt").read_text(encoding="utf-8")
    assert f"StringStruct('ProductVersion', '{__version__}')" in told
    assert f"filevers=({', '.join(__version__.split('.'))}, 0)" in told
    assert f'#define Version "{__version__}"' in (FOLDER / "fieldcheck.iss").read_text(encoding="utf-8")


def test_what_was_not_tried_says_so():
    for name in ("windows", "macos"):
        assert "Not run on" in (FOLDER.parent / name / "README.md").read_text(encoding="utf-8")
