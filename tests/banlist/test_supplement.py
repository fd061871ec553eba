"""A department's own rules: bad files are refused, good ones are layered over the edition, and nothing is hidden."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from museum.make_banlists import KEY, NOW, PUBLISHER, as_bytes, sign
from museum.make_banlists import base as edition_base
from museum.make_supplements import BASE, FOLDER, Exhibit, base, exhibits, write

from auditor.banlist import store
from auditor.banlist.read import read_edition
from auditor.banlist.signature import write_publisher
from auditor.banlist.supplement import POLICY, merge, read_supplement, trust_supplement
from auditor.errors import BanListError, ExpiredError, MalformedError, OutputError, RemovalError
from auditor.files import OWNER_ONLY
from auditor.judge.arm import arm
from auditor.judge.match import match
from auditor.model.custody import EntryKind
from auditor.model.plain import parse_json
from auditor.records.store import Records
from auditor.workflow import lists
from auditor.workflow.desk import Desk, own_policies
from auditor.workflow.preflight import check_same_list
from support import audits, build

EXHIBITS = exhibits()
EDITION = read_edition(as_bytes(edition_base()))


class Clock:
    def now(self):
        return NOW


@pytest.fixture
def installed(tmp_path) -> Path:
    """Resources with the museum's publisher and its edition."""
    folder = tmp_path / "resources"
    (folder / store.PUBLISHERS).mkdir(parents=True)
    (folder / store.PUBLISHERS / "museum.toml").write_bytes(write_publisher(PUBLISHER))
    (folder / store.SHIPPED).parent.mkdir(parents=True)
    data = as_bytes(edition_base())
    (folder / store.SHIPPED).write_bytes(data)
    (folder / store.SHIPPED).with_name(store.SHIPPED.name + ".sig").write_bytes(sign(data))
    return folder


@pytest.fixture
def home(tmp_path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def records(home):
    opened = Records(home, Clock())
    yield opened
    opened.close()


def put(folder: Path, data: bytes, signature: bytes | None = None) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "ours.toml"
    path.write_bytes(data)
    if signature is not None:
        (folder / "ours.toml.sig").write_bytes(signature)
    return path


def take(installed, home, records, data, signature=None):
    path = put(home.parent / "stick", data, signature)
    candidate = lists.check_supplement(installed, home, path, NOW)
    lists.take_supplement(home, candidate, records)
    return candidate


def refusal(exhibit: Exhibit) -> BanListError:
    name = f"{exhibit.name}.toml"
    with pytest.raises(BanListError) as caught:
        merge(EDITION, trust_supplement(name, exhibit.data, exhibit.signature, (PUBLISHER,), NOW).supplement, name)
    return caught.value


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_a_bad_supplement_is_refused_with_its_own_sentence(exhibit: Exhibit):
    error = refusal(exhibit)
    assert type(error) is exhibit.kind
    assert exhibit.says in str(error)
    assert f"{exhibit.name}.toml" in error.what
    assert str(error).isprintable()
    assert len(str(error)) < 500
    assert error.remedy


def test_every_sentence_is_its_own():
    sentences: dict[str, str] = {}
    for exhibit in EXHIBITS:
        error = refusal(exhibit)
        assert sentences.setdefault(error.why, exhibit.name) == exhibit.name


def test_the_folder_holds_what_the_script_makes(tmp_path):
    write(tmp_path / "fresh")
    fresh = {path.name: path.read_bytes() for path in (tmp_path / "fresh").iterdir()}
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == fresh


def test_a_good_one_is_read_whole():
    found = read_supplement("ours.toml", base())
    assert found.name.fr == "Règles du ministère"
    assert (found.issued, found.expires) == (datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
    assert [rule.id for rule in found.rules] == ["dept-notes"]
    assert found.rules[0].apple_ids == ()
    assert found.instruments[0].announced is None
    assert (found.exceptions[0].package, str(found.exceptions[0].until)) == ("org.example.app", "2026-08-31")


def test_parts_and_the_end_may_be_left_out():
    only = BASE[: BASE.index("[[instruments]]")] + BASE[BASE.index("[[exceptions]]") :]
    found = read_supplement("ours.toml", only.replace("expires = 2026-12-01T00:00:00Z\n", "").encode())
    assert (found.expires, found.instruments, found.rules, found.reasons) == (None, (), (), ())
    merged = merge(EDITION, found)
    assert merged == EDITION


def test_the_example_of_the_page_on_the_ban_list_is_a_good_one(resources):
    page = (resources / "docs" / "ban-list.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0].encode()
    shipped = read_edition((resources / store.SHIPPED).read_bytes())
    merged = merge(shipped, read_supplement("ours.toml", example))
    assert merged.policy(POLICY).instruments == ("DEPT-2026-1",)


def test_more_exceptions_than_a_department_needs_are_a_policy_and_refused(monkeypatch):
    monkeypatch.setattr("auditor.banlist.limits.MAX_EXCEPTIONS", 1)
    second = BASE[BASE.index("[[exceptions]]") :].replace("org.example.app", "org.example.other")
    with pytest.raises(MalformedError, match="field exceptions: there are 2, more than 1"):
        read_supplement("ours.toml", f"{BASE}\n{second}".encode())


def test_its_instruments_make_one_policy_and_no_other_policy_changes():
    merged = merge(EDITION, read_supplement("ours.toml", base()))
    assert merged.policies[: len(EDITION.policies)] == EDITION.policies
    own = merged.policy(POLICY)
    assert (own.name.en, own.instruments) == ("Department rules", ("DEPT-2026-1",))
    assert merged.instruments[: len(EDITION.instruments)] == EDITION.instruments
    assert arm(merged).armed == EDITION.indicator_count + 1
    found = match((build.package("org.example.notes"),), merged, (own,), NOW.date())
    assert [(f.rule, f.instruments[0].id) for f in found] == [("dept-notes", "DEPT-2026-1")]


def test_an_app_of_the_edition_may_be_banned_by_the_department_too():
    data = base().replace(b'value = "org.example.notes"', b'value = "org.example.app"')
    merged = merge(EDITION, read_supplement("ours.toml", data))
    assert arm(merged).failures == ()
    policies = (merged.policy("xx"), merged.policy(POLICY))
    found = match((build.package("org.example.app"),), merged, policies, NOW.date())
    assert [f.rule for f in found] == ["app", "dept-notes"]


def clashing(part: str):
    """An edition that holds one part of the supplement already."""
    merged = merge(EDITION, read_supplement("ours.toml", base()))
    return replace(EDITION, **{part: getattr(merged, part)})


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("instruments", "field instruments[0].id: DEPT-2026-1 is already in the edition"),
        ("rules", "field rules[0].id: dept-notes is already in the edition"),
        ("policies", "field instruments: the edition has a policy 'dept' of its own"),
    ],
)
def test_what_the_edition_has_already_is_a_clash(part, says):
    with pytest.raises(MalformedError) as caught:
        merge(clashing(part), read_supplement("ours.toml", base()))
    assert says in str(caught.value)


def test_a_signature_beside_it_names_the_publisher_and_none_names_nobody():
    signed = trust_supplement("ours.toml", base(), sign(base()), (PUBLISHER,), NOW)
    assert (signed.signed_by, signed.digest) == (PUBLISHER.name, hashlib.sha256(base()).hexdigest())
    assert trust_supplement("ours.toml", base(), None, (PUBLISHER,), NOW).signed_by is None


def test_a_bad_signature_is_found_before_a_byte_is_parsed():
    with pytest.raises(BanListError, match="does not fit"):
        trust_supplement("ours.toml", b"no TOML at all", sign(base()), (PUBLISHER,), NOW)


def test_taken_into_use_it_is_armed_with_the_edition_and_named(installed, home, records):
    alone = lists.list_in_use(installed, home, NOW)
    assert (alone.used.supplement, alone.supplement) == (None, None)
    take(installed, home, records, base())
    armed = lists.list_in_use(installed, home, NOW)
    assert armed.edition == alone.ban_list
    assert (armed.used.digest, armed.used.indicators) == (alone.used.digest, alone.used.indicators + 1)
    assert armed.used.armed == armed.used.indicators
    used = armed.used.supplement
    assert (used.name, used.name_fr, used.signed_by) == ("Department rules", "Règles du ministère", None)
    assert (used.rules, used.reasons, used.exceptions) == (1, 1, 1)
    assert used.digest == hashlib.sha256(base()).hexdigest()
    assert (home / "banlist" / "supplement.toml").stat().st_mode & 0o777 == OWNER_ONLY


def test_taking_and_dropping_stand_in_the_custody_log(installed, home, records):
    take(installed, home, records, base(), sign(base()))
    digest = lists.drop_supplement(home, records)
    taken, dropped = list(records.entries())[-2:]
    assert (taken.kind, dropped.kind) == (EntryKind.SUPPLEMENT_TAKEN, EntryKind.SUPPLEMENT_DROPPED)
    assert parse_json(taken.body.encode()) == {
        "name": "Department rules", "digest": digest, "signed_by": PUBLISHER.name
    }  # fmt: skip
    assert parse_json(dropped.body.encode())["digest"] == digest
    assert lists.list_in_use(installed, home, NOW).used.supplement is None
    assert not list((home / "banlist").glob("supplement*"))
    with pytest.raises(OutputError, match="there is none in use"):
        lists.drop_supplement(home, records)


def test_an_unsigned_one_takes_the_place_of_a_signed_one_without_its_signature(installed, home, records):
    take(installed, home, records, base(), sign(base()))
    assert lists.list_in_use(installed, home, NOW).used.supplement.signed_by == PUBLISHER.name
    (home.parent / "stick" / "ours.toml.sig").unlink()
    take(installed, home, records, base().replace(b"DX-7", b"DX-8"))
    assert lists.list_in_use(installed, home, NOW).used.supplement.signed_by is None


def test_one_that_was_altered_in_use_is_refused(installed, home, records):
    take(installed, home, records, base(), sign(base()))
    path = home / "banlist" / "supplement.toml"
    path.write_bytes(path.read_bytes().replace(b"2026-08-31", b"2026-09-30"))
    with pytest.raises(BanListError, match="does not fit"):
        lists.list_in_use(installed, home, NOW)


def test_after_its_time_no_audit_is_made_until_it_is_dropped(installed, home, records):
    take(installed, home, records, base())
    later = datetime(2026, 12, 1, tzinfo=UTC)
    with pytest.raises(ExpiredError, match="out of date"):
        lists.list_in_use(installed, home, later)
    lists.drop_supplement(home, records)
    assert lists.list_in_use(installed, home, later).used.supplement is None


def test_one_that_no_longer_fits_a_newer_edition_is_said_with_its_file(installed, home, records):
    take(installed, home, records, base())
    plain = edition_base() | {"edition": 8}
    plain["rules"] = [rule | {"id": "renamed"} if rule["id"] == "app" else rule for rule in plain["rules"]]
    data = as_bytes(plain)
    (installed / store.SHIPPED).write_bytes(data)
    (installed / store.SHIPPED).with_name(store.SHIPPED.name + ".sig").write_bytes(sign(data, KEY))
    with pytest.raises(MalformedError, match=r"supplement\.toml cannot be used.*reasons\[0\]\.rule.*no rule 'app'"):
        lists.list_in_use(installed, home, NOW)


def test_what_cannot_be_taken_away_is_said(home):
    (home / "banlist" / "supplement.toml").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"supplement\.toml cannot be written"):
        store.take_supplement_away(home)


def desk(armed) -> Desk:
    return Desk(Clock(), None, None, armed.ban_list, armed.used, None, armed.supplement)


def test_its_policy_belongs_to_every_audit_that_names_none(installed, home, records):
    assert own_policies(lists.list_in_use(installed, home, NOW).supplement) == ()
    take(installed, home, records, base())
    assert own_policies(lists.list_in_use(installed, home, NOW).supplement) == (POLICY,)


def test_a_case_judged_with_another_supplement_is_not_acted_upon(installed, home, records):
    before = lists.list_in_use(installed, home, NOW)
    take(installed, home, records, base())
    after = lists.list_in_use(installed, home, NOW)
    check_same_list(desk(after), audits.audit(ban_list=after.used))
    with pytest.raises(RemovalError, match="another supplement of the department, or with none"):
        check_same_list(desk(after), audits.audit(ban_list=before.used))


def test_a_supplement_is_signed_with_the_same_act_as_an_edition(tmp_path, installed):
    publisher, _ = lists.make_publisher_key(tmp_path / "key.pem", "Department", None)
    (installed / store.PUBLISHERS / "department.toml").write_bytes(publisher.read_bytes())
    path = put(tmp_path / "stick", base())
    lists.sign_bundle(path, tmp_path / "key.pem", None)
    candidate = lists.check_supplement(installed, tmp_path, path, NOW)
    assert candidate.used.signed_by == "Department"
    path.write_bytes(b"broken")
    with pytest.raises(MalformedError):
        lists.sign_bundle(path, tmp_path / "key.pem", None)
