"""A department that signed the repository's list under its own name, and has a root and defaults of its own."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from auditor.identity.store import IdentityStore
from auditor.workflow import lists

NAME = "Department of Examples, IT Security"
ORGANISATION, PERSON, PASSPHRASE = "Department of Examples", "A. Tremblay", "a long passphrase"
POLICY = "ca-on"
_SOURCE = Path(__file__).resolve().parents[2] / "resources" / "banlist" / "source"


@dataclass(frozen=True)
class Made:
    """The files that its custodians would hand to whoever packs; identities: where its auditor's key lies."""

    publisher: Path
    ban_list: Path
    root: Path
    config: Path
    identities: Path

    @property
    def options(self):
        """As the packing script takes them."""
        return (
            *("--publisher-key", self.publisher, "--banlist", self.ban_list),
            *("--trust", self.root, "--config", self.config),
        )


def made_in(folder, policy=POLICY):
    """Make key, edition, root and defaults (French, and one policy) in a folder."""
    source = folder / "source"
    shutil.copytree(_SOURCE, source)
    header = source / "edition.toml"
    lines = header.read_text(encoding="utf-8").splitlines()
    own = [f'publisher = "{NAME}"' if line.startswith("publisher") else line for line in lines]
    header.write_text("\n".join(own), encoding="utf-8")
    publisher, _key_id = lists.make_publisher_key(folder / "key.pem", NAME, PASSPHRASE)
    lists.compile_source(source, folder / "list.json")
    lists.sign_bundle(folder / "list.json", folder / "key.pem", lambda: PASSPHRASE)
    identities = IdentityStore(folder / "identities")
    identities.create(ORGANISATION, PERSON, PASSPHRASE, datetime.now(UTC))
    (folder / "root.pem").write_bytes(identities.root_pem(PERSON))
    (folder / "defaults.json").write_text(f'{{"language": "fr", "policies": ["{policy}"]}}', encoding="utf-8")
    return Made(publisher, folder / "list.json", folder / "root.pem", folder / "defaults.json", folder / "identities")
