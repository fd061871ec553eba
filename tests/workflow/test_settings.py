import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import OutputError, SettingsError, UsageError
from auditor.model.settings import Language, Settings, Theme
from auditor.workflow.settings import SettingsFile, changed, unset


@pytest.fixture
def file(tmp_path):
    return SettingsFile(tmp_path)


def test_without_a_file_the_usual_settings_hold_and_none_is_made(file):
    assert file.read() == Settings()
    assert not file.path.exists()


@given(
    policies=st.lists(st.from_regex(r"[a-z-]{1,20}", fullmatch=True), min_size=1, max_size=4).map(tuple),
    language=st.sampled_from([None, *Language]),
    theme=st.sampled_from(Theme),
)
def test_what_was_chosen_holds_at_the_next_start(tmp_path_factory, policies, language, theme):
    chosen = Settings(policies, "A. Tremblay", language, theme, "http://127.0.0.1:3161/")
    file = SettingsFile(tmp_path_factory.mktemp("home"))
    file.write(chosen)
    assert file.read() == chosen


@pytest.mark.skipif(os.name == "nt", reason="permission bits are Unix's")
def test_the_file_is_its_owner_s_alone(file):
    file.write(Settings())
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_a_field_that_is_not_there_has_its_usual_value(file):
    file.path.write_text('{"language": "fr"}', encoding="utf-8")
    assert file.read() == Settings(language=Language.FR)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not JSON in UTF-8"),
        ("[]", "must be an object"),
        ('{"polices": ["ca-gc"]}', "polices: unknown field"),
        ('{"policies": "ca-gc"}', "policies: must be a list"),
        ('{"policies": []}', "policies: must name at least one policy"),
        ('{"language": "de"}', "language: 'de' is not one of: en, fr"),
        ('{"theme": null}', "theme: 'None' is not one of: system, light, dark"),
        ('{"operator": "a\\u202eb"}', "operator: must be printable text"),
        ('{"timestamp_server": "time.example.org"}', "timestamp_server: must be an address"),
        ('{"theme": "dark", "theme": "light"}', "theme: named twice"),
        ('{"operator": "' + "x" * 70_000 + '"}', "more than 65536 bytes"),
    ],
)
def test_broken_settings_are_said_in_one_sentence_and_never_guessed(file, text, why):
    file.path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as failure:
        file.read()
    sentence = str(failure.value)
    assert why in sentence
    assert str(file.path) in sentence
    assert "remove it to go back to the usual settings" in sentence
    assert "top level" not in sentence


def test_settings_that_cannot_be_opened_are_said(file):
    file.path.mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        file.read()


def test_a_department_s_defaults_hold_where_the_operator_chose_nothing(tmp_path):
    shipped = tmp_path / "shipped.json"
    shipped.write_text('{"language": "fr", "policies": ["ca-qc"]}', encoding="utf-8")
    file = SettingsFile(tmp_path, shipped)
    assert file.read() == Settings(("ca-qc",), language=Language.FR)
    file.path.write_text('{"language": "en"}', encoding="utf-8")
    assert file.read() == Settings(("ca-qc",), language=Language.EN)


def test_broken_defaults_of_a_department_are_named_by_their_own_file(tmp_path):
    shipped = tmp_path / "shipped.json"
    shipped.write_text('{"theme": "blue"}', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"shipped\.json"):
        SettingsFile(tmp_path, shipped).read()


def test_one_setting_is_changed_and_put_back():
    kept = changed(Settings(), "policies", ("ca-gc", "ca-ssc"))
    assert kept == Settings(policies=("ca-gc", "ca-ssc"))
    french = changed(kept, "language", ("fr",))
    assert french == Settings(("ca-gc", "ca-ssc"), language=Language.FR)
    assert unset(french, Settings(policies=("ca-qc",)), "policies") == Settings(("ca-qc",), language=Language.FR)


@pytest.mark.parametrize(
    ("name", "values", "why"),
    [
        ("colour", ("blue",), "there is none called 'colour' (there is: policies, operator, language, theme, "),
        ("theme", ("light", "dark"), "theme takes one value"),
        ("theme", ("blue",), "theme: 'blue' is not one of: system, light, dark"),
        ("operator", ("\u202e",), "operator: must be printable text"),
        ("timestamp_server", ("time.example.org",), "must be an address"),
    ],
)
def test_a_setting_that_could_not_be_used_is_not_taken(name, values, why):
    with pytest.raises(UsageError) as failure:
        changed(Settings(), name, values)
    assert why in str(failure.value)


def test_what_is_no_setting_cannot_be_put_back():
    with pytest.raises(UsageError, match="there is none called 'colour'"):
        unset(Settings(), Settings(), "colour")
