import contextlib
import hashlib
import importlib
import json
import pkgutil
import time
from dataclasses import MISSING, dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import auditor.model
from auditor.model.audit import Audit, Tool, read_record, record_bytes
from auditor.model.codec import KeyedBy, canonical_json, digest_of, from_plain, to_plain
from auditor.model.custody import CaseOpened, Entry
from auditor.model.finding import Coverage, Verdict
from auditor.model.package import Enabled, InstalledPackage, UserState
from auditor.model.plain import MAX_INT, MAX_QUOTED, ShapeError, parse_json
from auditor.model.policy import BanList
from auditor.model.removal import Confirmation, RemovalPlan
from support import audits, build
from support.values import TEXT, values

ROUND_TRIPPED = (Audit, BanList, RemovalPlan, Confirmation, Entry, CaseOpened, InstalledPackage)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INT, MAX_INT) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def _enums():
    modules = (
        importlib.import_module(f"auditor.model.{one.name}") for one in pkgutil.iter_modules(auditor.model.__path__)
    )
    kinds = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Enum) and kind is not Enum
    }
    return sorted(kinds, key=lambda kind: kind.__name__)


@dataclass(frozen=True, slots=True)
class Every:
    """One field of each kind that the codec knows."""

    text: str
    flag: bool
    number: int
    moment: datetime
    day: date
    choice: Verdict
    maybe: int | None
    several: tuple[str, ...]
    states: Annotated[tuple[UserState, ...], KeyedBy("user_id")]


STATE = UserState(10, True, Enabled.DEFAULT, None, None, None, None, None, None)
EVERY = Every(
    "é", True, 7, datetime(2026, 11, 24, 9, 30, 0, 250_000, UTC), date(2026, 11, 24), Verdict.REVIEW, None, ("b", "a"),
    (STATE,),
)  # fmt: skip


def _plain(**changes):
    return {**to_plain(EVERY), **changes}


def _refused(kind, plain):
    with pytest.raises(ShapeError) as refusal:
        from_plain(kind, plain)
    return refusal.value


# ---------------------------------------------------------------- there and back


@pytest.mark.parametrize("kind", ROUND_TRIPPED, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_what_is_written_is_read_back_equal(kind, data):
    value = data.draw(values(kind))
    written = canonical_json(value)
    again = from_plain(kind, parse_json(written))
    assert again == value
    assert canonical_json(again) == written


def test_a_record_is_read_back_equal():
    audit = audits.audit()
    assert read_record(record_bytes(audit)) == audit


@given(JSON)
def test_data_written_in_pieces_is_what_it_is_when_written_whole(plain):
    whole = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert canonical_json(plain) == whole


@given(JSON)
def test_plain_data_is_read_back_equal(plain):
    assert parse_json(canonical_json(plain)) == plain


@pytest.mark.parametrize("kind", _enums(), ids=lambda kind: kind.__name__)
def test_every_member_of_every_enum_is_written_and_read(kind):
    for member in kind:
        assert from_plain(kind, parse_json(canonical_json(member))) is member


def test_each_kind_of_field_has_its_form():
    state = {field.name: None for field in fields(UserState)} | {"user_id": 10, "installed": True, "enabled": "default"}
    assert to_plain(EVERY) == {
        "text": "é",
        "flag": True,
        "number": 7,
        "moment": "2026-11-24T09:30:00.250Z",
        "day": "2026-11-24",
        "choice": "REVIEW",
        "maybe": None,
        "several": ["b", "a"],
        "states": {"10": state},
    }


# ---------------------------------------------------------------- canonical bytes


def test_the_bytes_are_those_that_were_agreed():
    """RFC 8785: sorted keys, no spaces, literal UTF-8, the short escapes; these bytes are in signed reports."""
    plain = {"b": [1, True, None], "a": 'é\n\x1f\u2028"\\/', "é": -0, "B": {}}
    assert (
        canonical_json(plain) == b'{"B":{},"a":"\xc3\xa9\\n\\u001f\xe2\x80\xa8\\"\\\\/","b":[1,true,null],"\xc3\xa9":0}'
    )


def test_the_digest_of_a_known_value_never_changes():
    assert digest_of(EVERY) == hashlib.sha256(canonical_json(EVERY)).hexdigest()
    assert digest_of({"a": 1}) == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"


@given(JSON, st.randoms())
def test_equal_data_has_equal_bytes_in_whatever_order_it_was_made(plain, random):
    assert canonical_json(_shuffled(plain, random)) == canonical_json(plain)


def _shuffled(plain, random):
    if isinstance(plain, list):
        return [_shuffled(item, random) for item in plain]
    if isinstance(plain, dict):
        keys = list(plain)
        random.shuffle(keys)
        return {key: _shuffled(plain[key], random) for key in keys}
    return plain


def test_the_same_moment_in_another_zone_has_the_same_bytes():
    there = EVERY.moment.astimezone(timezone(timedelta(hours=-5)))
    assert canonical_json(replace(EVERY, moment=there)) == canonical_json(EVERY)


def test_what_a_clock_says_beyond_the_millisecond_is_dropped():
    assert to_plain(datetime(2026, 1, 1, 0, 0, 0, 999_999, UTC)) == "2026-01-01T00:00:00.999Z"


# ---------------------------------------------------------------- what cannot be written


@pytest.mark.parametrize("value", [1.5, float("nan"), b"bytes", {1: "a"}, {"a": 1.5}, [object()], UserState, {1, 2}])
def test_what_has_no_json_form_is_not_written(value):
    with pytest.raises(TypeError):
        canonical_json(value)


@pytest.mark.parametrize("value", [MAX_INT + 1, -MAX_INT - 1, {"a": [10**40]}, "\ud800", datetime(2026, 1, 1)])  # noqa: DTZ001
def test_what_could_not_be_read_back_is_not_written(value):
    with pytest.raises(ValueError):  # noqa: PT011 - a programmer's mistake, its words are nobody's contract
        canonical_json(value)


def test_two_values_with_one_key_are_not_written_as_one():
    with pytest.raises(ValueError, match="same user_id"):
        to_plain(replace(EVERY, states=(STATE, replace(STATE, installed=False))))


# ---------------------------------------------------------------- strict reading


def test_an_unknown_field_is_named():
    assert _refused(Every, _plain(extra=1)).path == "extra"


@pytest.mark.parametrize("name", [field.name for field in fields(Every)])
def test_a_missing_field_is_named(name):
    plain = _plain()
    del plain[name]
    refusal = _refused(Every, plain)
    assert (refusal.path, refusal.problem) == (name, "missing")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("text", 1),
        ("text", None),
        ("flag", 1),
        ("flag", "true"),
        ("number", True),
        ("number", "7"),
        ("number", MAX_INT + 1),
        ("number", -MAX_INT - 1),
        ("moment", 1_700_000_000),
        ("moment", "2026-11-24T09:30:00"),
        ("moment", "2026-11-24 09:30:00Z"),
        ("moment", "20261124T093000Z"),
        ("moment", "2026-W48-2T09:30:00Z"),
        ("moment", "2026-11-24T09:30:00.2500Z"),
        ("moment", "2026-02-30T09:30:00Z"),
        ("moment", "0001-01-01T00:00:00+23:00"),
        ("moment", "9999-12-31T23:59:59-23:00"),
        ("moment", "２026-11-24T09:30:00Z"),
        ("day", "20261124"),
        ("day", "2026-W48-2"),
        ("day", "2026-13-01"),
        ("day", "2026-11-24T00:00:00Z"),
        ("day", None),
        ("choice", "MAYBE"),
        ("choice", 1),
        ("choice", None),
        ("maybe", "7"),
        ("several", "b"),
        ("several", {"0": "b"}),
        ("several", None),
        ("states", []),
        ("states", {"10": None}),
    ],
)
def test_an_ill_typed_field_is_named(name, wrong):
    assert _refused(Every, _plain(**{name: wrong})).path.startswith(name)


def test_the_path_leads_to_the_field():
    assert _refused(Every, _plain(several=["a", 2])).path == "several[1]"
    state = to_plain(STATE) | {"enabled": "sometimes"}
    assert _refused(Every, _plain(states={"10": state})).path == "states.10.enabled"


def test_a_key_that_differs_from_what_it_is_the_key_of_is_named():
    refusal = _refused(Every, _plain(states={"11": to_plain(STATE)}))
    assert (refusal.path, refusal.problem) == ("states.11", "differs from its own user_id")


def test_keyed_values_come_back_sorted_by_their_key():
    states = tuple(replace(STATE, user_id=user) for user in (9, 10, 100))
    assert from_plain(Every, to_plain(replace(EVERY, states=states[::-1]))).states == states


@pytest.mark.parametrize("plain", [None, [], "text", 1, True])
def test_what_is_no_object_is_no_value(plain):
    assert str(_refused(Every, plain)) == "top level: must be an object"


def test_a_value_that_contradicts_itself_is_refused_with_its_path():
    gap = {"what": "x", "why": "y"}
    plain = to_plain(audits.audit()) | {"coverage": {"complete": True, "gaps": [gap], "notes": []}}
    assert _refused(Audit, plain).path == "coverage"


def test_an_offset_is_read_as_the_moment_it_names():
    assert from_plain(datetime, "2026-11-24T04:30:00.250-05:00") == EVERY.moment


@settings(max_examples=30)
@given(values(Audit).map(to_plain), st.data())
def test_no_field_of_a_record_may_be_left_out_but_those_that_came_later(plain, data):
    later = {field.name for field in fields(Audit) if field.default is not MISSING}
    name = data.draw(st.sampled_from(sorted(plain)))
    del plain[name]
    if name in later:
        assert getattr(from_plain(Audit, plain), name) == Audit.__dataclass_fields__[name].default
    else:
        assert _refused(Audit, plain).path == name


@given(JSON)
def test_no_data_whatever_ends_in_anything_but_a_value_or_a_complaint(plain):
    for kind in (Every, Tool, Coverage):
        with contextlib.suppress(ShapeError):
            assert to_plain(from_plain(kind, plain)) == plain


@pytest.mark.parametrize(
    "hostile",
    [
        lambda long: parse_json(json.dumps({"a": 1})[:-1].encode() + b',"' + long + b'":1,"' + long + b'":1}'),
        lambda long: parse_json(b"[1." + b"1" * len(long) + b"]"),
        lambda long: from_plain(Every, {long.decode(): 1}),
        lambda long: from_plain(Verdict, long.decode()),
        lambda long: from_plain(date, long.decode()),
    ],
)
def test_a_complaint_quotes_a_little_and_not_a_megabyte(hostile):
    with pytest.raises(ShapeError) as refusal:
        hostile(b"x" * 1_000_000)
    assert len(str(refusal.value)) < 4 * MAX_QUOTED
    assert len(refusal.value.path) <= MAX_QUOTED + 1


def test_a_record_of_a_full_phone_is_read_quickly():
    packages = tuple(build.package(f"com.example.app{number}") for number in range(450))
    data = record_bytes(audits.audit(packages=packages))
    start = time.perf_counter()
    assert len(read_record(data).packages) == 450
    assert time.perf_counter() - start < 5


def test_what_an_earlier_version_wrote_lacks_the_fields_that_came_later():
    plain = to_plain(build.package())
    del plain["icon"]
    assert from_plain(type(build.package()), plain) == build.package()
    del plain["name"]
    with pytest.raises(ShapeError, match="name: missing"):
        from_plain(type(build.package()), plain)
