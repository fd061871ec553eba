"""The settings of one data folder, kept in settings.json: read strictly, written whole."""

from dataclasses import dataclass
from pathlib import Path

from auditor.errors import SettingsError
from auditor.files import OWNER_ONLY, read_bounded, write_whole
from auditor.model.codec import Plain, ShapeError, canonical_json, from_plain, parse_json, to_plain
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

    def read(self) -> Settings:
        """The settings; a field that the file lacks has the department's default, else the usual one.

        Raises SettingsError, OutputError.

        A field that is unknown or ill-typed is an error and no default: the operator chose something else.
        """
        usual = Settings() if self.shipped is None else _over(Settings(), self.shipped)
        return _over(usual, self.path)

    def write(self, settings: Settings) -> None:
        """Keep the settings for every later run. Raises OutputError."""
        write_whole(self.path, canonical_json(settings) + b"\n", OWNER_ONLY)


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
            error.problem if error.path == "" else str(error),
            "Correct that file, or remove it to go back to the usual settings",
        ) from error


def _plain(path: Path) -> Plain:
    data = read_bounded(path, MAX_SETTINGS_BYTES)
    if len(data) > MAX_SETTINGS_BYTES:
        raise ShapeError("", f"it has more than {MAX_SETTINGS_BYTES} bytes")
    return parse_json(data)
