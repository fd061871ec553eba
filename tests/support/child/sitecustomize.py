"""Arms the offline guard in every Python program that a test starts (see tests/support/offline.py)."""

import importlib.util
import os
import sys
from pathlib import Path

if "FIELDCHECK_OFFLINE_REPORT" in os.environ:
    _spec = importlib.util.spec_from_file_location(
        "fieldcheck_offline_guard", Path(__file__).resolve().parent.parent / "offline.py"
    )
    if _spec is None or _spec.loader is None:
        sys.exit("the offline guard is missing")
    _guard = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(_guard)
    _guard.arm()
