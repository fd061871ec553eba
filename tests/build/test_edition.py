"""A department's own publisher, ban list, roots and defaults, checked by the program's own rules before they go in."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.banlist import store
from auditor.workflow.settings import SettingsFile
from support.department import NAME, made_in

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def edition(script):
    return script("edition")


@pytest.fixture
def resources(tmp_path):
    target = tmp_path / "resources"
    for part in ("banlist/fieldcheck-banlist.json", "banlist/fieldcheck-banlist.json.sig"):
        (target / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "resources" / part, target / part)
    shutil.copytree(ROOT / "resources" / "trust", target / "trust")
    return target


@pytest.fixture
def department(tmp_path, edition):
    made = made_in(tmp_path)
    return edition.Department(made.publisher, made.ban_list, (made.root,), made.config)


def test_without_a_department_the_repository_s_own_edition_stays_and_says_what_it_is(edition, resources):
    used = edition.put_in(resources, edition.Department())
    assert used.development


def test_a_department_s_edition_takes_the_place_of_ours(edition, resources, department, tmp_path):
    used = edition.put_in(resources, department)
    assert (used.publisher, used.development) == (NAME, False)
    assert [path.name for path in (resources / store.PUBLISHERS).iterdir()] == ["department.toml"]
    assert (resources / "trust" / "roots" / "root-01.pem").read_bytes() == (tmp_path / "root.pem").read_bytes()
    assert SettingsFile(tmp_path / "nowhere", resources / "settings.json").read().language.value == "fr"


def test_a_list_signed_by_somebody_else_is_refused_before_it_is_packed(edition, resources, department, setup_error):
    stranger = edition.Department(ban_list=department.ban_list)
    with pytest.raises(setup_error, match="of no publisher that is installed here"):
        edition.put_in(resources, stranger)


def test_a_publisher_without_a_list_of_its_own_is_refused(edition, resources, department, setup_error):
    with pytest.raises(setup_error, match="of no publisher that is installed here"):
        edition.put_in(resources, edition.Department(publisher=department.publisher))


@pytest.fixture
def put_in_broken(edition, resources, tmp_path):
    """Put in a department one of whose files says what the program would refuse."""

    def put_in(field, text):
        broken = tmp_path / "broken"
        broken.write_text(text, encoding="utf-8")
        edition.put_in(resources, edition.Department(**{field: (broken,) if field == "roots" else broken}))

    return put_in


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("config", '{"policies": ["ca-nowhere"]}', "'ca-nowhere' cannot be used"),
        ("config", '{"colour": "blue"}', "colour: unknown field"),
        ("config", "[" * 1_000, r"The settings in .*broken cannot be read"),
        ("roots", "no certificate", "certificate"),
        ("publisher", "-----BEGIN PRIVATE KEY-----", "broken is a private key, which must never be in a package"),
        ("publisher", "name = 1", "broken is no publisher's file: .*beside the key"),
        ("publisher", "x" * 10_000, "broken is no publisher's file: it is larger than"),
    ],
)
def test_what_the_program_would_refuse_is_refused_when_it_is_packed(put_in_broken, setup_error, field, text, sentence):
    with pytest.raises(setup_error, match=sentence):
        put_in_broken(field, text)


def test_a_file_that_is_not_there_is_one_sentence(edition, resources, tmp_path, setup_error):
    with pytest.raises(setup_error, match=r"missing\.json cannot be put into the package"):
        edition.put_in(resources, edition.Department(config=tmp_path / "missing.json"))


def test_a_private_key_beside_the_root_s_certificate_stays_at_home(edition, resources, department, tmp_path):
    both = tmp_path / "both.pem"
    both.write_bytes((tmp_path / "root.pem").read_bytes() + (tmp_path / "key.pem").read_bytes())
    edition.put_in(resources, replace(department, roots=(both,)))
    packed = (resources / "trust" / "roots" / "root-01.pem").read_text(encoding="utf-8")
    assert "BEGIN CERTIFICATE" in packed
    assert "PRIVATE KEY" not in packed


def test_an_auditor_s_own_certificate_is_no_root(edition, resources, department, tmp_path, setup_error):
    (own,) = (path for path in (tmp_path / "identities").glob("*.pem") if "root" not in path.name)
    with pytest.raises(setup_error, match=r"A\. Tremblay.*is no root"):
        edition.put_in(resources, replace(department, roots=(own,)))
