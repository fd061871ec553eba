"""fieldcheck identity create · list · import · show-root · token · request · accept."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from auditor.cli.context import Context
from auditor.cli.custodian import issue, revoke, root
from auditor.cli.output import answer, write_out
from auditor.cli.passphrase import NEW_PASSPHRASE, ask_new, at_terminal
from auditor.cli.words import Words, shown
from auditor.errors import UsageError
from auditor.files import check_target
from auditor.model.identity import Identity, NewIdentity, NewRequest, TokenCertificate
from auditor.workflow.signers import Person, TokenChoice

# Fewer could name several certificates by chance; eight cannot among those that a token holds.
FINGERPRINT_DIGITS = 8


def identity(context: Context, options: argparse.Namespace) -> int:
    """Do one act on the identities of this data folder."""
    acts = {
        "create": _create, "list": _list, "import": _import, "show-root": _show_root, "token": _token,
        "request": _request, "accept": _accept, "root": root, "issue": issue, "revoke": revoke,
    }  # fmt: skip
    return acts[options.act](context, options)


def _create(context: Context, options: argparse.Namespace) -> int:
    place = context.workplace
    passphrase = ask_new(context.ask, NEW_PASSPHRASE, twice=at_terminal(options))
    made = place.signers.create(options.organisation, options.name, passphrase, place.records, place.clock.now())
    answer(context.face, made, _made_lines(made, context.face.words))
    return 0


def _made_lines(made: NewIdentity, words: Words) -> Iterator[str]:
    yield from _identity_lines(made.identity, words)
    yield f"  {words.say('key', 'clé')}{words.colon} {made.key_file}"
    yield f"  {words.say('root certificate', 'certificat racine')}{words.colon} {made.root_certificate_file}"
    yield f"  {words.say('root key', 'clé racine')}{words.colon} {made.root_key_file}"
    yield words.said(made.remark)


def _identity_lines(identity: Identity, words: Words) -> Iterator[str]:
    until = words.say("until", "jusqu’au")
    yield f"{shown(identity.name)}, {shown(identity.organisation)}, {until} {words.day(identity.not_after.date())}"
    yield f"  {words.say('certificate SHA-256', 'empreinte SHA-256 du certificat')} {identity.fingerprint}"
    yield f"  {words.say('root SHA-256', 'empreinte SHA-256 de la racine')} {identity.root_fingerprint or '?'}"
    if identity.token is not None:
        yield f"  {words.say('key on the token', 'clé sur le jeton')} {shown(identity.token, 40)}"


def _list(context: Context, _options: argparse.Namespace) -> int:
    known = context.workplace.signers.store.list()
    words = context.face.words
    none = words.say(
        "There is no identity yet. Make one with fieldcheck identity create.",
        "Il n’y a pas encore d’identité. Créez-en une avec fieldcheck identity create.",
    )
    lines = [line for each in known for line in _identity_lines(each, words)]
    answer(context.face, list(known), lines or [none])
    return 0


def _import(context: Context, options: argparse.Namespace) -> int:
    place = context.workplace
    passphrase = context.ask(f"Passphrase of {options.file}")
    taken = place.signers.take(Path(options.file), passphrase, place.records, place.clock.now())
    answer(context.face, taken, _identity_lines(taken, context.face.words))
    return 0


def _show_root(context: Context, options: argparse.Namespace) -> int:
    chosen = context.workplace.signers.choose(options.name)
    write_out(context.workplace.signers.store.root_pem(chosen.name).decode("ascii"))
    return 0


# ------------------------------------------------------------ tokens
def _token(context: Context, options: argparse.Namespace) -> int:
    place, module = context.workplace, Path(options.module).expanduser().absolute()
    if options.use is None:
        found = place.signers.on_tokens(module, place.clock.now())
        answer(context.face, list(found), _token_lines(found, context.face.words))
        return 0
    if len(options.use) < FINGERPRINT_DIGITS:
        why = f"{shown(options.use)} is too short to name one certificate"
        raise UsageError("No token was taken into use", why, f"Give {FINGERPRINT_DIGITS} digits or more")
    choice = TokenChoice(module, options.use.lower(), tuple(map(Path, options.issuer or ())))
    taken = place.signers.take_token(choice, place.records, place.clock.now())
    answer(context.face, taken, _identity_lines(taken, context.face.words))
    return 0


def _token_lines(found: tuple[TokenCertificate, ...], words: Words) -> Iterator[str]:
    if not found:
        yield words.say("No certificate was found on any token.", "Aucun certificat n’a été trouvé sur un jeton.")
        return
    for one in found:
        yield from _identity_lines(one.identity, words)
        if one.problem is not None:
            unfit = words.say("cannot sign reports", "ne peut pas signer de rapports")
            yield f"  {words.fact(unfit, words.said(one.problem))}"
    yield words.say(
        "Take one into use with --use and the first digits of its SHA-256.",
        "Prenez-en un avec --use et les premiers chiffres de son empreinte SHA-256.",
    )


# ------------------------------------------------------------ a certificate by files
def _request(context: Context, options: argparse.Namespace) -> int:
    place, out = context.workplace, Path(options.out)
    check_target(out)
    passphrase = ask_new(context.ask, NEW_PASSPHRASE, twice=at_terminal(options))
    person = Person(options.organisation, options.name)
    made = place.signers.requests.make(person, out, passphrase, place.clock.now())
    answer(context.face, made, _request_lines(made, context.face.words))
    return 0


def _request_lines(made: NewRequest, words: Words) -> Iterator[str]:
    yield f"{shown(made.name)}, {shown(made.organisation)}"
    yield f"  {words.say('request', 'demande')}{words.colon} {made.file}"
    yield f"  {words.say('key SHA-256', 'empreinte SHA-256 de la clé')} {made.key_fingerprint}"
    yield words.say(
        "Bring the request to the custodian and read them the key’s fingerprint. The key itself stays here.",
        "Portez la demande au dépositaire et lisez-lui l’empreinte de la clé. La clé elle-même reste ici.",
    )


def _accept(context: Context, options: argparse.Namespace) -> int:
    place = context.workplace
    taken = place.signers.accept(Path(options.file), context.ask, place.records, place.clock.now())
    answer(context.face, taken, _identity_lines(taken, context.face.words))
    return 0
