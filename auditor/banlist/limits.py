"""How large an edition may be: every limit of the ban list, each with its reason."""

from datetime import timedelta

SCHEMA = "fieldcheck-banlist/1"
SUPPLEMENT_SCHEMA = "fieldcheck-supplement/1"

# The edition of 2026 (113 instruments in two languages) has about half a megabyte. Eight times that leaves room for
# growth and still parses in seconds on an old laptop.
MAX_BUNDLE_BYTES = 4 * 1024 * 1024
# A signature file holds one line of about 210 bytes; a publisher file five short lines.
MAX_SIGNATURE_BYTES = 1024
MAX_PUBLISHER_BYTES = 4096
# One source file is read by a person in a review; a megabyte of TOML no longer is.
MAX_SOURCE_FILE_BYTES = 256 * 1024

# A supplement is written and reviewed by hand too; it holds what one department adds.
MAX_SUPPLEMENT_BYTES = MAX_SOURCE_FILE_BYTES

# About ten times what the world's governments have published so far; a phone has 500 packages at most, so that
# rules × packages stays within what a laptop compares in an instant.
MAX_INSTRUMENTS = 2_000
MAX_RULES = 5_000
MAX_POLICIES = 1_000
MAX_UNDER_PER_RULE = 500
MAX_INDICATORS_PER_RULE = 200
MAX_SOURCES_PER_INSTRUMENT = 20

# A department that excepts more than this has a policy and not exceptions; a reason may be added to every rule.
MAX_EXCEPTIONS = 200
MAX_REASONS = MAX_RULES

# What fits in a table cell (names) and in one paragraph (sentences) of the report without being cut.
MAX_NAME = 240
MAX_SENTENCES = 1_000
# RFC 9110 §4.1 recommends at least 8,000 octets for an address; a reader must be able to type it, so far less here.
MAX_ADDRESS = 400

# Legal facts grow old: a list nobody has looked at for longer than this must not decide anything. A publisher
# chooses less (the repository's edition lives one year).
MAX_LIFETIME = timedelta(days=2 * 366)
