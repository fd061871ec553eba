"""Make the museum of bad ban lists: one edition per defect, signed with a key that is known to everybody.

Run `python tests/museum/make_banlists.py` to write tests/museum/banlist/ anew; a test makes them again and compares.
Nothing here is random: the key comes from a fixed text, and Ed25519 signatures repeat (RFC 8032 §5.1.6).
An edition that would be too large for a repository is made by the test and not written.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from auditor.banlist.limits import MAX_BUNDLE_BYTES
from auditor.banlist.signature import Publisher, Signature, signed_bytes, write_publisher, write_signature
from auditor.errors import BadSignatureError, BanListError, ExpiredError, MalformedError, RolledBackError

FOLDER = Path(__file__).parent / "banlist"
NOW = datetime(2026, 6, 1, tzinfo=UTC)
NEWEST_SEEN = 7
KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"museum of bad ban lists").digest())
STRANGER = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"a stranger").digest())
NAME = "Museum key (known to everybody)"
PUBLISHER = Publisher(NAME, KEY.public_key().public_bytes_raw(), development=True)
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A bad edition. kind: the error it must end in; says: what its sentence must hold. kept: written to the folder."""

    name: str
    data: bytes
    signature: bytes
    kind: type[BanListError]
    says: str
    kept: bool = True


def base() -> Plain:
    """A small edition without any defect."""
    return {
        "schema": "fieldcheck-banlist/1",
        "edition": 7,
        "publisher": NAME,
        "issued": "2026-01-01T00:00:00.000Z",
        "expires": "2026-12-31T00:00:00.000Z",
        "as_of": "2025-12-31",
        "instruments": [_instrument("XX-2024-APP", "XX"), _instrument("XX-2025-OTHER", "XX")],
        "rules": [
            _rule("app", "XX-2024-APP", "org.example.app"),
            _rule("other", "XX-2025-OTHER", "org.example.other"),
        ],
        "policies": [
            {
                "id": "xx",
                "name": {"en": "Exampleland", "fr": "Exemplie"},
                "instruments": ["XX-2024-APP", "XX-2025-OTHER"],
            },
            {"id": "xx-old", "name": {"en": "Old", "fr": "Ancienne"}, "instruments": ["XX-2024-APP"]},
        ],
        "firmware": [
            {
                "id": "parts",
                "vendor": "Example",
                "packages": ["org.example.part", "org.example.chip"],
                "note": {"en": "A part.", "fr": "Une partie."},
            },
        ],
    }


def _instrument(name: str, jurisdiction: str) -> Plain:
    both = {"en": "Words.", "fr": "Des mots."}
    return {
        "id": name,
        "jurisdiction": jurisdiction,
        "authority": {"en": "Ministry of Examples", "fr": "Ministère des Exemples"},
        "title": dict(both),
        "binding": "binding",
        "announced": "2024-01-02",
        "in_force": "2024-02-01",
        "ended": None,
        "checked": "2025-12-01",
        "scope": dict(both),
        "reason": dict(both),
        "sources": [
            {"title": "The order", "address": f"https://example.org/{name}", "primary": True},
            {"title": "A newspaper", "address": f"https://news.example.org/{name}", "primary": False},
        ],
    }


def _rule(name: str, instrument: str, package: str) -> Plain:
    return {
        "id": name,
        "app_name": name.title(),
        "vendor": "Example",
        "under": [{"instrument": instrument, "link": "named", "note": None}],
        "indicators": [
            {"kind": "package name", "value": package, "sureness": "confirmed", "build": "", "doubt": None},
            {"kind": "signing digest", "value": hashlib.sha256(name.encode()).hexdigest(), "sureness": "possible",
             "build": "", "doubt": {"en": "Seen once.", "fr": "Vu une fois."}},
        ],
        "apple_ids": [],
    }  # fmt: skip


def as_bytes(plain: Plain) -> bytes:
    """An edition's file."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def sign(data: bytes, key: Ed25519PrivateKey = KEY) -> bytes:
    """A signature file, whatever the data is."""
    key_id = hashlib.sha256(key.public_key().public_bytes_raw()).hexdigest()
    return write_signature(Signature(key_id, key.sign(signed_bytes(data))))


def exhibits() -> tuple[Exhibit, ...]:
    """Every exhibit, in order of name."""
    found = [*_untrusted(), *_untimely(), *_unreadable(), *(_bad(*case) for case in CASES)]
    return tuple(sorted(found, key=lambda exhibit: exhibit.name))


def _untrusted() -> list[Exhibit]:
    good = as_bytes(base())
    altered = good.replace(b"org.example.app", b"org.example.apq")
    kind = BadSignatureError
    short = write_signature(Signature(PUBLISHER.key_id, b"\0" * 63))
    other_form = sign(good).replace(b"signature/1", b"signature/2")
    return [
        Exhibit("unsigned", good, b"", kind, "there is no signature beside it"),
        Exhibit("wrong-signature", good, sign(b"something else"), kind, "does not fit its content"),
        Exhibit("altered-byte", altered, sign(good), kind, "does not fit its content"),
        Exhibit("foreign-publisher", good, sign(good, STRANGER), kind, "of no publisher that is installed here"),
        Exhibit("signature-garbage", good, b"\xff\xfe not JSON", kind, "its signature file cannot be read"),
        Exhibit("signature-not-base64", good, sign(good).replace(b"==", b"=!"), kind, "signature file cannot be read"),
        Exhibit("signature-short", good, short, kind, "has 63 bytes and not 64"),
        Exhibit("signature-other-form", good, other_form, kind, "and not fieldcheck-banlist-signature/1"),
        Exhibit("signature-too-large", good, sign(good) + b" " * 1024, kind, "larger than 1024 bytes"),
        Exhibit("garbage-unsigned", b"{", sign(b"[]"), kind, "does not fit its content"),
    ]


def _untimely() -> list[Exhibit]:
    old = as_bytes({**base(), "edition": 6})
    late = as_bytes({**base(), "expires": "2026-06-01T00:00:00.000Z"})
    early = as_bytes({**base(), "issued": "2026-06-01T00:01:00.000Z"})
    return [
        Exhibit("rolled-back", old, sign(old), RolledBackError, "this is edition 6 and edition 7 was in use"),
        Exhibit("expired", late, sign(late), ExpiredError, "edition 7 expired on 2026-06-01"),
        Exhibit("not-yet-valid", early, sign(early), ExpiredError, "valid from 2026-06-01 00:01 UTC"),
    ]


def _unreadable() -> list[Exhibit]:
    good = as_bytes(base())
    twice = good.replace(b'"edition":7', b'"edition":7,"edition":8')
    cases = [
        ("not-json", b"this is a letter\n", "not JSON in UTF-8"),
        ("not-utf8", good.replace(b"Words", b"W\xf6rds"), "not JSON in UTF-8"),
        ("cut-short", good[: len(good) // 2], "not JSON in UTF-8"),
        ("duplicate-key", twice, "edition: named twice"),
        ("float-number", good.replace(b'"edition":7', b'"edition":7.5'), "the number 7.5 is not a whole number"),
        ("not-a-number", good.replace(b'"edition":7', b'"edition":NaN'), "the number NaN is not a whole number"),
        ("huge-number", good.replace(b'"edition":7', b'"edition":' + b"9" * 40), "edition: is too large"),
        ("deep-nesting", b"[" * 40 + b"]" * 40, "nested deeper than 32 levels"),
        ("not-an-object", b"[1,2]\n", "must be an object"),
    ]
    large = b" " * (MAX_BUNDLE_BYTES + 1)
    too_large = Exhibit("too-large", large, sign(large), MalformedError, f"more than {MAX_BUNDLE_BYTES}", kept=False)
    return [*(Exhibit(name, data, sign(data), MalformedError, says) for name, data, says in cases), too_large]


def _bad(name: str, says: str, spoil: Callable[[Plain], object]) -> Exhibit:
    plain = base()
    spoil(plain)
    data = as_bytes(plain)
    return Exhibit(name, data, sign(data), MalformedError, says)


def _set(*path: str | int, to: Any) -> Callable[[Plain], None]:
    def spoil(plain: Plain) -> None:
        place: Any = plain
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to

    return spoil


def _drop(*path: str | int) -> Callable[[Plain], None]:
    def spoil(plain: Plain) -> None:
        place: Any = plain
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return spoil


def _repeat(part: str) -> Callable[[Plain], None]:
    return lambda plain: plain[part].append(plain[part][0])


FIRST = ("instruments", 0)
APPLE = ("rules", 0, "apple_ids")
INDICATOR = ("rules", 0, "indicators", 0)
CASES: tuple[tuple[str, str, Callable[[Plain], object]], ...] = (
    ("other-publisher-name", "as its publisher but was signed by", _set("publisher", to="Treasury Board")),
    ("newer-schema", "schema: 'fieldcheck-banlist/2' is not", _set("schema", to="fieldcheck-banlist/2")),
    ("unknown-field", "rules[0].severity: unknown field", _set("rules", 0, "severity", to="high")),
    ("missing-field", "instruments[0].reason: missing", _drop(*FIRST, "reason")),
    ("wrong-type", "edition: must be a whole number", _set("edition", to="7")),
    ("unknown-category", "instruments[0].binding: 'strict' is not one of", _set(*FIRST, "binding", to="strict")),
    ("unknown-link", "rules[0].under[0].link: 'rumour'", _set("rules", 0, "under", 0, "link", to="rumour")),
    ("unknown-indicator-kind", "rules[0].indicators[0].kind: 'domain'", _set(*INDICATOR, "kind", to="domain")),
    ("duplicate-instrument", "instruments[2].id: 'XX-2024-APP' is there twice", _repeat("instruments")),
    ("duplicate-rule", "rules[2].id: 'app' is there twice", _repeat("rules")),
    ("duplicate-policy", "policies[2].id: 'xx' is there twice", _repeat("policies")),
    ("duplicate-firmware", "firmware[1].id: 'parts' is there twice", _repeat("firmware")),
    ("firmware-without-package", "firmware[0].packages: names no package", _set("firmware", 0, "packages", to=[])),
    (
        "firmware-no-package-name",
        "firmware[0].packages[0]: 'part' is no package name",
        _set("firmware", 0, "packages", to=["part"]),
    ),
    (
        "firmware-package-twice",
        "firmware[0].packages[1]: org.example.part is there twice",
        _set("firmware", 0, "packages", to=["org.example.part", "org.example.part"]),
    ),
    (
        "firmware-that-is-an-app",
        "firmware[0].packages[0]: org.example.app is already in app",
        _set("firmware", 0, "packages", to=["org.example.app"]),
    ),
    (
        "too-much-firmware",
        "firmware: has 1001 entries, more than 1000",
        lambda plain: plain.update(firmware=[plain["firmware"][0] | {"id": f"parts-{n}"} for n in range(1001)]),
    ),
    ("no-rules", "rules: there is none", _set("rules", to=[])),
    ("no-policies", "policies: there is none", _set("policies", to=[])),
    ("rule-without-instrument", "rules[0].under: rests on no instrument", _set("rules", 0, "under", to=[])),
    ("rule-without-indicator", "rules[0].indicators: has no indicator", _set("rules", 0, "indicators", to=[])),
    (
        "dangling-instrument",
        "rules[0].under[0].instrument: there is no instrument 'XX-1999'",
        _set("rules", 0, "under", 0, "instrument", to="XX-1999"),
    ),
    (
        "dangling-policy-member",
        "policies[1].instruments[0]: there is no instrument 'XX-1998'",
        _set("policies", 1, "instruments", to=["XX-1998"]),
    ),
    (
        "instrument-twice-in-rule",
        "rules[0].under[1].instrument: 'XX-2024-APP' is there twice",
        lambda plain: plain["rules"][0]["under"].append(plain["rules"][0]["under"][0]),
    ),
    (
        "instrument-twice-in-policy",
        "policies[1].instruments[1]: 'XX-2024-APP' is there twice",
        _set("policies", 1, "instruments", to=["XX-2024-APP", "XX-2024-APP"]),
    ),
    ("empty-policy", "policies[1].instruments: names no instrument", _set("policies", 1, "instruments", to=[])),
    (
        "instrument-in-no-policy",
        "instruments[1]: XX-2025-OTHER belongs to no policy",
        _set("policies", 0, "instruments", to=["XX-2024-APP"]),
    ),
    (
        "package-name-that-is-none",
        "rules[0].indicators[0]: 'tiktok' is no package name",
        _set(*INDICATOR, "value", to="tiktok"),
    ),
    ("package-name-pattern", "'com.example.*' is no package name", _set(*INDICATOR, "value", to="com.example.*")),
    ("package-name-with-shell", "is no package name", _set(*INDICATOR, "value", to="com.example.app;reboot")),
    ("digest-that-is-none", "is no signing digest", _set("rules", 0, "indicators", 1, "value", to="AB" * 32)),
    (
        "package-in-two-rules",
        "rules[1].indicators[0].value: org.example.app is already in rule app",
        _set("rules", 1, "indicators", 0, "value", to="org.example.app"),
    ),
    (
        "repeated-indicator",
        "rules[0].indicators[2].value: org.example.app is there twice",
        lambda plain: plain["rules"][0]["indicators"].append(plain["rules"][0]["indicators"][0]),
    ),
    (
        "possible-without-reason",
        "rules[0].indicators[1].doubt: must say why the match is only possible",
        _set("rules", 0, "indicators", 1, "doubt", to=None),
    ),
    (
        "confirmed-with-a-doubt",
        "rules[0].indicators[0].doubt: has no place in a sure match",
        _set(*INDICATOR, "doubt", to={"en": "Perhaps.", "fr": "Peut-être."}),
    ),
    (
        "doubt-without-french",
        "indicators[1].doubt.fr: is empty",
        _set("rules", 0, "indicators", 1, "doubt", "fr", to=""),
    ),
    (
        "under-note-without-french",
        "rules[0].under[0].note.fr: is empty",
        _set("rules", 0, "under", 0, "note", to={"en": "Seen.", "fr": ""}),
    ),
    ("authority-in-one-language", "instruments[0].authority: must be an object", _set(*FIRST, "authority", to="X")),
    ("apple-id-that-is-none", "rules[0].apple_ids[0]: 'com.example.*' is no Apple", _set(*APPLE, to=["com.example.*"])),
    ("apple-id-twice", "rules[0].apple_ids[1]: org.x is there twice", _set(*APPLE, to=["org.x", "org.x"])),
    (
        "apple-id-in-two-rules",
        "rules[1].apple_ids[0]: the Apple id org.x is already in rule app",
        lambda plain: [rule.update(apple_ids=["org.x"]) for rule in plain["rules"]],
    ),
    ("french-missing", "instruments[0].title.fr: is empty", _set(*FIRST, "title", "fr", to="")),
    ("french-only-spaces", "instruments[0].reason.fr: is empty", _set(*FIRST, "reason", "fr", to="\u00a0")),
    ("padded-text", "begins or ends with a space", _set(*FIRST, "authority", "en", to=" Ministry")),
    ("control-character", "unseen character U+001B", _set(*FIRST, "authority", "en", to="Min\x1b[31mistry")),
    ("right-to-left-override", "unseen character U+202E", _set("rules", 0, "app_name", to="App\u202egpj.exe")),
    ("unassigned-character", "unseen character U+0378", _set(*FIRST, "authority", "en", to="Min\u0378istry")),
    ("name-too-long", "has 241 characters, more than 240", _set("rules", 0, "vendor", to="V" * 241)),
    ("bad-instrument-id", "instruments[0].id: 'xx 2024'", _set(*FIRST, "id", to="xx 2024")),
    ("bad-jurisdiction", "instruments[0].jurisdiction: 'Canada'", _set(*FIRST, "jurisdiction", to="Canada")),
    ("bad-rule-id", "rules[0].id: '../app'", _set("rules", 0, "id", to="../app")),
    ("in-force-before-announced", "2023-12-31 is before announced", _set(*FIRST, "in_force", to="2023-12-31")),
    ("ended-before-begun", "ended: 2024-01-31 is before 2024-02-01", _set(*FIRST, "ended", to="2024-01-31")),
    ("impossible-date", "'2024-02-30' is not a date", _set(*FIRST, "in_force", to="2024-02-30")),
    ("time-without-zone", "is not a time in UTC", _set("issued", to="2026-01-01T00:00:00")),
    ("checked-in-the-future", "instruments[0].checked: is later than", _set(*FIRST, "checked", to="2026-01-01")),
    ("as-of-after-issued", "as_of: is later than issued", _set("as_of", to="2026-01-02")),
    ("expires-before-issued", "expires: must be later than issued", _set("expires", to="2025-12-31T00:00:00.000Z")),
    ("never-expires", "expires: is more than 732 days after issued", _set("expires", to="2036-01-01T00:00:00.000Z")),
    ("edition-zero", "edition: must be 1 or more", _set("edition", to=0)),
    ("no-source", "sources: there is none to look it up in", _set(*FIRST, "sources", to=[])),
    (
        "source-no-web-address",
        "sources[0].address: 'file:///etc/passwd' is not an http or https address",
        _set(*FIRST, "sources", 0, "address", to="file:///etc/passwd"),
    ),
    (
        "source-script",
        "\"javascript:alert('x')\" is not an http or https address",
        _set(*FIRST, "sources", 0, "address", to="javascript:alert('x')"),
    ),
    (
        "source-uncitable",
        "sources[0].title: names a stored file",
        _set(*FIRST, "sources", 0, "title", to="stored file id 70853707410"),
    ),
    (
        "source-twice",
        "sources[2].address: is there twice",
        lambda plain: plain["instruments"][0]["sources"].append(plain["instruments"][0]["sources"][1]),
    ),
    (
        "primary-source-last",
        "sources[1].primary: a primary source must stand before the others",
        lambda plain: plain["instruments"][0]["sources"].reverse(),
    ),
)


def write(folder: Path) -> None:
    """Write every exhibit that is kept, and the publisher who signed them."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / "publisher.toml").write_bytes(write_publisher(PUBLISHER))
    for exhibit in exhibits():
        if exhibit.kept:
            (folder / f"{exhibit.name}.json").write_bytes(exhibit.data)
            if exhibit.signature:
                (folder / f"{exhibit.name}.json.sig").write_bytes(exhibit.signature)


if __name__ == "__main__":
    write(FOLDER)
