"""python -m auditor, and the installed command `fieldcheck`."""

import sys

from auditor.cli.main import run
from auditor.model.options import Options


def main() -> int:
    """Run the command line, or open the window if it names no command, and return the exit code."""
    return run(sys.argv[1:], _open_window)


def _open_window(options: Options, language: str | None) -> int:
    from ui.preflight import check_computer  # noqa: PLC0415 - the command line works where Qt cannot be loaded

    check_computer()
    from ui.app import open_window  # noqa: PLC0415 - only where Qt can be loaded

    return open_window(options, language)


if __name__ == "__main__":
    sys.exit(main())
