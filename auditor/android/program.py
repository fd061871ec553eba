"""Which adb program is run: the one in adbutils' own folder, and only if it is the one that this version knows."""

import hashlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import adbutils

from auditor.errors import AdbAlteredError, AdbError

# SHA-256 of what the wheels of adbutils 2.12.0 bring (platform tools 36.0.0), by platform and file. pyproject.toml
# holds adbutils to that version; whoever changes it measures these anew. macOS runs one program on both processors.
PLATFORM_TOOLS = "36.0.0"
KNOWN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "linux": {"adb": "372d800c04c3272729afade8a85d95a70fb1c7e74062d9ab17a92eb7b618096c"},
        "darwin": {"adb": "0e8bb380b1993eac9d2433a05d92a33035971cd25542b1c36b3537ddd6defe94"},
        "win32": {
            "adb.exe": "1e1c2280b90b3f01ad84cd8df4858b1b1995012814f3ca8893bcc3ba3848edec",
            "AdbWinApi.dll": "9a56e72fe1372cb722a80c00b79dcecf2b37165884e470ed05f00c668c0043b0",
            "AdbWinUsbApi.dll": "5e77ccb2f25cd3a97553745adf1cd28a5fe8137cf64613b7fef9c6f92ff91f37",
        },
    }
)


@dataclass(frozen=True, slots=True)
class AdbProgram:
    """The adb program that is run. digest: SHA-256 of its file as it was just before its start, 64 hex."""

    path: Path
    digest: str


def bundled_program() -> AdbProgram:
    """The program in adbutils' own folder, never one from PATH or the environment.

    Raises AdbError if it cannot be read, AdbAlteredError if it or a library beside it is not the known one.
    """
    folder = (Path(adbutils.__file__).parent / "binaries").absolute()
    known = KNOWN.get(sys.platform)
    if known is None:
        raise AdbError("Phones cannot be reached", f"there is no adb for {sys.platform}", "Use another computer")
    digests = {name: _digest(folder / name) for name in known}
    for name, digest in digests.items():
        if digest != known[name]:
            raise AdbAlteredError(
                "Phones are not reached",
                f"the file {folder / name} is not the one that belongs to this version of Fieldcheck",
                "Install Fieldcheck again from a source that you trust",
            )
    program = next(iter(known))
    return AdbProgram(folder / program, digests[program])


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise AdbError(
            "Phones cannot be reached", f"the adb program {path} cannot be read", "Install Fieldcheck again"
        ) from error
