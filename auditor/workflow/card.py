"""The owner's card: one page to print, with steps for what only the owner of a phone can do."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from auditor.errors import RemovalError
from auditor.files import write_whole
from auditor.judge.card import OwnerTask, owner_tasks
from auditor.model.audit import Audit
from auditor.model.policy import Bilingual
from auditor.model.preflight import Preflight
from auditor.report.render import Paper
from auditor.report.steps import StepGroup, StepsPage, render_steps

_KICKER = Bilingual("Case {case}, {day}", "Dossier {case}, {day}")
_TITLE = Bilingual("Apps to remove from this phone", "Applications à retirer de ce téléphone")
_LEAD = Bilingual(
    "These apps are not allowed on this phone, and Android lets only its owner take them away. Please do the steps in "
    "their order, then show the phone to the auditor again.",
    "Ces applications ne sont pas permises sur ce téléphone, et Android ne laisse que son propriétaire les retirer. "
    "Veuillez suivre les étapes dans l’ordre, puis montrer de nouveau le téléphone à l’auditeur.",
)
_CLOSING = Bilingual(
    "The names of screens differ a little between phones; the search field of the settings finds them. When "
    "all is done: Settings → Developer options → Revoke USB debugging authorisations.",
    "Les noms des écrans varient un peu d’un téléphone à l’autre; la recherche des paramètres les trouve. Quand "
    "tout est fait\u00a0: Paramètres → Options pour les développeurs → Révoquer les "
    "autorisations de débogage USB.",
)
_USER = Bilingual("user", "utilisateur")


@dataclass(frozen=True, slots=True)
class CardOrder:
    """Where the card goes, in which language ("en" or "fr"), on which paper ("a4" or "letter"), and when it is made."""

    path: Path
    language: str
    paper: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """The card that was written. tasks: what stands on it."""

    case: str
    path: str
    tasks: tuple[OwnerTask, ...]


def write_card(audit: Audit, preflights: tuple[Preflight, ...], order: CardOrder) -> Card:
    """Write the card of a case. Raises RemovalError if nothing needs the owner, OutputError."""
    tasks = owner_tasks(audit, preflights)
    if not tasks:
        raise RemovalError(
            f"No card was written for case {audit.audit_id}",
            "nothing that was flagged needs the phone's owner",
            f"Remove it with fieldcheck remove {audit.audit_id}",
        )
    page = _page(audit, tasks, order)
    write_whole(order.path, render_steps(page, order.language, order.now, Paper[order.paper.upper()]))
    return Card(audit.audit_id, str(order.path), tasks)


def _page(audit: Audit, tasks: tuple[OwnerTask, ...], order: CardOrder) -> StepsPage:
    device, language = audit.device, order.language
    day = f"{order.now:%Y-%m-%d}"
    return StepsPage(
        kicker=_KICKER.in_language(language).format(case=audit.audit_id, day=day),
        title=_TITLE.in_language(language),
        subtitle=f"{device.title} · Android {device.android or '?'} · {device.hardware_serial or device.serial}",
        lead=_LEAD.in_language(language),
        groups=tuple(_group(audit, task, language) for task in tasks),
        closing=_CLOSING.in_language(language),
        practice=audit.tool.practice,
    )


def _group(audit: Audit, task: OwnerTask, language: str) -> StepGroup:
    user, package = audit.user(task.user_id), audit.package(task.package)
    known = next((f.app_name for f in audit.present_findings if f.package == task.package), task.package)
    title = package.title_in(language) if package and package.label else known
    who = f"{_USER.in_language(language)} {task.user_id} {(user.name if user else None) or ''}".strip()
    return StepGroup(title, f"{task.package} · {who}", tuple(step.in_language(language) for step in task.steps))
