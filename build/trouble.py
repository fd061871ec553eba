"""SetupError: what the set-up scripts say, in one plain sentence, when the machine does not let them go on."""

from __future__ import annotations


class SetupError(Exception):
    """Something about this machine or folder prevents the set-up. The text is one sentence and what to do."""
