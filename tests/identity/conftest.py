"""Identities made once for the whole room: key stretching is slow on purpose."""

from datetime import UTC, datetime

import pytest

from auditor.identity.authority import make_auditor, make_root
from auditor.identity.pkcs12 import write_p12
from auditor.identity.store import IdentityStore
from support.softhsm import card  # noqa: F401  a fixture

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def moment():
    return NOW


@pytest.fixture(scope="session")
def passphrase():
    return "five random words here"


@pytest.fixture(scope="session")
def root():
    return make_root("Northern Works", NOW)


@pytest.fixture(scope="session")
def auditor(root):
    return make_auditor(root, "Northern Works", "A. Tremblay", NOW)


@pytest.fixture(scope="session")
def p12(root, auditor, passphrase):
    """A PKCS#12 file with few rounds, so that tests are quick."""
    return write_p12(auditor, (root.certificate,), passphrase, rounds=1000)


@pytest.fixture(scope="session")
def made(tmp_path_factory, passphrase):
    """A store with one created identity, its folder, and what create() returned."""
    folder = tmp_path_factory.mktemp("identities")
    store = IdentityStore(folder)
    return store, folder, store.create("Northern Works", "A. Tremblay", passphrase, NOW)
