"""Trust: the order of the checks, the clock's edges, the memory of newer editions."""

import base64
import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from museum.make_banlists import KEY, NOW, PUBLISHER, STRANGER, as_bytes, base, sign

from auditor.banlist import trust
from auditor.banlist.limits import MAX_BUNDLE_BYTES
from auditor.banlist.signature import Publisher
from auditor.banlist.trust import verify_edition
from auditor.errors import BadSignatureError, BanListError, ExpiredError, MalformedError, RolledBackError

GOOD = as_bytes(base())
GOOD_SIGNATURE = sign(GOOD)


def test_a_good_edition_is_trusted_and_says_who_signed_it_and_which_bytes(signed):
    edition = verify_edition(signed.data, signed.signature, (signed.publisher,), NOW, None)
    assert edition.publisher == signed.publisher.name
    assert edition.key_id == signed.publisher.key_id
    assert edition.digest == hashlib.sha256(signed.data).hexdigest()
    assert edition.development
    assert not edition.overridden
    assert edition.ban_list.edition == 7


def test_a_publisher_that_is_no_development_key_is_told_apart(signed):
    real = replace(signed.publisher, development=False)
    assert not verify_edition(signed.data, signed.signature, (real,), NOW, None).development


def test_the_right_publisher_is_found_among_several(signed):
    other = Publisher("Other", STRANGER.public_key().public_bytes_raw(), development=False)
    edition = verify_edition(signed.data, signed.signature, (other, signed.publisher), NOW, None)
    assert edition.publisher == signed.publisher.name


def test_without_any_publisher_nothing_is_trusted(signed):
    with pytest.raises(BadSignatureError, match="no publisher that is installed"):
        verify_edition(signed.data, signed.signature, (), NOW, None)


@pytest.mark.parametrize(
    ("now", "trusted"),
    [
        (datetime(2026, 1, 1, tzinfo=UTC), True),
        (datetime(2026, 1, 1, tzinfo=UTC) - timedelta(microseconds=1), False),
        (datetime(2026, 12, 31, tzinfo=UTC) - timedelta(microseconds=1), True),
        (datetime(2026, 12, 31, tzinfo=UTC), False),
    ],
)
def test_an_edition_counts_from_its_first_moment_to_just_before_its_last(signed, now, trusted):
    def verify():
        return verify_edition(signed.data, signed.signature, (signed.publisher,), now, None)

    if trusted:
        assert verify().ban_list.edition == 7
    else:
        with pytest.raises(ExpiredError):
            verify()


@pytest.mark.parametrize("seen", [None, 1, 6, 7])
def test_the_same_or_a_newer_edition_than_the_one_used_is_taken(signed, seen):
    assert not verify_edition(signed.data, signed.signature, (signed.publisher,), NOW, seen).overridden


def test_an_older_edition_is_refused_unless_the_operator_allows_it_and_then_it_says_so(signed):
    with pytest.raises(RolledBackError, match="edition 8 was in use"):
        verify_edition(signed.data, signed.signature, (signed.publisher,), NOW, 8)
    assert verify_edition(signed.data, signed.signature, (signed.publisher,), NOW, 8, allow_older=True).overridden


def test_allowing_an_older_edition_marks_nothing_when_it_is_not_older(signed):
    edition = verify_edition(signed.data, signed.signature, (signed.publisher,), NOW, 7, allow_older=True)
    assert not edition.overridden


def spoilt(**changes) -> bytes:
    return as_bytes({**base(), **changes})


WRONG_TIME = {"issued": "2020-01-01T00:00:00.000Z", "as_of": "2019-01-01", "expires": "2021-01-01T00:00:00.000Z"}
UNCHECKED = [{**instrument, "checked": None} for instrument in base()["instruments"]]


@pytest.mark.parametrize(
    ("data", "signature", "kind"),
    [
        # each of these lists has this defect and every later one; the earliest check must speak
        (b" " * (MAX_BUNDLE_BYTES + 1), b"", MalformedError),
        (b"{ not JSON", b"", BadSignatureError),
        (b"{ not JSON", sign(b"{ not JSON"), MalformedError),
        (spoilt(edition=1, instruments=UNCHECKED, **WRONG_TIME), None, ExpiredError),
        (spoilt(edition=1), None, RolledBackError),
    ],
)
def test_the_checks_come_in_the_order_size_signature_content_time_edition(data, signature, kind):
    with pytest.raises(BanListError) as caught:
        verify_edition(data, sign(data) if signature is None else signature, (PUBLISHER,), NOW, 9)
    assert type(caught.value) is kind


def test_not_a_byte_is_parsed_before_the_signature_held(monkeypatch):
    def parse(_data):
        raise AssertionError("parsed before it was trusted")

    monkeypatch.setattr(trust, "read_edition", parse)
    with pytest.raises(BadSignatureError):
        verify_edition(GOOD, sign(GOOD + b" "), (PUBLISHER,), NOW, None)
    with pytest.raises(AssertionError, match="parsed before"):
        verify_edition(GOOD, GOOD_SIGNATURE, (PUBLISHER,), NOW, None)


def test_a_signature_over_the_bare_bytes_is_none_because_the_form_is_signed_too():
    bare = sign(GOOD).split(b'"signature":"')[0]
    value = KEY.sign(GOOD)
    import_form = bare + b'"signature":"' + base64.b64encode(value) + b'"}\n'
    with pytest.raises(BadSignatureError, match="does not fit"):
        verify_edition(GOOD, import_form, (PUBLISHER,), NOW, None)


@given(place=st.integers(0, len(GOOD) - 1), bit=st.integers(0, 7))
def test_no_changed_bit_of_an_edition_is_ever_trusted(place, bit):
    changed = bytearray(GOOD)
    changed[place] ^= 1 << bit
    with pytest.raises(BadSignatureError):
        verify_edition(bytes(changed), GOOD_SIGNATURE, (PUBLISHER,), NOW, None)


@given(st.binary(max_size=400))
def test_no_stray_bytes_are_ever_taken_for_a_signature(data):
    with pytest.raises(BadSignatureError):
        verify_edition(GOOD, data, (PUBLISHER,), NOW, None)
