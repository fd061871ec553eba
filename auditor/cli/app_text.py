"""An app as a person reads of it in a terminal: what it is called, who signed it, where it came from."""

from auditor.cli.words import Words, shown
from auditor.model.origin import Origin, OriginKind
from auditor.model.package import InstalledPackage

SIGNER_DIGITS = 16


def app_line(package: InstalledPackage, words: Words) -> str:
    """Label, signer and origin on one line; what was not read is said so."""
    return " · ".join((_name(package, words), _signer(package, words), _origin(package.origin, words)))


def _name(package: InstalledPackage, words: Words) -> str:
    if not package.labels:
        return words.say("name not read", "nom non lu")
    name = shown(package.title_in(words.language), 60)
    return words.say(f"“{name}”", f"« {name} »")


def _signer(package: InstalledPackage, words: Words) -> str:
    if not package.signers:
        return words.say("signer not read", "signataire non lu")
    return words.say("signer ", "signataire ") + ", ".join(each[:SIGNER_DIGITS] + "…" for each in package.signers)


def _origin(origin: Origin, words: Words) -> str:
    by = shown(origin.by, 60) if origin.by else ""
    match origin.kind:
        case OriginKind.PREINSTALLED:
            return words.say("preinstalled", "préinstallée")
        case OriginKind.STORE:
            return words.say(f"from {by}", f"depuis {by}")
        case OriginKind.MANAGED:
            return words.say(f"by {by}, for the organisation", f"par {by}, pour l’organisation")
        case OriginKind.FROM_COMPUTER:
            return words.say("side-loaded from a computer", "installée depuis un ordinateur, hors magasin")
        case OriginKind.SIDE_LOADED:
            how = words.say("side-loaded", "installée hors magasin")
            return f"{how} ({by})" if by else how
        case OriginKind.UNKNOWN:
            return words.say("origin not told", "provenance inconnue")
