"""Pre-flight, rechecks and open steps as a person reads them in a terminal."""

from collections.abc import Iterable, Iterator, Mapping

from auditor.cli.words import Words, shown
from auditor.model.audit import Audit
from auditor.model.custody import OpenIntent
from auditor.model.preflight import Feasibility, Preflight
from auditor.model.recheck import Recheck, Standing

_FEASIBILITY: Mapping[Feasibility, tuple[str, str]] = {
    Feasibility.REMOVABLE: ("can be removed", "peut être retirée"),
    Feasibility.DISABLE_ONLY: ("can only be disabled", "peut seulement être désactivée"),
    Feasibility.BY_OWNER: ("only by its owner", "seulement par son propriétaire"),
    Feasibility.UNTOUCHABLE: ("must not be touched", "ne doit pas être touchée"),
}
_STANDINGS: Mapping[Standing, tuple[str, str]] = {
    Standing.AWAY: ("STAYED AWAY", "RESTÉE ABSENTE"),
    Standing.GONE: ("GONE SINCE", "DISPARUE DEPUIS"),
    Standing.BACK: ("CAME BACK", "REVENUE"),
    Standing.ELSEWHERE: ("FOR ANOTHER USER", "CHEZ UN AUTRE UTILISATEUR"),
    Standing.OFF: ("STILL DISABLED", "TOUJOURS DÉSACTIVÉE"),
    Standing.ENABLED: ("ENABLED AGAIN", "RÉACTIVÉE"),
    Standing.THERE: ("STILL THERE", "TOUJOURS PRÉSENTE"),
    Standing.UNREAD: ("NOT READABLE", "ILLISIBLE"),
}


def preflight_lines(preflights: Iterable[Preflight], words: Words) -> Iterator[str]:
    """What can be done with each app before anything is planned; what is plain needs one line."""
    for one in preflights:
        target = f"{shown(one.package)} @{one.user_id}"
        yield f"  {words.say(*_FEASIBILITY[one.feasibility])}  {target}: {one.why.in_language(words.language)}"
        yield from (f"      ! {warning.in_language(words.language)}" for warning in one.warnings)
        numbered = enumerate(one.steps, 1)
        yield from (f"      {number}. {step.in_language(words.language)}" for number, step in numbered)
        if one.source:
            yield f"      {words.say('Source:', 'Source :')} {one.source}"


def recheck_lines(audit: Audit, recheck: Recheck, words: Words) -> Iterator[str]:
    """A later reading, the answer first."""
    yield "  ".join((words.say("Case", "Dossier"), audit.audit_id, words.moment(recheck.finished)))
    yield words.verdict(recheck.verdict)
    for app in recheck.apps:
        target = f"{shown(app.package)} @{app.user_id}"
        yield f"  {words.say(*_STANDINGS[app.standing])}  {target}{words.colon} {words.said(app.state)}"
        if app.elsewhere:
            who = ", ".join(map(str, app.elsewhere))
            yield words.say(
                f"    It is there now for user {who}.", f"    Elle est maintenant chez l’utilisateur {who}."
            )
    for gap in audit.present_coverage.gaps:
        not_read = words.say("not read", "non lu") + words.colon
        yield f"  {not_read} {words.said(gap.what, 200)}{words.colon} {words.said(gap.why, 400)}"


def open_lines(intents: Iterable[OpenIntent], words: Words) -> Iterator[str]:
    """Steps that were begun and never judged."""
    for intent in intents:
        said = words.say("no answer kept", "aucune réponse conservée")
        if intent.answered is not None:
            said = words.say("the phone said: ", "le téléphone a dit : ") + shown(intent.answered.words, 120)
        yield f"    {words.moment(intent.at)}  {intent.step.command}  →  {said}"
