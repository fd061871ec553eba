"""The command line as DESIGN words it: commands, options, and what each needs."""

import argparse
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime

from auditor.cli.parser import asked_language, parser_for
from auditor.cli.removal_arguments import PAPERS, removal_options, removals
from auditor.model.finding import Verdict
from auditor.model.settings import USUAL_POLICIES, Language, Settings

LANGUAGES = ("en", "fr", "both")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the command line. Wrong usage ends the program with code 2 and one sentence on stderr (argparse)."""
    return _parser(parser_for(asked_language(arguments))).parse_args(arguments)


def _parser(kind: type[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    parser = kind(
        prog="fieldcheck",
        description="Audit a phone offline: flag apps against a signed ban list, remove them, export a signed report.",
        epilog="Exit codes: audit, remove: 0 COMPLIANT, 10 NON_COMPLIANT, 11 REVIEW, 12 INCONCLUSIVE. "
        "verify: 0 VALID, 20 NOT VALID, 21 VALID BUT SIGNER UNKNOWN. Any failure: 1. Wrong usage: 2.",
    )
    parser.add_argument("--version", action="store_true", help="the versions of the program, its adb and its ban list")
    parser.add_argument("--home", metavar="DIR", help="records, identities and settings (else FIELDCHECK_HOME)")
    parser.add_argument("--adb-server", metavar="HOST:PORT", help="use a running adb server, loopback only")
    parser.add_argument("--practice", nargs="?", const="", metavar="NAME", help="practice phones: the first, NAME, all")
    parser.add_argument("--lang", choices=[language.value for language in Language], help="language of the answers")
    parser.add_argument("--json", action="store_true", help="machine-readable answers on stdout")
    parser.add_argument("--passphrase-file", metavar="FILE", help="read the passphrase from a file, not the terminal")
    opened = "open the window on a file: a report to verify, or an edition of the ban list"
    # A menu entry starts the program with the bare option when there is no file.
    parser.add_argument("--open", nargs="?", metavar="FILE", help=opened)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _phones_and_audit(commands)
    _cases(commands)
    _verify(commands)
    _banlist(commands)
    _identity(commands)
    _settings(commands)
    _practice(commands)
    commands.add_parser("licences", help="what is inside, under which terms, and their texts")
    return parser


def _phones_and_audit(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    commands.add_parser("phones", help="list the attached phones and what to do next")
    audit = commands.add_parser("audit", help="audit a phone")
    audit.add_argument("--serial", metavar="S", help="the phone, if several are attached")
    usual = (
        f"may be repeated (default: the setting, else {', '.join(USUAL_POLICIES)}; and dept if there is a supplement)"
    )
    audit.add_argument("--policy", action="append", metavar="ID", help=usual)
    audit.add_argument("--operator", metavar="NAME", help="who audits (default: the setting, else the account's name)")
    audit.add_argument("--preinstalled", action="store_true", help="read preinstalled apps' names and icons too")
    audit.add_argument("--report", metavar="FILE.pdf", help="write the signed report")
    audit.add_argument("--record", metavar="FILE.json", help="write the machine-readable record")
    audit.add_argument("--identity", metavar="NAME", help="who signs the report, if several identities exist")
    _report_options(audit)
    audit.add_argument("--remove", choices=("banned",), help="remove the banned apps; needs --yes")
    removal_options(audit)


def _report_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", "--lang", choices=LANGUAGES, help="of the report (default: that of the answers)")
    parser.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help=f"of the report (default: {PAPERS[0]})")
    stamp = "time-stamp the signature by a server (RFC 3161) on this machine; another one only the settings may name"
    parser.add_argument("--time-stamp", metavar="URL", help=stamp)
    crl = "put the authority's revocation list into the report; a revoked signer is refused"
    parser.add_argument("--crl", action="append", metavar="FILE", help=crl)


def _cases(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    removals(commands)
    _report(commands)
    _search(commands)
    _history(commands)
    erase = commands.add_parser("erase", help="take out what a case holds, by a retention rule; its digests stay")
    erase.add_argument("case", metavar="CASE", nargs="?", help="a case id, the beginning of one, or latest")
    erase.add_argument("--before", metavar="DAY", type=_day, help="every case that was opened before this day (UTC)")
    erase.add_argument("--rule", metavar="TEXT", required=True, help="the retention rule that asks for it")
    erase.add_argument("--operator", metavar="NAME", help="who erases (default: the setting, else the account's name)")
    erase.add_argument("--yes", action="store_true", help="confirm that it may go for good")
    log = commands.add_parser("log", help="the custody log")
    log.add_argument("what", choices=("check",), help="prove the chain and every kept answer")


def _report(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    report = commands.add_parser(
        "report",
        help="write the signed report of a case",
        description="Write the signed report of a case. With --for-signing its signature field stays empty, to be "
        "signed once in another program (PAdES); until then verify says NOT VALID. With --from-record the pages of a "
        "record are drawn again, always unsigned: this workstation signs only what it saw.",
    )
    report.add_argument("case", metavar="CASE", nargs="?", help="a case id, the beginning of one, or latest")
    report.add_argument("--from-record", metavar="FILE.json", help="draw a record from a file instead of a case")
    report.add_argument("--out", metavar="FILE.pdf", required=True)
    report.add_argument("--record", metavar="FILE.json", help="write the machine-readable record too")
    report.add_argument("--identity", metavar="NAME", help="who signs, if several identities exist")
    report.add_argument("--for-signing", action="store_true", help="leave the signature field empty")
    _report_options(report)


def _search(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    cases = commands.add_parser("cases", help="list the cases, all or those that are searched for")
    cases.add_argument("--search", metavar="WORDS", default="", help="in case id, serial, model, operator or apps")
    for name, what in (("serial", "serial"), ("model", "maker and model"), ("operator", "operator's name")):
        cases.add_argument(f"--{name}", metavar="TEXT", default="", help=f"part of the {what}")
    cases.add_argument("--app", metavar="TEXT", default="", help="part of a package name, label or listed name")
    cases.add_argument("--verdict", choices=[verdict.value for verdict in Verdict], help="as it is now")
    cases.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help="opened on this day or later (UTC)")
    cases.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help="opened on this day or earlier (UTC)")


def _history(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    compare = commands.add_parser("compare", help="what changed between two audits of one phone")
    compare.add_argument("one", metavar="A", help="a case id, the beginning of one, or latest")
    compare.add_argument("other", metavar="B", help="another case of the same phone")
    rejudge = commands.add_parser("rejudge", help="judge a case's reading by today's list; its verdict stays")
    rejudge.add_argument("case", metavar="CASE", help="a case id, the beginning of one, or latest")
    rejudge.add_argument("--policy", action="append", metavar="ID", help="may be repeated (default: the case's own)")
    rejudge.add_argument("--operator", metavar="NAME", help="who judges (default: the account's name)")
    leave = commands.add_parser("except", help="record that a flagged app stays for now")
    leave.add_argument("case", metavar="CASE", help="a case id, the beginning of one, or latest")
    leave.add_argument("--app", metavar="PACKAGE", required=True, help="its package name")
    leave.add_argument("--reference", metavar="TEXT", required=True, help="the decision that allows it")
    leave.add_argument("--reason", metavar="TEXT", required=True, help="why it stays, in a sentence")
    leave.add_argument("--until", type=_day, metavar="YYYY-MM-DD", required=True, help="the last day it holds")
    leave.add_argument("--operator", metavar="NAME", help="who records it (default: the account's name)")


def _day(word: str) -> date:
    """A day as ISO 8601 writes it. Raises argparse's error for any other word."""
    try:
        return datetime.strptime(word, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{word!r} is no day such as 2026-11-24") from error


def _verify(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = commands.add_parser("verify", help="check a signed report, and the counter-signatures beside it")
    counter = commands.add_parser(
        "countersign",
        help="sign a valid report a second time, in a file of its own",
        description="A second person signs the whole signed report. The signature (CMS, detached) is written beside "
        "it as FILE.pdf.p7s; the report itself is not touched, for a second signature inside would break the first.",
    )
    counter.add_argument("--identity", metavar="NAME", help="who signs, if several identities exist")
    for one in (verify, counter):
        one.add_argument("file", metavar="FILE.pdf")
        one.add_argument("--root", action="append", metavar="CERT.pem", help="a root certificate to trust")
        time_root = "a root that vouches for time-stamp servers and for no signer"
        one.add_argument("--time-root", action="append", metavar="CERT.pem", help=time_root)
        one.add_argument("--crl", action="append", metavar="FILE", help="a revocation list")


def _banlist(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    banlist = commands.add_parser("banlist", help="the ban list")
    acts = banlist.add_subparsers(dest="act", metavar="ACT", required=True)
    show = acts.add_parser("show", help="the edition in use")
    show.add_argument("--policy", metavar="ID", help="the instruments and apps of one policy")
    acts.add_parser("check", help="verify an edition without using it").add_argument("file", metavar="FILE")
    importer = acts.add_parser("import", help="take an edition into use")
    importer.add_argument("file", metavar="FILE")
    importer.add_argument("--yes", action="store_true", help="use it after the changes were shown")
    importer.add_argument(
        "--allow-older", action="store_true", help="accept an older edition; goes into the custody log"
    )
    supplement = acts.add_parser("supplement", help="the department's own rules, laid over the edition")
    chosen = supplement.add_mutually_exclusive_group(required=True)
    chosen.add_argument("file", metavar="FILE.toml", nargs="?", help="show what it adds")
    chosen.add_argument("--drop", action="store_true", help="use no supplement any more; needs --yes")
    supplement.add_argument("--yes", action="store_true", help="do it after it was shown")
    diff = acts.add_parser("diff", help="what changed between two editions")
    diff.add_argument("a", metavar="A")
    diff.add_argument("b", metavar="B")
    compiler = acts.add_parser("compile", help="source folder to bundle")
    compiler.add_argument("source", metavar="SOURCE")
    compiler.add_argument("out", metavar="OUT")
    exporter = acts.add_parser("export", help="policies for programs that manage phones, to block what was removed")
    exporter.add_argument("--policy", action="append", metavar="ID", required=True)
    exporter.add_argument("--format", choices=("android-management", "apple-profile", "stix", "csv"), required=True)
    exporter.add_argument("--out", metavar="FILE", required=True)
    keygen = acts.add_parser("keygen", help="make a publisher's key")
    keygen.add_argument("out", metavar="OUT.pem", help="the private key; the publisher file is written beside it")
    keygen.add_argument("--publisher", metavar="NAME", required=True)
    sign = acts.add_parser("sign", help="sign a bundle")
    sign.add_argument("file", metavar="FILE")
    sign.add_argument("--key", metavar="KEY.pem", required=True)


def _identity(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    identity = commands.add_parser("identity", help="who signs reports")
    acts = identity.add_subparsers(dest="act", metavar="ACT", required=True)
    create = acts.add_parser("create", help="make an organisation root and an auditor certificate")
    create.add_argument("--organisation", metavar="NAME", required=True)
    create.add_argument("--name", metavar="NAME", required=True)
    acts.add_parser("list", help="the identities of this data folder")
    acts.add_parser("import", help="take a PKCS#12 file into use").add_argument("file", metavar="FILE")
    show = acts.add_parser("show-root", help="the root certificate as PEM on stdout")
    show.add_argument("name", metavar="NAME", nargs="?", help="of this identity, if several exist")
    _token(acts)
    _by_files(acts)
    _custodian(acts)


def _token(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    token = acts.add_parser(
        "token",
        help="certificates on smart cards and USB keys (PKCS#11)",
        description="Show the certificates on the tokens that a PKCS#11 module sees; no PIN is asked for. With --use, "
        "remember where a certificate's key lies, and nothing secret; its PIN is asked for when a report is signed. "
        "MODULE is the 64-bit library of the token's maker, such as /usr/lib/x86_64-linux-gnu/opensc-pkcs11.so. It "
        "runs inside this program: name only a library that your department trusts.",
    )
    token.add_argument("module", metavar="MODULE")
    token.add_argument("--use", metavar="FINGERPRINT", help="sign with this certificate: its first digits, 8 or more")
    token.add_argument("--issuer", action="append", metavar="CERT.pem", help="an issuer that is not on the token")


def _by_files(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    request = acts.add_parser("request", help="make a key here, and a request for the organisation's custodian")
    request.add_argument("--organisation", metavar="NAME", required=True, help="as the organisation's root names it")
    request.add_argument("--name", metavar="NAME", required=True)
    request.add_argument("--out", metavar="FILE.csr", required=True)
    accept = acts.add_parser("accept", help="take the certificate that came for a request into use")
    accept.add_argument("file", metavar="CERT.pem")


def _custodian(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    root = acts.add_parser("root", help="for the custodian: make an organisation root, its key under a passphrase")
    root.add_argument("--organisation", metavar="NAME", required=True)
    root.add_argument("--out", metavar="ROOT.p12", required=True, help="the key; ROOT.pem is written beside it")
    issue = acts.add_parser("issue", help="for the custodian: issue the certificate that a request asks for")
    issue.add_argument("file", metavar="FILE.csr")
    issue.add_argument("--root-key", metavar="ROOT.p12", required=True)
    issue.add_argument("--out", metavar="CERT.pem", required=True)
    revoke = acts.add_parser("revoke", help="for the custodian: write the revocation list, with these certificates")
    revoke.add_argument("file", metavar="CERT.pem", nargs="*", help="none: only date the list anew")
    revoke.add_argument("--root-key", metavar="ROOT.p12", required=True)
    revoke.add_argument("--crl", metavar="FILE", required=True, help="the list; kept and added to if it is there")
    revoke.add_argument("--days", metavar="N", type=int, default=31, help="how long the list holds (default: 31)")


def _settings(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    names = ", ".join(field.name for field in fields(Settings))
    settings = commands.add_parser("settings", help="what holds where the command line says nothing")
    acts = settings.add_subparsers(dest="act", metavar="ACT", required=True)
    acts.add_parser("show", help="the settings of this data folder")
    chosen = acts.add_parser("set", help="choose something for every later run")
    chosen.add_argument("name", metavar="NAME", help=names)
    chosen.add_argument("value", metavar="VALUE", nargs="+", help="policies takes several")
    acts.add_parser("unset", help="go back to what is usual").add_argument("name", metavar="NAME", help=names)


def _practice(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    practice = commands.add_parser("practice", help="the practice phones")
    acts = practice.add_subparsers(dest="act", metavar="ACT", required=True)
    acts.add_parser("list", help="the practice phones by name")
    acts.add_parser("reset", help="put all practice phones back as they were")
