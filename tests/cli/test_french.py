import pytest

from auditor.cli.loading import COMMANDS
from auditor.cli.main import run
from auditor.cli.parser import asked_language

NBSP = "\u00a0"


def no_window(_options, _language):
    raise AssertionError("no command here opens the window")


def _ended(capsys, *words):
    with pytest.raises(SystemExit) as ended:
        run(list(words), no_window)
    told = capsys.readouterr()
    return ended.value.code, told.out, told.err


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["--lang", "fr", "cases"], "fr"),
        (["--lang=fr"], "fr"),
        (["--lang", "fr", "--lang=en"], "en"),
        (["--lang"], None),
        (["--lang", "de"], None),
        (["cases"], None),
    ],
)
def test_the_language_is_known_before_anything_is_parsed(words, language):
    assert asked_language(words) == language


EVERY_COMMAND = ([name] for name in sorted(COMMANDS))


@pytest.mark.parametrize("command", [[], ["banlist", "import"], ["identity", "token"], *EVERY_COMMAND])
def test_help_is_french_on_request(capsys, command):
    code, out, _ = _ended(capsys, "--lang", "fr", *command, "--help")
    assert code == 0
    assert out.startswith(f"usage{NBSP}: fieldcheck")
    assert "afficher cette aide et quitter" in out
    assert "en anglais" not in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["verify"], f"erreur{NBSP}: les arguments suivants sont requis{NBSP}: FILE.pdf"),
        (["--cases"], f"erreur{NBSP}: arguments inconnus{NBSP}: --cases"),
        (["log", "x"], f"choix non valide{NBSP}: «{NBSP}x{NBSP}»"),
        (["banlist", "supplement"], f"erreur{NBSP}: l’un des arguments FILE.toml --drop est requis"),
        (["verify", "--root"], f"erreur{NBSP}: argument --root{NBSP}: une valeur est attendue"),
    ],
)
def test_wrong_usage_is_told_in_french(capsys, words, sentence):
    code, _, err = _ended(capsys, "--lang", "fr", *words)
    assert code == 2
    assert sentence in err


def test_an_error_is_one_french_sentence(capsys, tmp_path):
    home = tmp_path / "données"
    assert run(["--lang", "fr", "--home", str(home), "remove", "latest"], no_window) == 1
    assert capsys.readouterr().err == (
        f"Le dossier «{NBSP}latest{NBSP}» ne peut pas être ouvert{NBSP}: "
        "ce dossier n’est pas dans ces enregistrements. "
        "Voyez la liste avec fieldcheck cases.\n"
    )
    assert run(["--lang", "fr", "--home", str(home), "--practice", "courier", "audit", "--policy", "x"], no_window) == 2
    assert "l’édition" in capsys.readouterr().err
