"""The custodian's work: opening the organisation's root, and what is done with it."""

from datetime import datetime
from pathlib import Path

from auditor.identity.custodian import ListOrder, issue, new_root, open_root, write_list
from auditor.model.identity import IssuedCertificate, NewRoot, RevocationList

__all__ = ["ListOrder", "issue_certificate", "make_root_files", "revoke_certificates"]


def make_root_files(organisation: str, out: Path, passphrase: str, now: datetime) -> NewRoot:
    """Make an organisation's root in two files. Raises IdentityError, OutputError."""
    return new_root(organisation, out, passphrase, now)


def issue_certificate(request: Path, root_key: Path, out: Path, passphrase: str, now: datetime) -> IssuedCertificate:
    """Issue the certificate for a request. Raises IdentityError, WrongPassphraseError, OutputError."""
    return issue(request, open_root(root_key, passphrase, now), out, now)


def revoke_certificates(order: ListOrder, root_key: Path, passphrase: str, now: datetime) -> RevocationList:
    """Write a revocation list anew. Raises IdentityError, WrongPassphraseError, OutputError."""
    return write_list(order, open_root(root_key, passphrase, now), now)
