"""Settings: what the operator chose once holds for every later run, and the command line's word wins over it."""

import json

import pytest

pytestmark = pytest.mark.journey


def chosen(fieldcheck, **settings):
    fieldcheck.home.mkdir(exist_ok=True)
    (fieldcheck.home / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


def audited(fieldcheck, *words):
    answer = fieldcheck("--practice", "courier", "audit", "--record", "record.json", *words)
    assert answer.code == 0, answer.err
    return json.loads((fieldcheck.folder / "record.json").read_text(encoding="utf-8"))


def test_the_settings_hold_where_the_command_line_says_nothing(fieldcheck):
    chosen(fieldcheck, policies=["ca-ssc"], operator="M. Roy", language="fr")
    audit = audited(fieldcheck)
    assert [policy["id"] for policy in audit["policies"]] == ["ca-ssc"]
    assert audit["operator"] == "M. Roy"
    assert "CONFORME" in fieldcheck("cases").out

    named = audited(fieldcheck, "--policy", "ca-gc", "--operator", "A. Tremblay")
    assert [policy["id"] for policy in named["policies"]] == ["ca-gc"]
    assert named["operator"] == "A. Tremblay"
    assert "CONFORME" not in fieldcheck("--lang", "en", "cases").out


def test_settings_that_cannot_be_read_are_no_usual_settings(fieldcheck):
    chosen(fieldcheck, polices=["ca-ssc"])
    answer = fieldcheck("--practice", "courier", "audit")
    assert answer.code == 1
    assert "polices: unknown field" in answer.sentence
    assert not (fieldcheck.home / "records.sqlite").exists()


def test_settings_are_chosen_and_put_back_on_the_command_line(fieldcheck):
    assert "policies          ca-gc" in fieldcheck("settings", "show").out
    assert fieldcheck("settings", "set", "policies", "ca-gc", "ca-ssc").code == 0
    assert fieldcheck("settings", "set", "language", "fr").code == 0
    shown = fieldcheck("settings", "show")
    assert "policies          ca-gc, ca-ssc" in shown.out
    assert "non choisi" in shown.out
    refused = fieldcheck("--lang", "en", "settings", "set", "policies", "ca-nowhere")
    assert refused.code == 2
    assert "edition 1 of the ban list has none of that name" in refused.sentence
    assert fieldcheck("--json", "settings", "unset", "policies").json["policies"] == ["ca-gc"]
    assert json.loads((fieldcheck.home / "settings.json").read_text(encoding="utf-8"))["language"] == "fr"
