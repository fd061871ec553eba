"""A screen for the clean-room trial: an Xvfb of its own, whose pictures can be taken from outside the root."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from trouble import SetupError

SIZE = "1440x900x24"
SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where every X server has them
_PATIENCE_SECONDS = 60.0
_PAUSE = 0.01


class Screen:
    """An X server without a screen in front of it. name: what DISPLAY says."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self.name = ""
        self._server: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        """Start the server. Raises SetupError if it does not say its number."""
        # -noreset: else the server begins anew when its last window closes, and refuses the next for a moment.
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
        quiet = subprocess.DEVNULL
        self._server = subprocess.Popen(command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, text=True)
        number = self._server.stdout.readline().strip() if self._server.stdout else ""
        if not number:
            raise SetupError("Xvfb does not start, and without a screen the window cannot be tried.")
        self.name = f":{number}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server."""
        if self._server is not None:
            self._server.terminate()
            self._server.wait()

    def shows(self, title: str, running: subprocess.Popen[bytes]) -> bool:
        """Wait until a window of this title is shown; False if its program ends before, or nothing comes."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        command = ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"]
        while time.monotonic() < deadline and running.poll() is None:
            found = subprocess.run(command, env=self._environment(), capture_output=True, text=True, check=False)
            if found.stdout.strip():
                return True
            time.sleep(_PAUSE)
        return False

    def picture(self, target: Path) -> None:
        """Write the whole screen as a PNG."""
        subprocess.run(["import", "-window", "root", str(target)], env=self._environment(), check=True)

    def _environment(self) -> dict[str, str]:
        return {"DISPLAY": self.name, "PATH": "/usr/local/bin:/usr/bin:/bin"}
