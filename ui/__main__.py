"""python -m ui: the window with the usual data folder; `fieldcheck` takes options too."""

import sys

from auditor.model.options import Options
from ui.app import open_window

if __name__ == "__main__":
    sys.exit(open_window(Options(None, None, None), None))
