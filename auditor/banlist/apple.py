"""An Apple configuration profile that keeps apps from being shown or started: pure, bytes out.

Apple, Device Management, Restrictions: payload `com.apple.applicationaccess`, key `blockedAppBundleIDs`, from iOS and
iPadOS 15 on, on supervised devices only. From version 27 on Apple prefers a declaration and still accepts the payload.
"""

import plistlib
import uuid
from collections.abc import Iterable

from auditor.errors import OutputError
from auditor.model.policy import BanList

# RFC 9562 §5.5: the same names in the same name space give the same ids, so that a second export equals the first.
NAME_SPACE = uuid.UUID("0d6b0a8e-8d0b-5b7e-9a53-6f3f1c5f3a77")
# A device replaces the profile of the same identifier: a newer list takes the place of the older one.
IDENTIFIER = "fieldcheck.blocked-apps"


def apple_profile(ban_list: BanList, bundle_ids: Iterable[str]) -> bytes:
    """The profile that blocks these bundle identifiers. Raises OutputError if there is none: it would block nothing."""
    blocked = sorted(set(bundle_ids))
    if not blocked:
        raise OutputError(
            "No profile was written",
            "no Apple bundle identifier is known for what the chosen policies ban",
            "Choose other policies, or another format",
        )
    name = f"{ban_list.publisher} {ban_list.edition} {' '.join(blocked)}"
    restrictions = {
        **_payload(f"{IDENTIFIER}.restrictions", "com.apple.applicationaccess", name),
        "blockedAppBundleIDs": blocked,
    }
    profile = {
        **_payload(IDENTIFIER, "Configuration", name),
        "PayloadContent": [restrictions],
        "PayloadDescription": f"Blocks {len(blocked)} apps by edition {ban_list.edition} of the ban list.",
        "PayloadDisplayName": f"Prohibited apps, edition {ban_list.edition}",
        "PayloadOrganization": ban_list.publisher,
    }
    return plistlib.dumps(profile, sort_keys=True)


def _payload(identifier: str, kind: str, name: str) -> dict[str, object]:
    return {
        "PayloadIdentifier": identifier,
        "PayloadType": kind,
        "PayloadUUID": str(uuid.uuid5(NAME_SPACE, f"{kind} {name}")).upper(),
        "PayloadVersion": 1,
    }
