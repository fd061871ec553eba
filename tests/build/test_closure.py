import pytest


@pytest.fixture
def closure(script):
    return script("closure")


def test_what_the_program_needs_is_told_from_what_its_makers_need(closure):
    runtime = closure.runtime()
    assert {"pyside6-essentials", "shiboken6", "adbutils", "pyhanko", "reportlab", "cryptography"} <= runtime.keys()
    assert not {"pytest", "mypy", "pip", "pyinstaller", "cyclonedx-bom", "hypothesis"} & runtime.keys()
    assert "pyinstaller" in closure.tools()


def test_every_package_of_the_program_is_locked_with_its_hashes(closure):
    names = {*closure.runtime(), *closure.tools()}
    lines = closure.part_of_lock(names).splitlines()
    pinned = {line.split("==")[0] for line in lines if not line.startswith(" ")}
    assert pinned == names
    assert sum("--hash=sha256:" in line for line in lines) >= len(names)


def test_a_package_that_is_not_locked_is_named(closure):
    with pytest.raises(ValueError, match=r"requirements\.lock does not name no-such-package"):
        closure.part_of_lock(["adbutils", "no-such-package"])
