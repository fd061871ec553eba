"""A department's own rules: one instrument, one rule for given apps, and an exception if one is wanted."""

from datetime import UTC, datetime, timedelta

RULES = """\
schema = "fieldcheck-supplement/1"
issued = {issued}T00:00:00Z

[name]
en = "Rules of the department"
fr = "Règles du ministère"

[[instruments]]
id = "DEPT-2026-1"
jurisdiction = "CA"
authority = {{ en = "Department of Examples", fr = "Ministère des Exemples" }}
binding = "binding"
in_force = {issued}
title = {{ en = "Directive 1", fr = "Directive 1" }}
scope = {{ en = "All phones.", fr = "Tous les téléphones." }}
reason = {{ en = "It keeps copies abroad.", fr = "Elle garde des copies à l’étranger." }}
sources = [{{ title = "Directive 1", address = "https://intranet.example.org/1", primary = true }}]

[[rules]]
id = "dept-app"
app_name = "Courier’s app"
vendor = "Example"
under = [{{ instrument = "DEPT-2026-1", link = "named" }}]
indicators = [{apps}]
"""
EXCEPTION = """
[[exceptions]]
package = "{app}"
reference = "DX-7"
until = {until}
reason = {{ en = "One team needs it.", fr = "Une équipe en a besoin." }}
"""


def written(path, *apps, excepted_for=None):
    """Write the rules for these package names. excepted_for: until how many days from today the first is excepted."""
    today = datetime.now(UTC).date()
    named = ", ".join(f'{{ kind = "package name", value = "{app}", sureness = "confirmed" }}' for app in apps)
    text = RULES.format(issued=today - timedelta(days=10), apps=named)
    if excepted_for is not None:
        text += EXCEPTION.format(app=apps[0], until=today + timedelta(days=excepted_for))
    path.write_text(text, encoding="utf-8")
    return path
