"""Sentences of where apps come from, of the inventory and of the instruments cited: (English, French)."""

SENTENCES = {
    "origin": ("Origin", "Provenance"),
    "origin.PREINSTALLED": ("Came with the phone (system partition).", "Livrée avec le téléphone (partition système)."),
    "origin.STORE": ("Installed from {by}.", "Installée depuis {by}."),
    "origin.MANAGED": (
        "Installed by the organisation’s management, {by}.",
        "Installée par la gestion de l’organisation, {by}.",
    ),
    "origin.SIDE_LOADED": (
        "Side-loaded: installed from a file and not from a store.",
        "Hors boutique : installée à partir d’un fichier et non d’une boutique.",
    ),
    "origin.SIDE_LOADED.by": (
        "Side-loaded: brought by `{by}`, which is no store.",
        "Hors boutique : apportée par `{by}`, qui n’est pas une boutique.",
    ),
    "origin.FROM_COMPUTER": (
        "Side-loaded from a computer.",
        "Hors boutique : installée à partir d’un ordinateur.",
    ),
    "origin.UNKNOWN": ("The phone does not tell who installed it.", "Le téléphone ne dit pas qui l’a installée."),
    "origin.asked": (" Asked for by `{package}`.", " À la demande de `{package}`."),
    "origin.since": (" First installed {day}.", " Première installation :\u00a0{day}."),
    "origin.signer": ("`{digest}`", "`{digest}`"),
    "origin.signer.past": ("Before a rotation: `{digest}`", "Avant un renouvellement : `{digest}`"),
    "origin.unsigned": (
        "The phone did not tell its signing certificate.",
        "Le téléphone n’a pas indiqué son certificat de signature.",
    ),
    # inventory
    "inventory": ("Inventory", "Inventaire"),
    "inventory.lead.one": (
        (
            "The {n} app that was read, its name and version as the phone gave them. Signer: the first twelve digits "
            "of the signing certificate that its file claims and Android checked when it was installed."
        ),
        (
            "La {n} application lue, avec son nom et sa version tels que le téléphone les a donnés. Signataire : les "
            "douze premiers chiffres du certificat que son fichier déclare et qu’Android a vérifié à l’installation."
        ),
    ),
    "inventory.lead.many": (
        (
            "All {n} apps that were read, by package name; names and versions are as the phone gave them. Signer: the "
            "first twelve digits of the signing certificate that the app’s file claims and Android checked when it "
            "was installed."
        ),
        (
            "Les {n} applications lues, par nom de paquet; noms et versions tels que le téléphone les a donnés. "
            "Signataire : les douze premiers chiffres du certificat que le fichier déclare et qu’Android a vérifié à "
            "l’installation."
        ),
    ),
    "inventory.unnamed": (
        (
            "A preinstalled app stands with its package name and a letter where its name and picture were not asked "
            "for; `fieldcheck audit --preinstalled` reads them too."
        ),
        (
            "Une application préinstallée figure sous son nom de paquet et une lettre lorsque son nom et son image "
            "n’ont pas été demandés; `fieldcheck audit --preinstalled` les lit aussi."
        ),
    ),
    "legend.there": ("installed, enabled", "installée, activée"),
    "legend.off": ("disabled or archived", "désactivée ou archivée"),
    "legend.absent": ("not installed", "non installée"),
    "legend.unread": ("not readable or not told", "illisible ou non indiqué"),
    "package": ("Package name", "Nom de paquet"),
    "version.head": ("Version", "Version"),
    "source": ("Source", "Source"),
    "signer": ("Signer", "Signataire"),
    "source.PREINSTALLED": ("Preinstalled", "Préinstallée"),
    "source.STORE": ("Store", "Boutique"),
    "source.MANAGED": ("Managed", "Gérée"),
    "source.SIDE_LOADED": ("Side-loaded", "Hors boutique"),
    "source.FROM_COMPUTER": ("By computer", "Ordinateur"),
    "source.UNKNOWN": ("Not told", "Non indiqué"),
    "sources": ("Where the apps came from", "Provenance des applications"),
    "sources.other": ("Other sources", "Autres sources"),
    "sources.apps.one": ("{n} app", "{n} application"),
    "sources.apps.many": ("{n} apps", "{n} applications"),
    "sources.flagged.one": ("{apps}, {n} of them flagged", "{apps}, dont {n} signalée"),
    "sources.flagged.many": ("{apps}, {n} of them flagged", "{apps}, dont {n} signalées"),
    # instruments
    "instruments.title": ("Instruments cited", "Instruments cités"),
    "instruments.lead.one": (
        "The {n} instrument that the findings cite, with its reason in short.",
        "L’{n} instrument que citent les constats, avec son motif en bref.",
    ),
    "instruments.lead.many": (
        "All {n} instruments that the findings cite, each with its reason in short.",
        "Les {n} instruments que citent les constats, chacun avec son motif en bref.",
    ),
    "instruments.more.one": (
        "{n} more instrument prohibits it; see Instruments cited.",
        "{n} autre instrument l’interdit; voir Instruments cités.",
    ),
    "instruments.more.many": (
        "{n} more instruments prohibit it; see Instruments cited.",
        "{n} autres instruments l’interdisent; voir Instruments cités.",
    ),
    "instrument.why": ("Reason", "Motif"),
}
