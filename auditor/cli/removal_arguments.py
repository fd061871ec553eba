"""The options of what is done to a phone, and of what follows: remove, undo, recheck, settle, card."""

import argparse

PAPERS = ("a4", "letter")


def removal_options(parser: argparse.ArgumentParser) -> None:
    """What a removal is done with."""
    parser.add_argument(
        "--system",
        choices=("leave", "disable", "uninstall"),
        default="leave",
        help="what to do with preinstalled apps (default: leave)",
    )
    copies = "fetch each app's files and keep them with the case before it is removed"
    parser.add_argument("--keep-copies", action="store_true", help=copies)
    _confirming(parser)


def _confirming(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="confirm the plan that is printed")
    parser.add_argument("--second", metavar="NAME", help="who else agreed to the plan")


def _of_a_case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="a case id, the beginning of one, or latest")
    parser.add_argument("--serial", metavar="S", help="the phone, if several are attached")


def removals(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The commands that act on the phone of a case, or speak of it afterwards."""
    remove = commands.add_parser("remove", help="remove flagged apps of a case from its phone")
    _of_a_case(remove)
    remove.add_argument("--app", action="append", metavar="PACKAGE[@USER]", help="only this app; may be repeated")
    removal_options(remove)
    undo = commands.add_parser("undo", help="put back what a case removed or disabled")
    _of_a_case(undo)
    undo.add_argument("--app", action="append", metavar="PACKAGE[@USER]", help="only this app; may be repeated")
    _confirming(undo)
    recheck = commands.add_parser("recheck", help="read a case's phone again: what stayed away, what came back")
    _of_a_case(recheck)
    recheck.add_argument("--operator", metavar="NAME", help="who reads (default: the setting, else the account's name)")
    settle = commands.add_parser("settle", help="state what came of steps that were begun and never judged")
    _of_a_case(settle)
    settle.add_argument("--without-phone", action="store_true", help="state that it is not known: the phone is gone")
    card = commands.add_parser("card", help="print what only the phone's owner can do, step by step")
    _of_a_case(card)
    card.add_argument("--out", metavar="FILE.pdf", required=True)
    card.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help=f"of the card (default: {PAPERS[0]})")
    card.add_argument("--ask-phone", action="store_true", help="ask the phone too what its apps are used for")
