"""fieldcheck settings show · set · unset."""

import argparse
from collections.abc import Iterator

from auditor.cli.context import Context
from auditor.cli.output import answer
from auditor.cli.words import Words, shown
from auditor.model.settings import MAX_ADDRESS, Settings
from auditor.workflow.desk import choose_policies
from auditor.workflow.settings import changed, unset


def settings(context: Context, options: argparse.Namespace) -> int:
    """Show what holds where the command line says nothing, or change one of it."""
    place = context.workplace
    kept = place.settings
    if options.act == "set":
        kept = changed(kept, options.name, tuple(options.value))
        choose_policies(place.ban_list().ban_list, kept.policies)
    elif options.act == "unset":
        kept = unset(kept, place.usual_settings, options.name)
    if options.act != "show":
        place.keep_settings(kept)
    answer(context.face, kept, _lines(kept, context.face.words))
    return 0


def _lines(kept: Settings, words: Words) -> Iterator[str]:
    none = words.say("not chosen", "non choisi")
    told = {
        "policies": ", ".join(kept.policies),
        "operator": kept.operator,
        "language": kept.language.value if kept.language else None,
        "theme": kept.theme.value,
        "timestamp_server": kept.timestamp_server,
    }
    for name, value in told.items():
        yield f"{name:17} {none if value is None else shown(value, MAX_ADDRESS)}"
