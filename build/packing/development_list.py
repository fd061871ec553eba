"""Compile the ban list that the repository ships and sign it with a fresh development key, which is then forgotten.

A development key vouches for nobody, so there is nothing to keep: each renewal makes a new one and leaves only its
public half, in resources/trust/publishers/.
"""

from __future__ import annotations

import sys
from pathlib import Path

from auditor.banlist.compile import compile_edition, edition_bytes
from auditor.banlist.sign import new_key, publisher_of, sign_edition
from auditor.banlist.signature import write_publisher
from auditor.banlist.store import PUBLISHERS, SHIPPED, SIGNATURE_SUFFIX, read_source
from auditor.errors import AuditorError
from auditor.files import write_whole
from auditor.paths import resources

PUBLISHER_FILE = "fieldcheck-development.toml"


def renew(folder: Path) -> str:
    """Write edition, signature and publisher file anew into a resources folder. Returns a sentence. AuditorError."""
    shipped = folder / SHIPPED
    ban_list = compile_edition(read_source(shipped.parent / "source"))
    data, key = edition_bytes(ban_list), new_key(None)
    publisher = publisher_of(key, None, ban_list.publisher, development=True)
    write_whole(shipped, data)
    write_whole(shipped.with_name(shipped.name + SIGNATURE_SUFFIX), sign_edition(data, key, None))
    write_whole(folder / PUBLISHERS / PUBLISHER_FILE, write_publisher(publisher))
    return f"Edition {ban_list.edition} is compiled and signed by a new development key, {publisher.key_id[:16]}…"


def main() -> int:
    """Renew the edition of this checkout."""
    try:
        print(renew(resources()))
    except AuditorError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
