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
Issue = Callable[[Context, str, Path, Signer], Issued]

_COMMANDS: Mapping[str, str] = {
    "phones": "phones.phones",
    "audit": "phones.audit",
    "remove": "cases.remove",
    "report": "reporting.report",
    "cases": "cases.cases",
    "log": "cases.log",
    "compare": "history.compare",
    "rejudge": "history.rejudge",
    "except": "exceptions.grant",
    "verify": "verification.verify",
    "banlist": "banlist.banlist",
    "identity": "identities.identity",
    "practice": "practice.practice",
}


COMMANDS = frozenset(_COMMANDS)


def command(name: str) -> Command:
    """The function that carries out a command of the command line."""
    module, _, function = _COMMANDS[name].partition(".")
    return cast("Command", getattr(import_module(f"auditor.cli.{module}"), function))


def issuing() -> Issue:
    """The function that writes a signed report."""
    return cast("Issue", import_module("auditor.cli.reporting").issue)
