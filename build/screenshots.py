"""Pictures of every view and state of the window, both languages and themes, 100 and 200 %, and of a report's pages.

Run through `dev.py screenshots`; with `--publish` the newest of them become the documents' pictures. One process per
scale plays the story once; in each state the window is switched to every language and theme, as an operator could
switch it, and photographed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "_work" / "screenshots"
IMAGES = ROOT / "resources" / "docs" / "images"
SCALES = ("1", "2")


def main(arguments: list[str]) -> int:
    """Play the story at every scale, or publish what was taken before, and return an exit code."""
    if arguments == ["--publish"]:
        command = [sys.executable, str(ROOT / "build" / "pictures" / "publish.py"), str(OUT), str(IMAGES)]
        return subprocess.run(command, check=False).returncode
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    for scale in SCALES:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale, "PYTHONPATH": path}
        command = [sys.executable, str(ROOT / "build" / "pictures" / "story.py"), scale, str(OUT)]
        code = subprocess.run(command, env=environment, check=False).returncode
        if code:
            return code
    command = [sys.executable, str(ROOT / "build" / "pictures" / "report_pages.py"), str(OUT)]
    code = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, check=False).returncode
    if code:
        return code
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
