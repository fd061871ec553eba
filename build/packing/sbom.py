"""The bill of materials (CycloneDX 1.6): every component of a package with its version, licence and digests."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Entry
from cyclonedx.model.component import ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from licences import Component
from packageurl import PackageURL
from trouble import SetupError

from auditor.model.audit import UsedBanList

_KINDS = {"python": ComponentType.LIBRARY, "system": ComponentType.LIBRARY, "part": ComponentType.LIBRARY}


def bill(found: Iterable[Component], used: UsedBanList, digest_of: Mapping[str, str], moment: datetime) -> str:
    """The bill as JSON, the same for the same package. digest_of: component → SHA-256, for those of a single file."""
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"fieldcheck:{used.digest}:{moment.isoformat()}"))
    bom.metadata.timestamp = moment
    bom.metadata.tools.components.clear()
    for one in found:
        entry = _entry(one, digest_of.get(one.name))
        if one.kind == "own":
            bom.metadata.component = entry
        else:
            bom.components.add(entry)
    bom.components.add(_ban_list(used))
    if bom.metadata.component is not None:
        bom.register_dependency(bom.metadata.component, bom.components)
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    if problem := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SetupError(f"The bill of materials does not fit CycloneDX 1.6: {problem}")
    return text + "\n"


def _entry(one: Component, digest: str | None) -> Entry:
    own = one.kind == "own"
    return Entry(
        type=ComponentType.APPLICATION if own else _KINDS[one.kind],
        name=one.name,
        version=one.version,
        bom_ref=f"{one.kind}:{one.name}",
        description=one.about or None,
        licenses=[LicenseExpression(one.licence)] if "LicenseRef" not in one.licence else [],
        purl=PackageURL("pypi", None, one.name, one.version) if one.kind == "python" else None,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)] if digest else [],
    )


def _ban_list(used: UsedBanList) -> Entry:
    return Entry(
        type=ComponentType.DATA,
        name="Ban list",
        version=str(used.edition),
        bom_ref="data:ban-list",
        description=f"Edition {used.edition} of {used.publisher}, issued {used.issued:%Y-%m-%d}",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=used.digest)],
        properties=[Property(name="fieldcheck:publisher-key", value=used.publisher_key)],
    )
