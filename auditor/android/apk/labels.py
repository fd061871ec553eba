"""Which of a label's many languages a phone would show. Pure."""

from auditor.android.apk.resources import Configuration

# What a record keeps. Android's Settings show some 30 characters; nobody calls an app by a longer name.
MAX_LABEL = 200
ELLIPSIS = "…"
Texts = tuple[tuple[Configuration, str], ...]


def locale_of(text: str | None) -> tuple[str, str]:
    """Language and region of a locale such as en-CA, zh-Hans-CN or fr_FR; empty where it names none."""
    words = (text or "").replace("_", "-").split("-")
    language = words[0].lower() if words[0].isalpha() else ""
    region = next((word for word in words[1:] if len(word) == 2 and word.isalpha()), "")  # noqa: PLR2004 - ISO 3166
    return language, region.upper()


def label_for(texts: Texts, locale: tuple[str, str]) -> str | None:
    """The label that a phone in that language and region shows, clipped; None if there is none."""
    ranked = sorted(texts, key=lambda each: _rank(each[0], locale))
    usable = (_clipped(text) for configuration, text in ranked if _usable(configuration, locale))
    return next((text for text in usable if text), None)


def _usable(configuration: Configuration, locale: tuple[str, str]) -> bool:
    return configuration.language in ("", locale[0])


def _rank(configuration: Configuration, locale: tuple[str, str]) -> tuple[bool, bool, bool, bool]:
    """Language and region, language alone, language with another region, no language; what asks for nothing more."""
    return (
        configuration.language != locale[0],
        configuration.region != locale[1],
        configuration.region != "",
        not configuration.plain,
    )


def _clipped(text: str) -> str | None:
    plain = text.strip()
    return plain if len(plain) <= MAX_LABEL else plain[: MAX_LABEL - 1] + ELLIPSIS
