"""The inventory: every package that was read, with its state in every profile. Pure."""

from collections import Counter

from auditor.model.appfile import Cause, FilePart
from auditor.model.audit import Audit
from auditor.model.finding import Status
from auditor.model.package import InstalledPackage, UserProfile
from auditor.report.document.flagged import Flagged, state_mark
from auditor.report.document.origin import origin_word
from auditor.report.document.parts import App, Count, InventoryPart
from auditor.report.document.values import Cell, Mark, Section, Text
from auditor.report.document.words import Words, plain
from auditor.report.text import grouped, label

# More profile columns than this do not fit a page; then the profiles are named in one column of words.
MAX_PROFILE_COLUMNS = 5
SIGNER_DIGITS = 12  # the record holds them all
MOST_SOURCES = 8
HEADS = ("number", "app", "package", "version.head", "source", "signer", "profiles", "status")
STATUS_MARKS = {Status.BANNED: Mark.BANNED, Status.SUSPECT: Mark.SUSPECT, None: Mark.CLEAR}
LEGEND = (
    (Mark.THERE, "legend.there"),
    (Mark.OFF, "legend.off"),
    (Mark.ABSENT, "legend.absent"),
    (Mark.UNREAD, "legend.unread"),
)


def build_inventory(words: Words, audit: Audit, flagged: tuple[Flagged, ...]) -> InventoryPart:
    """The part with every app."""
    columns = audit.users if len(audit.users) <= MAX_PROFILE_COLUMNS else ()
    statuses = {one.name: one.status for one in flagged}
    apps = tuple(_app(words, package, columns, statuses.get(package.name)) for package in audit.packages)
    return InventoryPart(
        section=Section(words.say("inventory"), _lead(words, audit.packages)),
        sources_title=words.say("sources"),
        sources=_sources(words, apps),
        legend=tuple(Cell(words.rich(key), mark) for mark, key in LEGEND),
        heads=tuple(words.say(key) for key in HEADS),
        profile_heads=tuple(str(user.user_id) for user in columns),
        labels=any(app.label for app in apps),
        apps=apps,
    )


def _lead(words: Words, packages: tuple[InstalledPackage, ...]) -> Text:
    lead = plain(words.count("inventory.lead", len(packages)))
    labels = (package.lacks(FilePart.LABEL) for package in packages)
    unnamed = any(unread is not None and unread.cause is Cause.NOT_ASKED for unread in labels)
    return (*lead, *plain(" "), *words.rich("inventory.unnamed")) if unnamed else lead


def _sources(words: Words, apps: tuple[App, ...]) -> tuple[Count, ...]:
    """Where the apps came from, the most first; what is over the limit is counted together."""
    total = Counter(app.source for app in apps)
    flagged = Counter(app.source for app in apps if app.mark is not Mark.CLEAR)
    ordered = sorted(total, key=lambda source: (-total[source], source))
    shown = ordered if len(ordered) <= MOST_SOURCES else ordered[: MOST_SOURCES - 1]
    rest = ordered[len(shown) :]
    counts = [(source, total[source], flagged[source]) for source in shown]
    if rest:
        counts.append((words.say("sources.other"), sum(total[one] for one in rest), sum(flagged[one] for one in rest)))
    return tuple(Count(source, number, marked, _count(words, number, marked)) for source, number, marked in counts)


def _count(words: Words, number: int, flagged: int) -> str:
    told = words.count("sources.apps", number)
    return words.count("sources.flagged", flagged, apps=told) if flagged else told


def _app(words: Words, package: InstalledPackage, columns: tuple[UserProfile, ...], status: Status | None) -> App:
    present = ", ".join(str(user_id) for user_id in package.present_for)
    title = package.title_in(words.language)
    return App(
        icon=package.icon,
        label=label(title, 80) if title != package.name else "",
        package=label(package.name, 120),
        version=label(package.version_name, 40) if package.version_name else "–",
        source=origin_word(words, package.origin),
        signer=grouped(label(package.signers[0][:SIGNER_DIGITS])) if package.signers else "–",
        states=tuple(_state(words, package, user) for user in columns),
        profiles=present,
        mark=STATUS_MARKS[status],
        status=words.say(status.value if status else "clear"),
    )


def _state(words: Words, package: InstalledPackage, user: UserProfile) -> tuple[Mark, str]:
    mark, key = state_mark(package.state_for(user.user_id), user)
    return mark, words.say(key)
