"""fieldcheck identity root · issue · revoke: the custodian of an organisation's root, by files alone."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from auditor.cli.context import Context
from auditor.cli.output import answer
from auditor.cli.passphrase import NEW_PASSPHRASE, ask_new, at_terminal
from auditor.cli.words import Words, shown
from auditor.errors import UsageError
from auditor.files import check_target
from auditor.model.identity import IssuedCertificate, NewRoot, RevocationList
from auditor.workflow.custodian import ListOrder, issue_certificate, make_root_files, revoke_certificates

MAX_DAYS = 366


def root(context: Context, options: argparse.Namespace) -> int:
    """Make an organisation root."""
    out = Path(options.out)
    check_target(out)
    passphrase = ask_new(context.ask, NEW_PASSPHRASE, twice=at_terminal(options))
    made = make_root_files(options.organisation, out, passphrase, context.workplace.clock.now())
    answer(context.face, made, _root_lines(made, context.face.words))
    return 0


def _root_lines(made: NewRoot, words: Words) -> Iterator[str]:
    yield shown(made.organisation)
    yield f"  {words.say('root key', 'clé racine')}{words.colon} {made.key_file}"
    yield f"  {words.say('root certificate', 'certificat racine')}{words.colon} {made.certificate_file}"
    yield f"  {words.say('root SHA-256', 'empreinte SHA-256 de la racine')} {made.fingerprint}"
    yield words.said(made.remark)


def issue(context: Context, options: argparse.Namespace) -> int:
    """Issue the certificate that a request asks for."""
    key, out = Path(options.root_key), Path(options.out)
    check_target(out)
    passphrase = context.ask(f"Passphrase of {key.name}")
    issued = issue_certificate(Path(options.file), key, out, passphrase, context.workplace.clock.now())
    answer(context.face, issued, _issued_lines(issued, context.face.words))
    return 0


def _issued_lines(issued: IssuedCertificate, words: Words) -> Iterator[str]:
    until = words.say("until", "jusqu’au")
    identity = issued.identity
    yield f"{shown(identity.name)}, {shown(identity.organisation)}, {until} {words.day(identity.not_after.date())}"
    yield f"  {words.say('certificate', 'certificat')}{words.colon} {issued.file}"
    yield f"  {words.say('key SHA-256', 'empreinte SHA-256 de la clé')} {issued.key_fingerprint}"
    yield words.say(
        "Hand it over only if the auditor read you this very fingerprint of the key; else revoke it.",
        "Ne le remettez que si l’auditeur vous a lu cette même empreinte de la clé; sinon, révoquez-le.",
    )


def revoke(context: Context, options: argparse.Namespace) -> int:
    """Write the revocation list."""
    if not 0 < options.days <= MAX_DAYS:
        raise UsageError(
            "The list was not written", f"{options.days} days is no useful time", f"Give 1 to {MAX_DAYS} days"
        )
    key, path = Path(options.root_key), Path(options.crl)
    check_target(path)
    order = ListOrder(path, tuple(map(Path, options.file)), options.days)
    passphrase = context.ask(f"Passphrase of {key.name}")
    written = revoke_certificates(order, key, passphrase, context.workplace.clock.now())
    answer(context.face, written, _list_lines(written, context.face.words))
    return 0


def _list_lines(written: RevocationList, words: Words) -> Iterator[str]:
    yield f"{words.say('Revocation list', 'Liste de révocation')} {written.number}: {written.file}"
    until = words.day(written.next_issue.date())
    yield words.say(
        f"  {written.revoked} certificates revoked; it holds until {until}",
        f"  {written.revoked} certificats révoqués; elle vaut jusqu’au {until}",
    )
