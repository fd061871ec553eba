"""The one catalogue of the window's sentences: (English, French) side by side, so that neither can lack one."""

from ui.catalogue import audit, cases, common, detail, ends, lists, phones, removal, reports, settings

MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
}  # fmt: skip
_PARTS = (
    common.SENTENCES,
    phones.SENTENCES,
    audit.SENTENCES,
    detail.SENTENCES,
    removal.SENTENCES,
    cases.SENTENCES,
    reports.SENTENCES,
    lists.SENTENCES,
    settings.SENTENCES,
    ends.SENTENCES,
)
SENTENCES: dict[str, tuple[str, str]] = {key: pair for part in _PARTS for key, pair in part.items()}
if len(SENTENCES) != sum(len(part) for part in _PARTS):
    raise RuntimeError("two parts of the window's catalogue have the same key")
