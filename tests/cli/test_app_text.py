from dataclasses import replace

import pytest

from auditor.cli.app_text import app_line
from auditor.cli.words import Words
from support import build

EN, FR = Words("en"), Words("fr")
APP = replace(build.package(signers=("ab" * 32,), label="Weather"), label_fr="Météo")


def test_name_signer_and_origin_stand_on_one_line_in_both_languages():
    assert app_line(APP, EN) == "“Weather” · signer abababababababab… · from Google Play"
    assert app_line(APP, FR) == "«\u00a0Météo\u00a0» · signataire abababababababab… · depuis Google Play"


def test_what_was_not_read_is_said():
    bare = replace(APP, label=None, label_fr=None, signers=None, installer=None)
    assert app_line(bare, EN) == "name not read · signer not read · origin not told"
    assert app_line(bare, FR) == "nom non lu · signataire non lu · provenance inconnue"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"system": True}, "preinstalled"),
        ({"installer": "com.airwatch.androidagent"}, "by Workspace ONE, for the organisation"),
        ({"installer": "com.android.shell"}, "side-loaded from a computer"),
        ({"installer": "com.android.packageinstaller"}, "side-loaded"),
        ({"installer": "com.android.chrome"}, "side-loaded (com.android.chrome)"),
    ],
)
def test_every_origin_has_its_words(facts, words):
    line = app_line(replace(APP, **facts), EN)
    assert line.endswith(f" · {words}")
    assert app_line(replace(APP, **facts), FR) != line


def test_a_hostile_label_cannot_move_the_line():
    assert "\u202e" not in app_line(replace(APP, label="a\u202eb"), EN)
