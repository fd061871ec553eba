"""The settings of one data folder, kept in settings.json: read strictly, written whole."""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from auditor.errors import SettingsError, UsageError
from auditor.files import OWNER_ONLY, read_bounded, write_whole
from auditor.model.codec import canonical_json, from_plain, to_plain
from auditor.model.plain import Plain, ShapeError, parse_json
from auditor.model.settings import Settings

FILE = "settings.json"
# A page of text; the fields have limits of their own.
MAX_SETTINGS_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """Where the settings of one data folder lie. shipped: a department's own defaults, a file that need not exist."""

    home: Path
    shipped: Path | None = None

    @property
    def path(self) -> Path:
        """The file, which need not exist."""
        return self.home / FILE

    def usual(self) -> Settings:
        """What holds where the operator chose nothing: the department's default. Raises SettingsError, OutputError."""
        return Settings() if self.shipped is None else _over(Settings(), self.shipped)

    def read(self) -> Settings:
        """The settings; a field that the file lacks has the department's default, else the usual one.

        Raises SettingsError, OutputError.

        A field that is unknown or ill-typed is an error and no default: the operator chose something else.
        """
        return _over(self.usual(), self.path)

    def write(self, settings: Settings) -> None:
        """Keep the settings for every later run. Raises OutputError."""
        write_whole(self.path, canonical_json(settings) + b"\n", OWNER_ONLY)


def changed(settings: Settings, name: str, values: tuple[str, ...]) -> Settings:
    """The settings with one field set to words of a command line. Raises UsageError for what could not be used."""
    _check_name(name)
    several = isinstance(getattr(settings, name), tuple)
    if not several and len(values) != 1:
        raise UsageError("The setting was not changed", f"{name} takes one value", "Put it in quotes")
    told: Plain = [*values] if several else values[0]
    base = to_plain(settings)
    try:
        return from_plain(Settings, {**base, name: told} if isinstance(base, dict) else base)
    except ShapeError as error:
        raise UsageError("The setting was not changed", _problem(error), "See fieldcheck settings --help") from error


def unset(settings: Settings, usual: Settings, name: str) -> Settings:
    """The settings with one field as it usually is. Raises UsageError if there is no such field."""
    _check_name(name)
    back: dict[str, Any] = {name: getattr(usual, name)}
    return replace(settings, **back)


def _check_name(name: str) -> None:
    names = [field.name for field in fields(Settings)]
    if name not in names:
        why = f"there is none called {name!r} (there is: {', '.join(names)})"
        raise UsageError("The setting was not changed", why, "Name one of these")


def _problem(error: ShapeError) -> str:
    """What is wrong, without the name of a field where the sentence has it already."""
    return error.problem if error.path == "" else str(error)


def _over(usual: Settings, path: Path) -> Settings:
    """What a file says, and the usual settings where it says nothing."""
    if not path.exists():
        return usual
    try:
        told, base = _plain(path), to_plain(usual)
        return from_plain(Settings, {**base, **told} if isinstance(base, dict) and isinstance(told, dict) else told)
    except ShapeError as error:
        raise SettingsError(
            f"The settings in {path} cannot be read",
            _problem(error),
            "Correct that file, or remove it to go back to the usual settings",
        ) from error


def _plain(path: Path) -> Plain:
    data = read_bounded(path, MAX_SETTINGS_BYTES)
    if len(data) > MAX_SETTINGS_BYTES:
        raise ShapeError("", f"it has more than {MAX_SETTINGS_BYTES} bytes")
    return parse_json(data)
