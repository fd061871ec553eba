"""An audit as a person reads it in a terminal."""

from collections.abc import Iterable, Iterator

from auditor.cli.app_text import app_line
from auditor.cli.supplement import exception_lines, supplement_name
from auditor.cli.words import NBSP, Words, shown
from auditor.model.audit import Audit
from auditor.model.finding import CitedInstrument, Coverage, Finding, MentionKind, Status
from auditor.model.removal import Outcome, Removal, RemovalPlan
from auditor.model.verification import Issued

# Some apps are prohibited by sixty instruments; the record holds them all.
MAX_QUOTED = 4


def audit_lines(audit: Audit, words: Words) -> Iterator[str]:
    """Everything that an operator must see of an audit, the answer first."""
    yield from _head(audit, words)
    if audit.findings and audit.removals:
        yield ""
        yield words.say("As found, before any removal", "Constats à l’arrivée, avant tout retrait")
    for finding in _findings(audit):
        yield ""
        yield from _finding(finding, audit, words)
    if audit.removals:
        yield ""
        yield words.say("Removals", "Retraits")
        for removal in audit.removals:
            yield from _removal(removal, words)
    yield from _copies(audit, words)
    yield from _mentions(audit, words)
    yield from _coverage(audit.present_coverage, words)
    yield ""
    yield from _limits(audit, words)


def _findings(audit: Audit) -> tuple[Finding, ...]:
    """As found, and what the reading after removal found anew."""
    known = {(finding.package, finding.rule) for finding in audit.findings}
    return (*audit.findings, *(f for f in audit.present_findings if (f.package, f.rule) not in known))


def _head(audit: Audit, words: Words) -> Iterator[str]:
    device = audit.device
    practice = words.say("PRACTICE, not evidence", "EXERCICE, sans valeur de preuve") if audit.tool.practice else ""
    yield "  ".join(filter(None, (words.say("Case", "Dossier"), audit.audit_id, practice)))
    serial = words.say("serial", "numéro de série")
    yield f"{shown(device.title)} · Android {shown(device.android)} · {serial} {shown(device.serial)}"
    yield _list_line(audit, words)
    yield ""
    if audit.verdict_after is not None:
        yield f"{words.say('As found:', 'À l’arrivée :')} {words.verdict(audit.verdict)}"
        yield f"{words.say('After removal:', 'Après retrait :')} {words.verdict(audit.verdict_after)}"
    else:
        yield words.verdict(audit.verdict)
    yield _counts(audit, words)


def _list_line(audit: Audit, words: Words) -> str:
    used = audit.ban_list
    policies = ", ".join(words.say(policy.name, policy.name_fr) for policy in audit.policies)
    armed = words.say(
        f"{used.armed} of {used.indicators} indicators armed",
        f"{used.armed} indicateurs sur {used.indicators} éprouvés",
    )
    edition = words.say("ban list edition", "liste d’interdiction, édition")
    own = f" · {supplement_name(used.supplement, words)}" if used.supplement else ""
    return f"{policies} · {edition} {used.edition}, {shown(used.publisher)}{own} · {armed}"


def _counts(audit: Audit, words: Words) -> str:
    banned = sum(f.status is Status.BANNED for f in audit.present_findings)
    suspect = sum(f.status is Status.SUSPECT for f in audit.present_findings)
    read, users = sum(user.read for user in audit.users), len(audit.users)
    gaps = len(audit.present_coverage.gaps)
    flagged = (
        words.number(banned, ("banned", "interdite"), ("banned", "interdites")),
        words.number(suspect, ("suspect", "suspecte"), ("suspect", "suspectes")),
    )
    seen = (
        words.number(len(audit.packages), ("app", "application"), ("apps", "applications")),
        words.say(f"{read} of {users} profiles read", f"profils lus{NBSP}: {read} sur {users}"),
        words.number(gaps, ("gap", "lacune"), ("gaps", "lacunes")),
    )
    return f"{', '.join(flagged)}; {', '.join(seen)}"


def _finding(finding: Finding, audit: Audit, words: Words) -> Iterator[str]:
    users = ", ".join(f"{user_id} {_user_name(audit, user_id)}".strip() for user_id in finding.user_ids)
    yield f"{words.status(finding.status)}  {finding.app_name}  {shown(finding.package)}"
    package = audit.package(finding.package)
    if package is not None:
        yield f"    {app_line(package, words)}"
    yield f"    {words.say('User', 'Utilisateur')} {users}"
    why = words.say(finding.why, finding.why_fr or finding.why)
    yield f"    {words.basis(finding.basis)}{words.colon} {why}"
    yield from exception_lines(finding, words)
    for instrument in finding.instruments:
        yield from (f"    {line}" for line in _instrument(instrument, words))


def _instrument(instrument: CitedInstrument, words: Words) -> Iterator[str]:
    yield f"{words.say(instrument.title, instrument.title_fr)} ({instrument.id})"
    since = (
        words.say("day of entry into force not known", "date d’entrée en vigueur inconnue")
        if instrument.in_force is None
        else words.say("in force ", "en vigueur depuis le ") + words.day(instrument.in_force)
    )
    yield f"  {words.say(instrument.authority, instrument.authority_fr or instrument.authority)}; {since}"
    yield f"  {words.say('Reason:', 'Motif :')} {words.say(instrument.reason, instrument.reason_fr)}"
    if instrument.note:
        yield f"  {words.say('Note:', 'Précision :')} {words.say(instrument.note, instrument.note_fr)}"
    yield f"  {words.say('Source:', 'Source :')} {instrument.source}"


def _user_name(audit: Audit, user_id: int) -> str:
    user = audit.user(user_id)
    return shown(user.name, 40) if user and user.name else ""


def _removal(removal: Removal, words: Words) -> Iterator[str]:
    target = f"{shown(removal.package)} @{removal.user_id}"
    reason = words.told(removal.reason, removal.reason_fr, 400)
    yield f"  {words.outcome(removal.outcome).upper()}  {words.fact(target, reason)}"
    if removal.outcome is not Outcome.NOT_ATTEMPTED:
        answer = words.say("no answer", "aucune réponse") if removal.answer is None else shown(removal.answer, 200)
        yield f"    {removal.command}  →  {answer}"
        yield f"    {words.said(removal.before)}  →  {words.said(removal.after)}"
    if removal.next_step:
        yield f"    {words.say('Next', 'Ensuite')}{words.colon} {words.told(removal.next_step, removal.next_step_fr)}"


def _copies(audit: Audit, words: Words) -> Iterator[str]:
    if audit.copies:
        yield ""
        yield words.say("Copies of app files", "Copies de fichiers d’applications")
    for copy in audit.copies:
        told = copy.file or f"{words.say('not kept', 'non gardé')}{words.colon} {words.said(copy.why_not)}"
        yield f"  {shown(copy.package)}  {copy.size}  {copy.digest or ''}  {told}"


def _mentions(audit: Audit, words: Words) -> Iterator[str]:
    titles = {
        MentionKind.ADVISED: words.say("Advised against (not banned)", "Déconseillées (non interdites)"),
        MentionKind.ELSEWHERE: words.say("Prohibited elsewhere, not here", "Interdites ailleurs, pas ici"),
        MentionKind.FIRMWARE: words.say(
            "Firmware components (no finding)", "Composants du micrologiciel (sans constat)"
        ),
    }
    for kind, title in titles.items():
        told = [mention for mention in audit.mentions if mention.kind is kind]
        if told:
            yield ""
            yield title
        for mention in told:
            quoted = words.say(mention.note, mention.note_fr) or ", ".join(
                instrument.id for instrument in mention.instruments[:MAX_QUOTED]
            )
            more = len(mention.instruments) - MAX_QUOTED
            rest = words.say(f" and {more} more", f" et {more} autres") if more > 0 else ""
            yield f"  {mention.app_name}  {shown(mention.package)}{words.colon} {quoted}{rest}"


def _coverage(coverage: Coverage, words: Words) -> Iterator[str]:
    for title, items in (
        (words.say("Gaps (not read)", "Lacunes (non lu)"), coverage.gaps),
        (words.say("Notes", "Remarques"), coverage.notes),
    ):
        if items:
            yield ""
            yield title
            for item in items:
                yield f"  {words.said(item.what, 200)}{words.colon} {words.said(item.why, 600)}"


def _limits(audit: Audit, words: Words) -> Iterator[str]:
    if not audit.present_findings:
        yield words.say(
            "No finding is not a clean bill of health: this audit speaks of the listed apps and of this moment only.",
            "L’absence de constat n’est pas un certificat de bonne santé : cet audit ne parle que des applications "
            "listées et du moment présent.",
        )
    yield words.say(
        "When you are done: Developer options, Revoke USB debugging authorisations, then turn USB debugging off.",
        "Pour finir : Options pour les développeurs, Révoquer les autorisations de débogage USB, puis désactiver le "
        "débogage USB.",
    )


def plan_lines(plan: RemovalPlan, words: Words) -> Iterator[str]:
    """A removal plan as it is to be confirmed."""
    yield words.say(f"Removal plan {plan.digest[:16]}", f"Plan de retrait {plan.digest[:16]}")
    yield from (f"  {step.number}. {step.command}" for step in plan.steps)
    if plan.copies and plan.steps:
        yield words.say(
            "  First, the files of each app are fetched and kept with the case.",
            "  D’abord, les fichiers de chaque application sont copiés et gardés avec le dossier.",
        )
    if not plan.steps:
        yield words.say("  There is nothing to do.", "  Il n’y a rien à faire.")
    yield from _left_alone(plan, words)


def _left_alone(plan: RemovalPlan, words: Words) -> Iterable[str]:
    for left in plan.left_alone:
        word = words.say("left alone", "laissée")
        yield f"  {word}: {shown(left.package)} @{left.user_id}{words.colon} {words.told(left.why, left.why_fr)}"


def issued_lines(issued: Issued, words: Words) -> Iterator[str]:
    """Where the report is, who signed it, and the digest of the record inside."""
    yield f"{words.say('Report:', 'Rapport :')} {issued.path}"
    yield f"  {words.say('signed by', 'signé par')} {issued.signer}; {words.say('verified', 'vérifié')}"
    yield f"  {words.say('record SHA-256', 'empreinte SHA-256')} {issued.record_digest}"
