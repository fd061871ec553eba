from datetime import UTC, datetime

import pytest

from auditor.errors import IdentityError
from auditor.workflow.signers import Signers

NOW = datetime(2026, 12, 1, tzinfo=UTC)


def test_roots_that_a_department_packed_are_trusted_beside_those_of_the_identities(tmp_path):
    other = Signers(tmp_path / "elsewhere")
    other.store.create("Department of Examples", "A. Tremblay", "a long passphrase", NOW)
    packed = tmp_path / "roots"
    packed.mkdir()
    (packed / "root-01.pem").write_bytes(other.store.root_pem("A. Tremblay"))
    here = Signers(tmp_path / "home", packed)
    assert here.roots() == other.roots()
    here.store.create("Another Department", "A. Tremblay", "a long passphrase", NOW)
    assert set(here.roots()) == {*other.roots(), *here.store.roots()}
    assert Signers(tmp_path / "home", tmp_path / "nowhere").roots() == here.store.roots()


def test_a_packed_root_that_is_no_certificate_is_named(tmp_path):
    (tmp_path / "broken.pem").write_text("no certificate", encoding="utf-8")
    with pytest.raises(IdentityError, match=r"broken\.pem"):
        Signers(tmp_path / "home", tmp_path).roots()
