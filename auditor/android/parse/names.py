"""What Android itself accepts as a package name."""

import re

# android.content.pm.parsing.FrameworkParsingPackageUtils.validateName: ASCII letters, digits and low lines, dots
# between segments that begin with a letter; MAX_FILE_NAME_SIZE 223 for the whole. Of real packages only "android"
# itself has no dot.
MAX_PACKAGE_NAME = 223
# A longer name is reported, but not in full.
MAX_SHOWN_NAME = 255
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*", re.ASCII)


def is_package_name(text: str) -> bool:
    """Whether Android's own rules allow it; then no character of it means anything to a shell."""
    return len(text) <= MAX_PACKAGE_NAME and _NAME.fullmatch(text) is not None
