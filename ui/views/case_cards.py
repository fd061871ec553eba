"""The cards of a case's page: facts, findings, gaps, removals, re-judgements, and what was done when."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from auditor.model.audit import Audit
from auditor.model.custody import (
    Act,
    CaseOpened,
    CaseRejudged,
    CaseStopped,
    ExceptionRecorded,
    PlanConfirmed,
    RecordSealed,
    ReportIssued,
    StepJudged,
)
from auditor.model.finding import CitedInstrument, Finding, Gap
from auditor.model.finding import Note as Remark
from auditor.model.history import Rejudgement
from auditor.model.removal import Removal
from ui.layout import column, panel, row
from ui.office import Office
from ui.text import Text, shown
from ui.views.detail_parts import receipts
from ui.views.marks import STATUSES, VERDICTS, Mark
from ui.views.parts import CARE, Facts, Note, users_of
from ui.widgets import Button, Code, Glyph, Label, identify

MAX_INSTRUMENTS = 6
"""More stand in the report: some apps are prohibited by sixty instruments."""


def facts_card(text: Text, audit: Audit) -> QFrame:
    """By whom, when, by which list and policies the phone was judged."""
    facts, used = Facts(), audit.ban_list
    read = sum(user.read for user in audit.users)
    policies = ", ".join(text.pick(policy.name, policy.name_fr) for policy in audit.policies)
    rows = [
        (text("cases.operator"), shown(audit.operator)),
        (text("case.read"), text.moment(audit.finished)),
        (text("case.policies"), policies),
        (text("case.list"), text("case.list.said", edition=used.edition, publisher=shown(used.publisher))),
        (text("case.apps"), text("case.apps.said", apps=len(audit.packages), read=read, users=len(audit.users))),
    ]
    if used.supplement is not None:
        name = shown(text.pick(used.supplement.name, used.supplement.name_fr))
        rows.insert(4, (text("case.supplement"), name))
    facts.show_facts(rows)
    return panel("card", column(facts, margins=(18, 14, 18, 14)))


def finding_card(office: Office, audit: Audit, finding: Finding) -> tuple[QFrame, Button]:
    """One finding with its reasons, and the button that records an exception for it."""
    text, mark = office.text, STATUSES[finding.status]
    status = Label(text(f"status.{finding.status.name}"), f"{mark.tone}h")
    package = audit.package(finding.package)
    title = package.title_in(text.language) if package and package.label else finding.app_name
    leave = Button(office.theme, f"except:{finding.package}", kind="")
    leave.say(text("case.except"), text("case.except.name", app=shown(title, 60)))
    names = column(Label(shown(title, 80), "h2", wrap=True), Code(shown(finding.package), "monofaint"))
    head = row(names, 12, Glyph(office.theme, mark.icon, mark.tone, 15), 6, status, 16, leave, grow=0)
    users = text("case.users", users=users_of(text, finding.user_ids))
    parts: list[Any] = [head, 10, Label(users, "muted"), Label(text.pick(finding.why, finding.why_fr), wrap=True)]
    if finding.exception is not None:
        parts += [8, _exception(office, finding)]
    for instrument in finding.instruments[:MAX_INSTRUMENTS]:
        parts += [10, _instrument(text, instrument)]
    if len(finding.instruments) > MAX_INSTRUMENTS:
        parts += [6, Label(text("case.more", n=len(finding.instruments) - MAX_INSTRUMENTS), "faint")]
    card = identify(panel("card", column(*parts, margins=(18, 14, 18, 16))), f"finding:{finding.package}", shown(title))
    return card, leave


def _exception(office: Office, finding: Finding) -> Note:
    text, granted = office.text, finding.exception
    note = Note(office, f"exception:{finding.package}")
    if granted is not None:
        title = text("case.excepted", day=text.day(granted.until), reference=shown(granted.reference))
        who = text("case.recorded", operator=shown(granted.recorded_by)) if granted.recorded_by else ""
        note.tell(CARE, title, f"{shown(text.pick(granted.reason, granted.reason_fr), 300)} {who}".strip())
    return note


def _instrument(text: Text, instrument: CitedInstrument) -> QWidget:
    since = text("case.since", day=text.day(instrument.in_force)) if instrument.in_force else text("case.since.unknown")
    authority = text.pick(instrument.authority, instrument.authority_fr)
    holder = QWidget()
    holder.setLayout(column(
        Label(text.pick(instrument.title, instrument.title_fr), "h3", wrap=True),
        Label(f"{authority} · {since} · {instrument.id}", "muted", wrap=True),
        Label(text.pick(instrument.reason, instrument.reason_fr), wrap=True),
        Code(instrument.source, "monofaint"), gap=2,
    ))  # fmt: skip
    return holder


def coverage_notes(office: Office, mark: Mark, key: str, items: Iterable[Gap | Remark]) -> Iterator[Note]:
    """What was not read, as visible as a finding, or what is worth saying. key: of the title in the catalogue."""
    for item in items:
        note = Note(office, key)
        note.tell(mark, office.text(key, what=office.text.core(item.what)), office.text.core(item.why))
        yield note


def removals_card(office: Office, audit: Audit) -> tuple[QFrame, tuple[Callable[[], None], ...]]:
    """What came of each step: the card, and what adds the steps to it one by one."""
    text = office.text
    titles = {package.name: package.title_in(text.language) for package in audit.packages}

    def app(name: str) -> str:
        title = titles.get(name, name)
        return shown(name if title == name else f"{title} ({name})", 120)

    box = column(Label(text("case.removals"), "h2"), margins=(18, 14, 18, 16), gap=8)

    def add(removal: Removal) -> None:
        for receipt in receipts(office, (removal,), audit.users, app):
            box.addWidget(receipt)

    return panel("card", box), tuple(partial(add, removal) for removal in audit.removals)


def rejudged_note(office: Office, again: Rejudgement | None, earlier: list[CaseRejudged]) -> Note:
    """A re-judgement, clearly apart from the case's own verdict."""
    text = office.text
    note = Note(office, "rejudged")
    if again is None:
        last = earlier[-1]
        verdict = text(f"verdict.{last.verdict.name}")
        who = shown(last.operator)
        said = text("rejudged.earlier", day=text.day(last.day), edition=last.list_edition, operator=who)
        note.tell(VERDICTS[last.verdict], text("rejudged.title", verdict=verdict), said)
        return note
    lines = [text("rejudged.lists", then=_edition(text, again.list_then), now=_edition(text, again.list_now),
                  read=text.moment(again.read), day=text.day(again.day))]  # fmt: skip
    for key, findings in (("rejudged.new", again.new), ("rejudged.gone", again.gone)):
        if findings:
            lines.append(text(key, apps=", ".join(f"{f.app_name} ({shown(f.package)})" for f in findings)))
    if not (again.new or again.gone):
        lines.append(text("rejudged.same"))
    verdict = text(f"verdict.{again.verdict.name}")
    note.tell(VERDICTS[again.verdict], text("rejudged.title", verdict=verdict), "\n".join(lines))
    return note


def _edition(text: Text, used: Any) -> str:
    return text("rejudged.edition", edition=used.edition, day=text.day(used.issued.date()))


_ACTS: Mapping[type, Callable[[Text, Any], str]] = {
    CaseOpened: lambda text, b: text("act.opened", operator=shown(b.operator), edition=b.ban_list_edition),
    CaseStopped: lambda text, b: text("act.stopped", why=text.core(b.why)),
    RecordSealed: lambda text, b: text("act.sealed", verdict=text(f"verdict.{(b.verdict_after or b.verdict).name}")),
    PlanConfirmed: lambda text, b: text("act.confirmed", n=len(b.plan.steps), operator=shown(b.confirmation.operator)),
    StepJudged: lambda text, b: text("act.judged", number=b.number, outcome=text(f"outcome.{b.outcome.name}")),
    ExceptionRecorded: lambda text, b: text(
        "act.excepted",
        package=shown(b.package),
        reference=shown(b.exception.reference),
        day=text.day(b.exception.until),
    ),
    CaseRejudged: lambda text, b: text(
        "act.rejudged", verdict=text(f"verdict.{b.verdict.name}"), edition=b.list_edition, operator=shown(b.operator)
    ),
    ReportIssued: lambda text, b: text("act.issued", file=shown(b.file_name)),
}


def acts_card(text: Text, acts: Iterable[Act]) -> QFrame:
    """What was done, by whom and when, as the custody log has it."""
    facts = Facts()
    facts.show_facts([(text.moment(a.at), _ACTS[type(a.body)](text, a.body)) for a in acts if type(a.body) in _ACTS])
    card = panel("card", column(Label(text("case.acts"), "h2"), 8, facts, margins=(18, 14, 18, 16)))
    return identify(card, "custodyLog", text("case.acts"))
