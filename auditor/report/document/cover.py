"""The cover: verdict as found and after removal, figures, what it means in plain words, the facts. Pure."""

from auditor.model.audit import Audit
from auditor.model.finding import Finding, Status, Verdict
from auditor.model.removal import Outcome
from auditor.report.document.flagged import Flagged
from auditor.report.document.parts import Cover, Number, Panel, SignatureWords
from auditor.report.document.phone import patch_text
from auditor.report.document.summary import summary
from auditor.report.document.values import Fact, Mark, Span, Text
from auditor.report.document.words import NO_BREAK, Words, plain, strong
from auditor.report.text import grouped, label

VERDICT_MARKS = {
    Verdict.COMPLIANT: Mark.CLEAR,
    Verdict.NON_COMPLIANT: Mark.BANNED,
    Verdict.REVIEW: Mark.SUSPECT,
    Verdict.INCONCLUSIVE: Mark.GAP,
}
KEY_DIGITS = 16  # enough of a key's digest to compare by eye; the whole stands in the part on the ban list


def build_cover(words: Words, audit: Audit, flagged: tuple[Flagged, ...]) -> Cover:
    """The first page of the report."""
    return Cover(
        case=words.say("case", case=label(audit.audit_id)),
        kicker=words.say("report"),
        title=label(audit.device.title),
        subtitle=_subtitle(words, audit),
        found=_found(words, audit),
        after=_after(words, audit),
        numbers=_numbers(words, audit, flagged),
        summary_title=words.say("plain"),
        summary=summary(words, audit, flagged),
        facts=_facts(words, audit),
        contents=words.say("contents"),
        signature=signature_words(words),
        check_title=words.say("check.title"),
        check=words.say("check"),
        code_alt=words.say("check.code"),
    )


def signature_words(words: Words) -> SignatureWords:
    """The words of the signature field."""
    return SignatureWords(
        title=words.say("sign.title"),
        unsigned=words.say("sign.unsigned"),
        signed=words.say("sign.signed"),
        signed_by=words.say("sign.by"),
        certificate=words.say("sign.certificate"),
        time=words.say("sign.time"),
        elsewhere=words.say("sign.elsewhere"),
    )


def _subtitle(words: Words, audit: Audit) -> str:
    start, end = audit.started, audit.finished
    key = "period" if start.date() == end.date() else "period.days"
    period = words.say(
        key, day=words.day(start), last=words.day(end), start=words.hour(start), end=words.hour(end)
    )  # fmt: skip
    parts = [words.say("serial", serial=label(audit.device.serial, 60))]
    if audit.device.android:
        parts.append(words.say("android", android=label(audit.device.android, 20)))
    return f" {NO_BREAK}·{NO_BREAK} ".join([*parts, period])


def _found(words: Words, audit: Audit) -> Panel:
    key = "panel.found" if audit.verdict_after else "panel.only"
    return Panel(
        when=words.say(key, hour=words.hour(audit.started)),
        mark=VERDICT_MARKS[audit.verdict],
        word=words.say(f"verdict.{audit.verdict.name}"),
        line=_reason(words, audit, audit.verdict, "panel.compliant"),
    )


def _reason(words: Words, audit: Audit, verdict: Verdict, compliant: str) -> str:
    """One line that says why this verdict was given to the first reading."""
    if verdict is Verdict.COMPLIANT:
        return words.say(compliant)
    if verdict is Verdict.INCONCLUSIVE:
        return _gaps(words, len(audit.coverage.gaps))
    suspect = count(audit.findings, Status.SUSPECT)
    if verdict is Verdict.REVIEW:
        return _review(words, audit.findings)
    parts = [words.count("panel.banned", count(audit.findings, Status.BANNED))]
    if suspect:
        parts.append(words.count("panel.suspect", suspect))
    return ", ".join(parts)


def _after(words: Words, audit: Audit) -> Panel | None:
    verdict = audit.verdict_after
    if verdict is None:
        return None
    moment = audit.reading_after.finished if audit.reading_after else audit.finished
    return Panel(
        when=words.say("panel.after", hour=words.hour(moment)),
        mark=VERDICT_MARKS[verdict],
        word=words.say(f"verdict.{verdict.name}"),
        line=_reason_after(words, audit, verdict),
    )


def _reason_after(words: Words, audit: Audit, verdict: Verdict) -> str:
    if verdict is Verdict.COMPLIANT:
        return words.say("panel.compliant.after")
    if verdict is Verdict.INCONCLUSIVE:
        return _gaps(words, len(audit.present_coverage.gaps))
    if verdict is Verdict.REVIEW:
        return _review(words, audit.present_findings)
    parts = [words.count("panel.still", count(audit.present_findings, Status.BANNED))]
    disabled = {removal.package for removal in audit.removals if removal.outcome is Outcome.DISABLED}
    if disabled:
        parts.append(words.count("panel.disabled", len(disabled)))
    return words.say("panel.joint").join(parts)


def _review(words: Words, findings: tuple[Finding, ...]) -> str:
    """Under REVIEW every banned app that is left has an exception."""
    numbers = (("panel.excepted", count(findings, Status.BANNED)), ("panel.review", count(findings, Status.SUSPECT)))
    return words.say("panel.joint").join(words.count(key, number) for key, number in numbers if number)


def _gaps(words: Words, gaps: int) -> str:
    return words.count("panel.gaps", gaps) if gaps else words.say("panel.unread")


def count(findings: tuple[Finding, ...], status: Status) -> int:
    """How many packages have this status; one that is both banned and suspect counts as banned."""
    banned = {finding.package for finding in findings if finding.status is Status.BANNED}
    if status is Status.BANNED:
        return len(banned)
    return len({finding.package for finding in findings} - banned)


def _numbers(words: Words, audit: Audit, flagged: tuple[Flagged, ...]) -> tuple[Number, ...]:
    apps = len(audit.packages)
    read = sum(user.read for user in audit.users)
    clear = apps - sum(1 for one in flagged if one.app)
    rows: tuple[tuple[str, int, Mark | None], ...] = (
        ("apps", apps, None),
        ("banned", count(audit.findings, Status.BANNED), Mark.BANNED),
        ("suspect", count(audit.findings, Status.SUSPECT), Mark.SUSPECT),
        ("clear", clear, Mark.CLEAR),
        ("profiles", read, None),
        ("gaps", len(audit.coverage.gaps), Mark.GAP),
    )
    return tuple(
        Number(
            f"{read}/{len(audit.users)}" if key == "profiles" else words.number(value),
            words.count(f"number.{key}", value),
            mark,
        )
        for key, value, mark in rows
    )


def _facts(words: Words, audit: Audit) -> tuple[Fact, ...]:
    operator = label(audit.operator) if audit.operator.strip() else words.say("operator.unnamed")
    return (
        Fact(words.say("fact.phone"), _phone(words, audit)),
        Fact(words.say("fact.operator"), strong(operator)),
        Fact(words.say("fact.policies"), policies(words, audit)),
        Fact(words.say("fact.list"), _ban_list(words, audit)),
    )


def _phone(words: Words, audit: Audit) -> Text:
    device = audit.device
    patch = "".join(span.text for span in patch_text(words, device.security_patch, audit.finished.date()))
    told = [
        words.say("patch", patch=patch) if device.security_patch else words.say("patch.unknown"),
        words.say("boot", boot=label(device.verified_boot, 20)) if device.verified_boot else words.say("boot.unknown"),
    ]
    return plain(words.say("claims", facts="; ".join(told)))


def policies(words: Words, audit: Audit) -> Text:
    """The chosen policies in one line."""
    if not audit.policies:
        return words.rich("policies.none")
    spans: list[Span] = []
    for policy in audit.policies:
        name = policy.name_fr if words.language == "fr" else policy.name
        spans += [*(plain(", ") if spans else ()), *words.rich("policy", name=label(name), id=label(policy.id))]
    return tuple(spans)


def _ban_list(words: Words, audit: Audit) -> Text:
    used = audit.ban_list
    text = words.rich(
        "list",
        edition=words.number(used.edition),
        issued=words.day(used.issued),
        expires=words.day(used.expires),
        publisher=label(used.publisher, 80),
        key=grouped(label(used.publisher_key[:KEY_DIGITS]), 4).replace(" ", NO_BREAK),
    )
    return (*text, *words.rich("list.development")) if used.development else text
