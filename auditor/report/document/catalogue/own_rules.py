"""Sentences of mentions, and of what a department adds: its rules, reasons and exceptions: (English, French)."""

SENTENCES = {
    # mentions
    "mention.ADVISED": ("Advised against", "Déconseillées"),
    "mention.ADVISED.lead": (
        (
            "These apps are not banned under the chosen policies: only advice, warnings or rules about categories "
            "speak of them."
        ),
        (
            "Ces applications ne sont pas interdites par les politiques choisies : seuls des avis, des mises en garde "
            "ou des règles par catégorie les visent."
        ),
    ),
    "mention.ELSEWHERE": ("Prohibited elsewhere", "Interdites ailleurs"),
    "mention.ELSEWHERE.lead": (
        "These apps are not banned under the chosen policies. The instruments named bind other bodies.",
        (
            "Ces applications ne sont pas interdites par les politiques choisies. Les instruments cités lient "
            "d’autres organismes."
        ),
    ),
    "mention.FIRMWARE": ("Firmware components", "Composants du micrologiciel"),
    "mention.FIRMWARE.lead": (
        "These are parts of the phone itself and no apps. They are named for information and are no finding.",
        (
            "Il s’agit de parties du téléphone et non d’applications. Elles sont nommées pour information et ne "
            "constituent pas un constat."
        ),
    ),
    "mention.note": ("What it is", "Nature"),
    "mention.more": ("; and {n} more", "; et {n} autres"),
    # the department's own rules
    "added": ("**The department adds:** {reason}", "**Le ministère ajoute :** {reason}"),
    "outcome.exception": ("**Stays under an exception**", "**Demeure par exception**"),
    "exception": (
        "**Exception** until {until}, {reference}: {reason}",
        "**Exception** jusqu’au {until}, {reference} : {reason}",
    ),
    "exception.by": ("(Recorded by {operator}.)", "(Inscrite par {operator}.)"),
    "list.older": ("Older edition", "Édition antérieure"),
    "list.older.say": (
        "The operator took this edition into use although a newer one had been in use.",
        "L’opérateur a choisi cette édition, bien qu’une plus récente ait été utilisée.",
    ),
    "supplement": ("Department’s own rules", "Règles du ministère"),
    "supplement.signed": ("Signed by {publisher}.", "Signées par {publisher}."),
    "supplement.unsigned": ("**Unsigned.**", "**Non signées.**"),
    "supplement.counts": (
        "Rules added: {rules}; reasons added: {reasons}; exceptions granted: {exceptions}.",
        "Règles ajoutées : {rules}; motifs ajoutés : {reasons}; exceptions accordées : {exceptions}.",
    ),
    "supplement.digest": ("Digest of these rules", "Empreinte de ces règles"),
}
