"""The inventory: every package that was read, with its state in every profile. Pure."""

from auditor.model.audit import Audit
from auditor.model.finding import Status
from auditor.model.package import InstalledPackage, UserProfile
from auditor.report.document.flagged import Flagged, state_mark
from auditor.report.document.parts import App, InventoryPart
from auditor.report.document.values import Cell, Mark, Section
from auditor.report.document.words import Words, plain
from auditor.report.text import label

# More profile columns than this do not fit a page; then the profiles are named in one column of words.
MAX_PROFILE_COLUMNS = 5
SIGNER_DIGITS = 8
# Names by which people know the installers; the package name stands in the record.
STORES = {
    "com.android.vending": "Google Play",
    "com.sec.android.app.samsungapps": "Galaxy Store",
    "com.huawei.appmarket": "AppGallery",
    "com.xiaomi.mipicks": "GetApps",
    "com.amazon.venezia": "Amazon Appstore",
    "org.fdroid.fdroid": "F-Droid",
}
SIDE_LOADERS = ("com.google.android.packageinstaller", "com.android.packageinstaller", "com.android.shell", "adb")
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
    return InventoryPart(
        section=Section(words.say("inventory"), plain(words.count("inventory.lead", len(audit.packages)))),
        legend=tuple(Cell(words.rich(key), mark) for mark, key in LEGEND),
        heads=tuple(words.say(key) for key in HEADS),
        profile_heads=tuple(str(user.user_id) for user in columns),
        labels=any(package.label for package in audit.packages),
        apps=tuple(_app(words, package, columns, statuses.get(package.name)) for package in audit.packages),
    )


def _app(words: Words, package: InstalledPackage, columns: tuple[UserProfile, ...], status: Status | None) -> App:
    present = ", ".join(str(user_id) for user_id in package.present_for)
    return App(
        label=label(package.label, 80) if package.label else "",
        package=label(package.name, 120),
        version=label(package.version_name, 40) if package.version_name else "–",
        source=_source(words, package),
        signer=label(package.signers[0][:SIGNER_DIGITS]) if package.signers else "–",
        states=tuple(_state(words, package, user) for user in columns),
        profiles=present,
        mark=STATUS_MARKS[status],
        status=words.say(status.value if status else "clear"),
    )


def _state(words: Words, package: InstalledPackage, user: UserProfile) -> tuple[Mark, str]:
    mark, key = state_mark(package.state_for(user.user_id), user)
    return mark, words.say(key)


def _source(words: Words, package: InstalledPackage) -> str:
    if package.system:
        return words.say("source.system")
    if package.installer is None:
        return words.say("source.untold")
    if package.installer in SIDE_LOADERS:
        return words.say("source.file")
    return STORES.get(package.installer) or label(package.installer, 60)
