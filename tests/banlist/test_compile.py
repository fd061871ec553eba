"""Compiling the source folder: what it becomes, and that every mistake names its file and field."""

import random
from datetime import UTC, date, datetime

import pytest

from auditor.banlist.compile import compile_bytes, compile_edition
from auditor.banlist.limits import MAX_SOURCE_FILE_BYTES
from auditor.banlist.read import read_edition
from auditor.errors import MalformedError
from auditor.model.policy import Binding

EDITION = """
edition = 3
publisher = "Department of Examples"
issued = 2026-01-01T00:00:00Z
expires = 2026-12-31T00:00:00Z
as_of = 2025-12-31
"""
INSTRUMENT = """
id = "XX-2024-APP"
jurisdiction = "XX"
authority = { en = "Ministry of Examples", fr = "Ministère des Exemples" }
binding = "binding"
announced = 2024-01-02

[title]
en = "Order on an app"
fr = "Arrêté sur une application"
[scope]
en = "Phones."
fr = "Téléphones."
[reason]
en = "Risk."
fr = "Risque."

[[sources]]
title = "The order"
address = "https://example.org/order"
primary = true
[[sources]]
title = "A newspaper"
address = "https://news.example.org/order"
"""
RULE = """
id = "app"
app_name = "App"
vendor = "Example"
under = [{ instrument = "XX-2024-APP", link = "named" }]
indicators = [{ kind = "package name", value = "org.example.app", sureness = "confirmed" }]
"""
POLICY = """
id = "xx"
instruments = ["XX-2024-APP"]
[name]
en = "Exampleland"
fr = "Exemplie"
"""
EVERY = """
id = "all-binding"
every = "binding"
[name]
en = "All"
fr = "Tous"
"""
APP, ORDER, LAND, HEAD = "rules/app.toml", "instruments/XX-2024-APP.toml", "policies/xx.toml", "edition.toml"


def source(**changes: str) -> dict[str, bytes]:
    texts = {HEAD: EDITION, ORDER: INSTRUMENT, APP: RULE, LAND: POLICY, "policies/all-binding.toml": EVERY}
    return {path: text.encode() for path, text in {**texts, **changes}.items()}


def refusal(files: dict[str, bytes]) -> str:
    with pytest.raises(MalformedError) as caught:
        compile_edition(files)
    return caught.value.why


def test_a_folder_becomes_an_edition_and_what_may_be_left_out_is_filled_in():
    found = compile_edition(source())
    assert (found.edition, found.publisher, found.as_of) == (3, "Department of Examples", date(2025, 12, 31))
    assert found.issued == datetime(2026, 1, 1, tzinfo=UTC)
    instrument = found.instruments[0]
    assert (instrument.announced, instrument.in_force, instrument.ended) == (date(2024, 1, 2), None, None)
    assert [s.primary for s in instrument.sources] == [True, False]
    assert found.rules[0].under[0].note is None
    assert found.rules[0].indicators[0].doubt is None
    assert not found.rules[0].indicators[0].build


def test_the_compiled_bytes_read_back_to_the_same_edition():
    assert read_edition(compile_bytes(source())) == compile_edition(source())


def test_the_same_files_in_any_order_give_the_same_bytes():
    files = list(source().items())
    wanted = compile_bytes(dict(files))
    for seed in range(5):
        random.Random(seed).shuffle(files)
        assert compile_bytes(dict(files)) == wanted


def test_a_policy_of_every_binding_instrument_takes_in_new_ones_and_only_binding_ones():
    second = INSTRUMENT.replace("XX-2024-APP", "XX-2025-ADVICE").replace('"binding"', '"advice"')
    third = INSTRUMENT.replace("XX-2024-APP", "XX-2026-ORDER")
    land = POLICY.replace('["XX-2024-APP"]', '["XX-2024-APP", "XX-2025-ADVICE"]')
    extra = {"instruments/XX-2025-ADVICE.toml": second, "instruments/XX-2026-ORDER.toml": third, LAND: land}
    found = compile_edition(source(**extra))
    policy = found.policy("all-binding")
    assert policy is not None
    assert policy.instruments == ("XX-2024-APP", "XX-2026-ORDER")
    assert found.instrument("XX-2025-ADVICE").binding is Binding.ADVICE


@pytest.mark.parametrize(
    ("path", "old", "new", "why"),
    [
        (ORDER, 'binding = "binding"', 'binding = "strict"', f"{ORDER}, field binding: 'strict' is not one of"),
        (ORDER, "announced =", "anounced =", f"{ORDER}, field anounced: unknown field"),
        (ORDER, 'fr = "Risque."', "", f"{ORDER}, field reason.fr: missing"),
        (ORDER, 'fr = "Risque."', 'fr = ""', f"{ORDER}, field reason.fr: is empty"),
        (ORDER, "2024-01-02", "2024-01-02\nin_force = 2024-01-01", f"{ORDER}, field in_force: 2024-01-01 is before"),
        (ORDER, "https://example.org", "ftp://example.org", f"{ORDER}, field sources[0].address: 'ftp://example.org"),
        (ORDER, 'id = "XX-2024-APP"', 'id = "XX-2025-APP"', f"{ORDER}, field id: 'XX-2025-APP' is not the name"),
        (ORDER, "announced = 2024-01-02", "announced = 1.5", f"{ORDER}, field announced: must be a date"),
        (ORDER, "announced = 2024-01-02", "announced = 2024-13-02", f"{ORDER} is not TOML in UTF-8"),
        (
            ORDER,
            "announced = 2024-01-02",
            "announced = 10:00:00",
            f"{ORDER}, field announced: '10:00:00' is not a date",
        ),
        (APP, "org.example.app", "tiktok", f"{APP}, field indicators[0]: 'tiktok' is no package name"),
        (APP, "XX-2024-APP", "XX-1999", f"{APP}, field under[0].instrument: there is no instrument 'XX-1999'"),
        (APP, '[{ instrument = "XX-2024-APP", link = "named" }]', "[]", f"{APP}, field under: rests on no instrument"),
        (APP, '[{ instrument = "XX-2024-APP", link = "named" }]', "[1]", f"{APP}, field under[0]: must be an object"),
        (APP, '"confirmed"', '"possible"', f"{APP}, field indicators[0].doubt: must say why"),
        (LAND, "XX-2024-APP", "XX-1999", f"{LAND}, field instruments[0]: there is no instrument 'XX-1999'"),
        (LAND, "id =", 'every = "binding"\nid =', f"{LAND}, field every: stands beside a list"),
        ("policies/all-binding.toml", '"binding"', '"all"', "policies/all-binding.toml, field every: 'all' is not"),
        (
            "policies/all-binding.toml",
            '"binding"',
            '"advice"',
            "policies/all-binding.toml, field instruments: names no",
        ),
        (HEAD, "edition = 3", 'edition = "3"', f"{HEAD}, field edition: must be a whole number"),
        (HEAD, "edition = 3", "edition = 3\nschema = 'x'", f"{HEAD}, field schema: unknown field"),
        (HEAD, "as_of = 2025-12-31", "", f"{HEAD}, field as_of: missing"),
        (HEAD, "2026-12-31T00", "2025-12-31T00", "the edition, field expires: must be later than issued"),
    ],
)
def test_every_mistake_names_its_file_and_field(path, old, new, why):
    files = source()
    assert old.encode() in files[path]
    files[path] = files[path].replace(old.encode(), new.encode(), 1)
    assert why in refusal(files)


def test_one_package_name_in_two_files_is_refused():
    second = RULE.replace('"app"', '"again"')
    assert "org.example.app is already in rule again" in refusal(source(**{"rules/again.toml": second}))


def test_an_instrument_that_no_policy_names_is_refused():
    advice = INSTRUMENT.replace("XX-2024-APP", "XX-2025-ADVICE").replace('"binding"', '"advice"')
    assert "XX-2025-ADVICE belongs to no policy" in refusal(source(**{"instruments/XX-2025-ADVICE.toml": advice}))


def test_a_missing_header_is_said():
    files = source()
    del files[HEAD]
    assert refusal(files) == "edition.toml is missing"


@pytest.mark.parametrize("path", ["rules/app.toml.txt", "app.toml", "rules/old/app2.toml", "readme.md"])
def test_a_file_that_nothing_would_read_is_refused_because_it_looks_like_a_rule_in_force(path):
    assert path in refusal(source(**{path: RULE.replace('"app"', '"app2"').replace("example.app", "example.b")}))


@pytest.mark.parametrize("data", [b"\xff\xfe", b"id = ", b"id = " + b"[" * 5000])
def test_a_file_that_is_not_toml_is_named(data):
    files = source()
    files[APP] = data
    assert refusal(files).startswith(f"{APP} is not TOML in UTF-8")


def test_a_file_too_large_to_review_is_refused():
    files = source()
    files[APP] += b"#" * MAX_SOURCE_FILE_BYTES
    assert refusal(files) == f"{APP} has more than {MAX_SOURCE_FILE_BYTES} bytes"
