"""fieldcheck compare · rejudge: cases over time."""

import argparse
from collections.abc import Iterator, Mapping

from auditor.cli.context import Context
from auditor.cli.output import answer
from auditor.cli.results import exit_code
from auditor.cli.words import Words, shown
from auditor.model.audit import UsedBanList
from auditor.model.finding import Finding
from auditor.model.history import AppChange, AuditComparison, Change, ComparedCase, Rejudgement
from auditor.workflow.history import RejudgeRequest, compare_cases
from auditor.workflow.history import rejudge as judge_again

_CHANGES: Mapping[Change, tuple[str, str]] = {
    Change.CAME_BACK: ("came back", "revenue"),
    Change.NEW: ("new", "nouvelle"),
    Change.GONE: ("gone", "disparue"),
    Change.ENABLED: ("enabled again", "réactivée"),
    Change.DISABLED: ("disabled", "désactivée"),
    Change.OTHER_SIGNER: ("OTHER SIGNER", "AUTRE SIGNATAIRE"),
    Change.ROTATED_SIGNER: ("signer rotated", "certificat renouvelé par le signataire"),
    Change.OTHER_VERSION: ("other version", "autre version"),
    Change.OTHER_STATUS: ("other status", "autre statut"),
}
_FACTS: Mapping[str, tuple[str, str]] = {
    "android": ("Android version", "Version d’Android"),
    "security_patch": ("Security patch", "Correctif de sécurité"),
    "build_fingerprint": ("Build", "Version du système"),
    "verified_boot": ("Verified boot", "Démarrage vérifié"),
    "bootloader_locked": ("Bootloader locked", "Chargeur d’amorçage verrouillé"),
    "encryption": ("Encryption", "Chiffrement"),
}


def compare(context: Context, options: argparse.Namespace) -> int:
    """Compare two audits of one phone."""
    records = context.workplace.records
    compared = compare_cases(records, records.find_case(options.one), records.find_case(options.other))
    answer(context.face, compared, _comparison_lines(compared, context.face.words))
    return 0


def _comparison_lines(compared: AuditComparison, words: Words) -> Iterator[str]:
    yield f"{shown(compared.phone)} · {words.say('serial', 'numéro de série')} {shown(compared.serial)}"
    yield f"  {words.say('from', 'de')} {_side(compared.older, words)}"
    yield f"  {words.say('to', 'à')} {_side(compared.newer, words)}"
    for fact in compared.facts:
        yield f"  {words.say(*_FACTS[fact.fact])}{words.colon} {shown(fact.before)} → {shown(fact.after)}"
    for title, users in (
        (words.say("new user", "nouvel utilisateur"), compared.new_users),
        (words.say("user gone", "utilisateur disparu"), compared.gone_users),
    ):
        yield from (f"  {title}{words.colon} {user.user_id} {shown(user.name or '', 40)}".rstrip() for user in users)
    yield ""
    if not compared.changes:
        yield words.say("No app changed where both audits could look.", "Aucun changement là où les deux ont pu lire.")
    yield from (_change_line(change, words) for change in compared.changes)
    for user_id in compared.not_compared:
        yield words.say(
            f"User {user_id} could not be compared: not read in both audits.",
            f"L’utilisateur {user_id} n’a pu être comparé : il n’a pas été lu dans les deux audits.",
        )


def _side(case: ComparedCase, words: Words) -> str:
    edition = words.say("edition", "édition")
    return (
        f"{case.case_id}, {words.moment(case.read)}, {words.verdict(case.verdict)}, {edition} {case.ban_list_edition}, "
        f"{', '.join(case.policies)}"
    )


def _change_line(change: AppChange, words: Words) -> str:
    users = ", ".join(map(str, change.user_ids))
    moved = f": {shown(change.before)} → {shown(change.after)}" if change.before else ""
    what = words.say(*_CHANGES[change.change])
    return f"{words.status(change.status)}  {shown(change.title, 60)}  {shown(change.package)} @{users}  {what}{moved}"


def rejudge(context: Context, options: argparse.Namespace) -> int:
    """Judge a case's newest reading by today's list."""
    place = context.workplace
    policies = tuple(options.policy or ())
    request = RejudgeRequest(place.records.find_case(options.case), policies, context.operator(options.operator))
    done = judge_again(place.records, place.ban_list(), request, place.clock.now())
    answer(context.face, done, _rejudged_lines(done, context.face.words))
    return exit_code(done.verdict)


def _rejudged_lines(done: Rejudgement, words: Words) -> Iterator[str]:
    yield words.say(
        f"RE-JUDGEMENT of case {done.case_id}: the phone was not read again, and the case keeps its own verdict.",
        f"NOUVEAU JUGEMENT du dossier {done.case_id} : le téléphone n’a pas été relu, et le dossier garde son verdict.",
    )
    yield f"{words.say('Read', 'Lu le')} {words.moment(done.read)}"
    for title, verdict, used in (
        (words.say("Judged then:", "Jugé alors :"), done.verdict_then, done.list_then),
        (words.say("Judged now:", "Jugé maintenant :"), done.verdict, done.list_now),
    ):
        yield f"{title} {words.verdict(verdict)}, {_list(used, words)}"
    policies = ", ".join(words.say(policy.name, policy.name_fr) for policy in done.policies)
    yield f"  {words.day(done.day)}, {shown(done.operator)}, {policies}"
    for title, findings in (
        (words.say("Not among the case's findings", "Absent des constats du dossier"), done.new),
        (words.say("No longer a finding", "N’est plus un constat"), done.gone),
    ):
        if findings:
            yield ""
            yield title
            yield from (_finding_line(finding, words) for finding in findings)
    yield ""
    same = len(done.findings) - len(done.new)
    yield words.number(
        same, ("finding as before.", "constat inchangé."), ("findings as before.", "constats inchangés.")
    )


def _list(used: UsedBanList, words: Words) -> str:
    edition = words.say("edition", "édition")
    return f"{edition} {used.edition} ({words.day(used.issued.date())}), {shown(used.publisher)}"


def _finding_line(finding: Finding, words: Words) -> str:
    status = words.status(finding.status)
    why = words.fact(shown(finding.package), words.told(finding.why, finding.why_fr))
    return f"  {status}  {finding.app_name}  {why}"
