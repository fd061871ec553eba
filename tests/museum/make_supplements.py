"""Make the museum of bad supplements: one department's file per defect.

Run `python tests/museum/make_supplements.py` to write tests/museum/supplement/ anew; a test makes them again and
compares. Nothing here is random. A file too large for a repository is made by the test and not written.
"""

from dataclasses import dataclass
from pathlib import Path

from museum.make_banlists import KEY, NOW, PUBLISHER, STRANGER, sign

from auditor.banlist.limits import MAX_SUPPLEMENT_BYTES
from auditor.banlist.signature import write_publisher
from auditor.errors import BadSignatureError, BanListError, ExpiredError, MalformedError

FOLDER = Path(__file__).parent / "supplement"
__all__ = ["FOLDER", "KEY", "NOW", "PUBLISHER", "Exhibit", "base", "exhibits", "write"]

BASE = """\
schema = "fieldcheck-supplement/1"
issued = 2026-05-01T00:00:00Z
expires = 2026-12-01T00:00:00Z

[name]
en = "Department rules"
fr = "Règles du ministère"

[[instruments]]
id = "DEPT-2026-1"
jurisdiction = "XX"
authority = { en = "Department of Examples", fr = "Ministère des Exemples" }
binding = "binding"
in_force = 2026-05-01
title = { en = "Order 1", fr = "Directive 1" }
scope = { en = "All phones.", fr = "Tous les téléphones." }
reason = { en = "It sends data abroad.", fr = "Elle envoie des données à l’étranger." }
sources = [{ title = "Order 1", address = "https://intranet.example.org/1", primary = true }]

[[rules]]
id = "dept-notes"
app_name = "Notes"
vendor = "Example"
under = [{ instrument = "DEPT-2026-1", link = "named" }]
indicators = [{ kind = "package name", value = "org.example.notes", sureness = "confirmed" }]

[[reasons]]
rule = "app"
text = { en = "Seen in an incident.", fr = "Vue lors d’un incident." }

[[exceptions]]
package = "org.example.app"
reference = "DX-7"
until = 2026-08-31
reason = { en = "Needed by one team.", fr = "Nécessaire à une équipe." }
"""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A bad supplement. kind: the error it must end in; says: what its sentence must hold. signature None: unsigned.

    kept: written to the folder.
    """

    name: str
    data: bytes
    signature: bytes | None
    kind: type[BanListError]
    says: str
    kept: bool = True


def base() -> bytes:
    """A small supplement without any defect."""
    return BASE.encode()


def exhibits() -> tuple[Exhibit, ...]:
    """Every exhibit, in order of name."""
    found = [*_untrusted(), *_untimely(), *_unreadable(), *(_bad(*case) for case in CASES)]
    return tuple(sorted(found, key=lambda exhibit: exhibit.name))


def _untrusted() -> list[Exhibit]:
    good, kind = base(), BadSignatureError
    return [
        Exhibit("altered", good.replace(b"DX-7", b"DX-8"), sign(good), kind, "does not fit its content"),
        Exhibit("empty-signature", good, b"", kind, "there is no signature beside it"),
        Exhibit("foreign-signature", good, sign(good, STRANGER), kind, "of no publisher that is installed here"),
        Exhibit("signature-garbage", good, b"\xff\xfe", kind, "its signature file cannot be read"),
    ]


def _untimely() -> list[Exhibit]:
    early = _changed(("2026-05-01T00:00:00Z", "2026-06-01T00:01:00Z"))
    late = _changed(("2026-12-01T00:00:00Z", "2026-06-01T00:00:00Z"))
    return [
        Exhibit("expired", late, None, ExpiredError, "it expired on 2026-06-01"),
        Exhibit("not-yet-valid", early, None, ExpiredError, "valid from 2026-06-01 00:01 UTC"),
    ]


def _unreadable() -> list[Exhibit]:
    deep = base() + b"a" + b".a" * 4000 + b" = 1\n"
    header = BASE[: BASE.index("[[instruments]]")].encode()
    cases = [
        ("not-toml", b"this is a letter\n", "not TOML in UTF-8"),
        ("not-utf8", base().replace(b"Notes", b"N\xf6tes"), "not TOML in UTF-8"),
        ("json", b'{"schema":"fieldcheck-supplement/1"}', "not TOML in UTF-8"),
        ("deep-nesting", deep, "nested too deeply"),
        ("adds-nothing", header, "empty: it adds no app"),
    ]
    large = b"#" * (MAX_SUPPLEMENT_BYTES + 1)
    return [
        *(Exhibit(name, data, None, MalformedError, says) for name, data, says in cases),
        Exhibit("too-large", large, None, MalformedError, f"larger than {MAX_SUPPLEMENT_BYTES} bytes", kept=False),
    ]


def _changed(*pairs: tuple[str, str]) -> bytes:
    text = BASE
    for old, new in pairs:
        if text.count(old) == 0:
            raise ValueError(f"{old!r} is not in the base")
        text = text.replace(old, new, 1)
    return text.encode()


def _bad(name: str, says: str, old: str, new: str) -> Exhibit:
    return Exhibit(name, _changed((old, new)), None, MalformedError, says)


def _again(header: str) -> tuple[str, str]:
    """A part of the file as it stands, and the same part twice."""
    part = BASE[BASE.index(header) :].split("\n\n", maxsplit=1)[0].rstrip("\n") + "\n"
    return part, f"{part}\n{part}"


RULE = BASE[BASE.index("[[rules]]") : BASE.index("\n[[reasons]]")]
UNTIL = "until = 2026-08-31"
FRENCH = 'fr = "Nécessaire à une équipe."'
INDICATOR = '{ kind = "package name", value = "org.example.notes", sureness = "confirmed" }'
CASES = (
    ("newer-schema", "schema: 'fieldcheck-supplement/2' is not", "supplement/1", "supplement/2"),
    ("edition-schema", "schema: 'fieldcheck-banlist/1' is not", "fieldcheck-supplement/1", "fieldcheck-banlist/1"),
    ("unknown-part", "field allowed: unknown field", "[name]", 'allowed = ["org.example.app"]\n\n[name]'),
    ("unknown-field", "field exceptions[0].user: unknown field", UNTIL, f"{UNTIL}\nuser = 10"),
    ("name-in-one-language", "field name.fr: missing", 'fr = "Règles du ministère"\n', ""),
    ("no-reference", "field exceptions[0].reference: missing", 'reference = "DX-7"\n', ""),
    ("empty-reference", "field exceptions[0].reference: is empty", '"DX-7"', '" "'),
    ("no-end", "field exceptions[0].until: missing", f"{UNTIL}\n", ""),
    ("end-that-is-no-day", "field exceptions[0].until: 'always' is not a date", UNTIL, 'until = "always"'),
    ("end-with-a-time", "is not a date", UNTIL, "until = 2026-08-31T00:00:00Z"),
    ("end-too-far", "field exceptions[0].until: is more than 732 days", UNTIL, "until = 2099-01-01"),
    ("end-before-issue", "field exceptions[0].until: 2026-04-30 is before", UNTIL, "until = 2026-04-30"),
    ("reason-in-one-language", "field exceptions[0].reason.fr: is empty", FRENCH, 'fr = ""'),
    ("unseen-character", "unseen character U+202E", "Needed by", "Needed\\u202e by"),
    ("exception-for-a-pattern", "exceptions[0].package: 'org.example.*' is no", "org.example.app", "org.example.*"),
    ("exception-twice", "field exceptions[1].package: 'org.example.app' is there twice", *_again("[[exceptions]]")),
    ("reason-twice", "field reasons[1].rule: 'app' is there twice", *_again("[[reasons]]")),
    ("rule-twice", "field rules[1].id: 'dept-notes' is there twice", *_again("[[rules]]")),
    ("instrument-twice", "field instruments[1].id: 'DEPT-2026-1' is there twice", *_again("[[instruments]]")),
    ("instrument-in-another-name", "'XX-2026-1' does not begin with DEPT-", 'id = "DEPT-2026-1"', 'id = "XX-2026-1"'),
    ("rule-in-another-name", "field rules[0].id: 'notes' does not begin with dept-", "dept-notes", "notes"),
    (
        "rule-under-the-editions-instrument",
        "field rules[0].under[0].instrument: there is no instrument 'XX-2024-APP'",
        'instrument = "DEPT-2026-1"',
        'instrument = "XX-2024-APP"',
    ),
    ("rule-without-indicator", "field rules[0].indicators: has no indicator", INDICATOR, ""),
    ("rule-with-a-pattern", "'org.example.*' is no package name", "org.example.notes", "org.example.*"),
    ("unknown-category", "field instruments[0].binding: 'strict'", 'binding = "binding"', 'binding = "strict"'),
    ("source-no-web-address", "is not an http or https address", "https://intranet.example.org/1", "file:///order"),
    ("checked-in-the-future", "instruments[0].checked: is later than", "in_force", "checked = 2026-05-02\nin_force"),
    (
        "package-in-two-rules",
        "field rules[1].indicators[0].value: org.example.notes is already in rule dept-notes",
        RULE,
        f"{RULE}\n{RULE.replace('dept-notes', 'dept-second')}",
    ),
    ("expires-before-issued", "field expires: must be later than", "expires = 2026-12-01", "expires = 2026-04-01"),
    ("never-expires", "field expires: is more than 732 days", "expires = 2026-12-01", "expires = 2036-12-01"),
    ("wrong-type", "field rules: must be a list", "[[rules]]", "[rules]"),
    ("float-day", "field exceptions[0].until: must be a date", UNTIL, "until = 2026.08"),
    # Sound by itself, but it does not fit the edition under it.
    ("reason-for-no-rule", "field reasons[0].rule: the edition has no rule 'gone'", 'rule = "app"', 'rule = "gone"'),
)  # fmt: skip


def write(folder: Path) -> None:
    """Write every exhibit that is kept, and the publisher who signed some of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / "publisher.toml").write_bytes(write_publisher(PUBLISHER))
    for exhibit in exhibits():
        if exhibit.kept:
            (folder / f"{exhibit.name}.toml").write_bytes(exhibit.data)
            if exhibit.signature is not None:
                (folder / f"{exhibit.name}.toml.sig").write_bytes(exhibit.signature)


if __name__ == "__main__":
    write(FOLDER)
