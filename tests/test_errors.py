import inspect

import pytest

from auditor import errors
from auditor.errors import AuditorError

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_an_auditor_error_and_says_what_it_means(kind):
    assert issubclass(kind, AuditorError)
    assert inspect.getdoc(kind).endswith(".")


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_reads_as_one_plain_line(kind):
    error = kind("The phone cannot be read", "it went\n away", "Plug it in again")
    assert str(error) == "The phone cannot be read: it went away. Plug it in again."
    assert (error.what, error.why, error.remedy) == ("The phone cannot be read", "it went\n away", "Plug it in again")


def test_no_kind_is_an_oserror_or_valueerror():
    """Those are a programmer's mistakes or the world's raw words; an except for the one must not catch the other."""
    assert [kind for kind in KINDS if issubclass(kind, OSError | ValueError | RuntimeError)] == []
