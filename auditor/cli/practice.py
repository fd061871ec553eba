"""fieldcheck practice list · reset."""

import argparse

from auditor.cli.context import Context
from auditor.cli.output import answer


def practice(context: Context, options: argparse.Namespace) -> int:
    """List the practice phones, or put them back as they were."""
    words = context.face.words
    known = context.workplace.practice_phones()
    if options.act == "reset":
        context.workplace.reset_practice()
        done = words.say("The practice phones are as they were.", "Les téléphones d’exercice sont comme au départ.")
        answer(context.face, [phone.name for phone in known], [done])
        return 0
    answer(context.face, list(known), (f"{phone.name}  {words.said(phone.title)}" for phone in known))
    return 0
