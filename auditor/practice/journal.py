"""The phone's own log of changing commands: append-only, on the disk before the answer goes out, replayed at start."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from auditor.practice.blueprint import AppState, EnabledSetting
from auditor.practice.state import Change


@dataclass(frozen=True, slots=True)
class Act:
    """One changing command as the phone saw it. changes empty: it was refused, or there was nothing to change.

    time: ISO 8601 in UTC. command: the program and its words. line: the whole line that the workstation sent.
    """

    time: str
    command: str
    line: str
    answer: str
    exit_code: int
    changes: tuple[Change, ...]


def to_line(act: Act) -> bytes:
    """One JSON line."""
    return json.dumps(asdict(act), ensure_ascii=True, sort_keys=True).encode() + b"\n"


def from_line(line: bytes) -> Act:
    """Read a line back. Raises ValueError for anything that to_line did not write whole."""
    try:
        raw: dict[str, Any] = json.loads(line)
        changes = tuple(_change(each) for each in raw.pop("changes"))
        return Act(**raw, changes=changes)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a line of a practice phone's log: {error}") from error


def _change(raw: dict[str, Any]) -> Change:
    after = raw["after"]
    if after is None:
        return Change(raw["package"], None)
    return Change(raw["package"], AppState(**{**after, "enabled": EnabledSetting(after["enabled"])}))


def path_of(folder: Path, name: str) -> Path:
    """The log file of the phone called name."""
    return folder / f"{name}.jsonl"


def read(path: Path) -> tuple[Act, ...]:
    """Every whole line of the log; nothing if there is none. Raises ValueError if a line before the last is broken."""
    if not path.exists():
        return ()
    lines = path.read_bytes().split(b"\n")
    # The last piece is empty, or torn: power was cut while it was written, so its command was never answered.
    return tuple(from_line(line) for line in lines[:-1])


class Journal:
    """The log of one phone. Without a path it is kept in memory only."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.acts: tuple[Act, ...] = ()
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.acts = read(path)
            self._drop_torn_end(path)

    def _drop_torn_end(self, path: Path) -> None:
        if path.exists():
            whole = path.read_bytes().rfind(b"\n") + 1
            os.truncate(path, whole)

    def add(self, act: Act) -> None:
        """Append durably."""
        if self._path is not None:
            with self._path.open("ab") as file:
                file.write(to_line(act))
                file.flush()
                os.fsync(file.fileno())
        self.acts = (*self.acts, act)


def reset(folder: Path, name: str) -> None:
    """Forget everything that was done to the phone: the next start finds it as it left the box."""
    path_of(folder, name).unlink(missing_ok=True)
