"""Commands are loaded when they are called for.

The libraries that make, sign and verify reports take most of a second to load, which listing the cases, or an audit
without a report, need not wait for.
"""

import argparse
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import cast

from auditor.cli.context import Context
from auditor.model.verification import Issued
from auditor.ports import Signer

Command = Callable[[Context, argparse.Namespace], int]
Issue = Callable[[str], Issued]
Prepare = Callable[[Context, argparse.Namespace, Path, Signer], Issue]

_COMMANDS: Mapping[str, str] = {
    "phones": "phones.phones",
    "audit": "phones.audit",
    "remove": "removing.remove",
    "undo": "removing.undo",
    "recheck": "removing.recheck",
    "settle": "removing.settle",
    "card": "carding.card",
    "report": "reporting.report",
    "cases": "cases.cases",
    "log": "cases.log",
    "compare": "history.compare",
    "rejudge": "history.rejudge",
    "except": "exceptions.grant",
    "erase": "erasing.erase",
    "verify": "verification.verify",
    "countersign": "verification.countersign",
    "banlist": "banlist.banlist",
    "identity": "identities.identity",
    "settings": "settings.settings",
    "practice": "practice.practice",
    "licences": "about.licences",
}


COMMANDS = frozenset(_COMMANDS)


def command(name: str) -> Command:
    """The function that carries out a command of the command line."""
    module, _, function = _COMMANDS[name].partition(".")
    return cast("Command", getattr(import_module(f"auditor.cli.{module}"), function))


def prepare_issue(context: Context, options: argparse.Namespace, path: Path, signer: Signer) -> Issue:
    """Check everything that a signed report needs; the function that comes back writes it for a case."""
    prepare = cast("Prepare", import_module("auditor.cli.reporting").prepare)
    return prepare(context, options, path, signer)
