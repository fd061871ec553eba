"""How long French takes: to load, to answer first, and to answer thousands of sentences with slots."""

import time

from auditor.french import in_french
from auditor.french.catalogue import SENTENCES

SENTENCES_ASKED = 5000


def main() -> None:
    """Print the figures."""
    started = time.perf_counter()
    in_french("it is a folder")
    first = time.perf_counter()
    for number in range(SENTENCES_ASKED):
        in_french(f"The apps of user {number} (work profile)")
    known = time.perf_counter()
    for number in range(SENTENCES_ASKED):
        in_french(f"Nobody has said this of {number} before.")
    unknown = time.perf_counter()
    print(f"{len(SENTENCES)} sentences; first look-up {(first - started) * 1000:.1f} ms")
    print(f"{(known - first) / SENTENCES_ASKED * 1e6:.0f} µs for a sentence within a sentence")
    print(f"{(unknown - known) / SENTENCES_ASKED * 1e6:.0f} µs for one that is not known")


if __name__ == "__main__":
    main()
