import pytest

from auditor.cli.arguments import parse
from auditor.cli.options import explicit_practice

COMMANDS = {"phones", "audit"}


@pytest.mark.parametrize(
    ("given", "understood"),
    [
        (["--practice", "audit"], "manager"),
        (["--practice", "courier", "audit"], "courier"),
        (["--practice", "all", "phones"], "all"),
        (["--practice=analyst", "audit"], "analyst"),
        (["--practice", "--json", "audit"], "manager"),
        (["--practice", "nobody", "audit"], "nobody"),
        (["audit"], None),
    ],
)
def test_practice_takes_its_name_or_the_first_phone(given, understood):
    assert parse(explicit_practice(given, "manager", COMMANDS)).practice == understood


def test_a_trailing_practice_is_the_first_phone():
    assert explicit_practice(["--practice"], "manager", COMMANDS) == ["--practice=manager"]


@pytest.mark.parametrize(
    "words", [["audit", "--report"], ["remove"], ["banlist"], ["identity", "create"], ["--lang", "de", "phones"], ["x"]]
)
def test_wrong_usage_ends_with_two(words, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(words)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", ["phones", "audit", "remove", "report", "cases", "log", "verify", "banlist", "identity"]
)
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as ended:
        parse([command, "--help"])
    assert ended.value.code == 0
    assert f"fieldcheck {command}" in capsys.readouterr().out
