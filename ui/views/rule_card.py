"""One rule of the ban list: what points to the app, and the instruments that ban it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from auditor.model.policy import IndicatorKind, Instrument, Rule, Sureness
from ui.layout import column
from ui.text import Text, shown
from ui.widgets import Code, Label

MAX_INSTRUMENTS = 12
"""More would make the window halt for a moment; the edition holds them all, and so does `fieldcheck banlist show`."""


def rule_parts(text: Text, rule: Rule, instruments: tuple[Instrument, ...]) -> QWidget:
    """Everything about a rule, one part under the other."""
    parts: list[Any] = [Label(shown(rule.app_name), "h2", wrap=True), 2, Label(shown(rule.vendor), "muted", wrap=True)]
    for kind in IndicatorKind:
        found = [indicator for indicator in rule.indicators if indicator.kind is kind]
        if found:
            parts += [14, Label(text(f"indicator.{kind.name}"), "h3")]
        for indicator in found:
            parts += [4, Code(indicator.value)]
            if indicator.sureness is Sureness.POSSIBLE:
                parts.append(Label(text("indicator.possible"), "faint", wrap=True))
    parts += [16, Label(text("rule.instruments"), "h3")]
    for instrument in instruments[:MAX_INSTRUMENTS]:
        parts += [8, *_instrument(text, instrument)]
    if len(instruments) > MAX_INSTRUMENTS:
        parts += [8, Label(text("rule.more", n=len(instruments) - MAX_INSTRUMENTS), "faint")]
    card = QWidget()
    card.setLayout(column(*parts, margins=(18, 16, 18, 18)))
    return card


def _instrument(text: Text, instrument: Instrument) -> list[Any]:
    language = text.language
    since = text("case.since", day=text.day(instrument.in_force)) if instrument.in_force else text("case.since.unknown")
    ended = f" · {text('rule.ended', day=text.day(instrument.ended))}" if instrument.ended else ""
    binding = text(f"binding.{instrument.binding.name}")
    return [
        Label(instrument.title.in_language(language), wrap=True),
        Label(f"{instrument.authority.in_language(language)} · {binding} · {since}{ended}", "muted", wrap=True),
        Code(instrument.sources[0].address if instrument.sources else instrument.id, "monofaint"),
    ]
