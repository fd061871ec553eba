"""Where an app came from, in words: a sentence for its card, a word for its line of the inventory. Pure."""

from auditor.model.origin import Origin, OriginKind
from auditor.model.package import InstalledPackage
from auditor.report.document.values import Text
from auditor.report.document.words import Words
from auditor.report.text import label

DAY_LENGTH = len("2026-01-21")
# A store or manager is called by its name, which is known; of the others the kind is the word.
NAMED = (OriginKind.STORE, OriginKind.MANAGED)


def origin_text(words: Words, app: InstalledPackage | None) -> Text:
    """Who brought the app, who asked for it, and since when it is there."""
    if app is None:
        return words.rich("origin.UNKNOWN")
    origin = app.origin
    by = label(origin.by, 120) if origin.by else ""
    known = origin.kind is OriginKind.SIDE_LOADED and by
    text = words.rich("origin.SIDE_LOADED.by" if known else f"origin.{origin.kind.name}", by=by)
    if origin.asked_by:
        text = (*text, *words.rich("origin.asked", package=label(origin.asked_by, 120)))
    if app.first_install:
        text = (*text, *words.rich("origin.since", day=label(app.first_install[:DAY_LENGTH])))
    return text


def origin_word(words: Words, origin: Origin) -> str:
    """The shortest word for it."""
    if origin.kind in NAMED and origin.by:
        return label(origin.by, 60)
    return words.say(f"source.{origin.kind.name}")
