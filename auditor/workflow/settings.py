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
    """Where the settings of one data folder lie."""

    home: Path

    @property
    def path(self) -> Path:
        """The file, which need not exist."""
        return self.home / FILE

    def read(self) -> Settings:
        """The settings; a field that the file lacks has its default. Raises SettingsError, OutputError.

        A field that is unknown or ill-typed is an error and no default: the operator chose something else.
        """
        if not self.path.exists():
            return Settings()
        try:
            return from_plain(Settings, _with_defaults(self._plain()))
        except ShapeError as error:
            raise SettingsError(
                f"The settings in {self.path} cannot be read",
                error.problem if error.path == "" else str(error),
                "Correct that file, or remove it to go back to the usual settings",
            ) from error

    def write(self, settings: Settings) -> None:
        """Keep the settings for every later run. Raises OutputError."""
        write_whole(self.path, canonical_json(settings) + b"\n", OWNER_ONLY)

    def _plain(self) -> Plain:
        data = read_bounded(self.path, MAX_SETTINGS_BYTES)
        if len(data) > MAX_SETTINGS_BYTES:
            raise ShapeError("", f"it has more than {MAX_SETTINGS_BYTES} bytes")
        return parse_json(data)


def _with_defaults(plain: Plain) -> Plain:
    usual = to_plain(Settings())
    return {**usual, **plain} if isinstance(usual, dict) and isinstance(plain, dict) else plain
