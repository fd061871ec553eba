"""fieldcheck identity create · list · import · show-root."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from auditor.cli.context import Context
from auditor.cli.output import answer, write_out
from auditor.cli.passphrase import ask_new
from auditor.cli.words import Words, shown
from auditor.model.identity import Identity, NewIdentity


def identity(context: Context, options: argparse.Namespace) -> int:
    """Do one act on the identities of this data folder."""
    return {"create": _create, "list": _list, "import": _import, "show-root": _show_root}[options.act](context, options)


def _create(context: Context, options: argparse.Namespace) -> int:
    place = context.workplace
    twice = options.passphrase_file is None and sys.stdin.isatty()
    passphrase = ask_new(context.ask, "New passphrase (at least 12 characters)", twice=twice)
    made = place.signers.create(options.organisation, options.name, passphrase, place.records, place.clock.now())
    answer(context.face, made, _made_lines(made, context.face.words))
    return 0


def _made_lines(made: NewIdentity, words: Words) -> Iterator[str]:
    yield from _lines(made.identity, words)
    yield f"  {words.say('key', 'clé')}: {made.key_file}"
    yield f"  {words.say('root certificate', 'certificat racine')}: {made.root_certificate_file}"
    yield f"  {words.say('root key', 'clé racine')}: {made.root_key_file}"
    yield made.remark


def _lines(identity: Identity, words: Words) -> Iterator[str]:
    until = words.say("until", "jusqu’au")
    yield f"{shown(identity.name)}, {shown(identity.organisation)}, {until} {words.day(identity.not_after.date())}"
    yield f"  {words.say('certificate SHA-256', 'empreinte SHA-256 du certificat')} {identity.fingerprint}"
    yield f"  {words.say('root SHA-256', 'empreinte SHA-256 de la racine')} {identity.root_fingerprint or '?'}"


def _list(context: Context, _options: argparse.Namespace) -> int:
    known = context.workplace.signers.store.list()
    words = context.face.words
    none = words.say(
        "There is no identity yet. Make one with fieldcheck identity create.",
        "Il n’y a pas encore d’identité. Créez-en une avec fieldcheck identity create.",
    )
    lines = [line for each in known for line in _lines(each, words)]
    answer(context.face, list(known), lines or [none])
    return 0


def _import(context: Context, options: argparse.Namespace) -> int:
    place = context.workplace
    passphrase = context.ask(f"Passphrase of {options.file}")
    taken = place.signers.take(Path(options.file), passphrase, place.records, place.clock.now())
    answer(context.face, taken, _lines(taken, context.face.words))
    return 0


def _show_root(context: Context, options: argparse.Namespace) -> int:
    chosen = context.workplace.signers.choose(options.name)
    write_out(context.workplace.signers.store.root_pem(chosen.name).decode("ascii"))
    return 0
