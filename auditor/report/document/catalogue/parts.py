"""Sentences of the findings, receipts, coverage and evidence: (English, French)."""

SENTENCES = {
    "number": ("No.", "Nº"),
    "app": ("App", "Application"),
    "status": ("Status", "Statut"),
    "basis": ("Basis", "Fondement"),
    "outcome": ("Outcome", "Résultat"),
    "unknown": ("not told", "non indiqué"),
    "banned": ("Banned", "Interdite"),
    "suspect": ("Suspect", "Suspecte"),
    "clear": ("Clear", "Sans constat"),
    "yes": ("yes", "oui"),
    "no": ("no", "non"),
    # findings
    "findings": ("Findings", "Constats"),
    "findings.lead.one": (
        "{n} of the {apps} apps matches the ban list. Each finding rests on a legal instrument and on evidence kept.",
        "{n} des {apps} applications est visée par la liste. Chaque constat repose sur un instrument et des preuves.",
    ),
    "findings.lead.many": (
        "{n} of the {apps} apps match the ban list. Each finding rests on a legal instrument and on evidence kept.",
        "{n} des {apps} applications sont visées par la liste. Chaque constat repose sur un instrument et des preuves.",
    ),
    "findings.none.lead": (
        "No app that was read matches the ban list.",
        "Aucune application lue n’est visée par la liste.",
    ),
    "findings.none": (
        (
            "**This is not a clean bill of health.** No listed app was found among those that could be read, by "
            "package name, signing certificate or look-alike name. It does not mean that the phone is free of "
            "harmful software."
        ),
        (
            "**Ce n’est pas un certificat de bonne santé.** Aucune application de la liste n’a été trouvée parmi "
            "celles qui ont pu être lues. Cela ne veut pas dire que le téléphone est exempt de logiciels nuisibles."
        ),
    ),
    "basis.PACKAGE_NAME": ("Package name", "Nom de paquet"),
    "basis.SIGNING_DIGEST": ("Signing certificate", "Certificat de signature"),
    "basis.OTHER_SIGNER": ("Other signer", "Autre signataire"),
    "basis.LOOK_ALIKE": ("Look-alike", "Imitation"),
    "basis.line": ("**{basis}.** {why}", "**{basis}.** {why}"),
    "version": ("version {version}", "version {version}"),
    "instrument": ("Instrument", "Instrument"),
    "instruments": ("Instruments", "Instruments"),
    "in_force": ("In force {day}", "En vigueur le {day}"),
    "in_force.unknown": ("Day of entry into force not known", "Date d’entrée en vigueur inconnue"),
    "checked": (", checked {day}", ", vérifiée le {day}"),
    "secondary": (", as quoted by {source}", ", selon {source}"),
    "citation": ("{force}. `{id}`", "{force}. `{id}`"),
    "reason": ("Reason: {reason}", "Motif : {reason}"),
    "instrument.note": ("Note: {note}", "Précision : {note}"),
    "reason.see": ("Reason: as stated under {number}.", "Motif : voir {number}."),
    "compared": ("What was compared", "Ce qui a été comparé"),
    "compared.apps": ("Apps", "Applications"),
    "compared.apps.say": (
        "{n} in {read} of {all} profiles, each by its package name, signing certificate and likeness",
        "{n} dans {read} des {all} profils, chacune par son nom de paquet, son certificat et sa ressemblance",
    ),
    "compared.list": ("Ban list", "Liste d’interdiction"),
    "compared.list.say": (
        "Edition {edition} of {day}, {indicators} indicators",
        "Édition {edition} du {day}, {indicators} indicateurs",
    ),
    "profiles": ("Profiles", "Profils"),
    "state.enabled": ("Installed, enabled", "Installée, activée"),
    "state.disabled": ("Installed, disabled", "Installée, désactivée"),
    "state.archived": ("Archived", "Archivée"),
    "state.absent": ("Not installed", "Non installée"),
    "state.unread": ("Not readable", "Illisible"),
    "state.untold": ("State not told", "État non indiqué"),
    "plain.restored.one": ("{n} app was put back.", "{n} application a été rétablie."),
    "plain.restored.many": ("{n} apps were put back.", "{n} applications ont été rétablies."),
    "outcome.REMOVED": ("Removed", "Retirée"),
    "outcome.DISABLED": ("Disabled, still present", "Désactivée, toujours présente"),
    "outcome.STILL_THERE": ("Still there", "Toujours présente"),
    "outcome.REFUSED": ("Refused by the phone", "Refusé par le téléphone"),
    "outcome.UNKNOWN": ("Unknown", "Inconnu"),
    "outcome.NOT_ATTEMPTED": ("Not attempted", "Non tenté"),
    "outcome.FACTORY_VERSION": ("Factory version left", "Version d’usine restée"),
    "outcome.MOVED": ("Moved to another user", "Passée à un autre utilisateur"),
    "outcome.RESTORED": ("Put back", "Rétablie"),
    "outcome.NOT_RESTORED": ("Not put back", "Non rétablie"),
    "outcome.none": ("No removal was made", "Aucun retrait"),
    "outcome.judge": ("Left for judgement", "Laissée à l’appréciation"),
    # receipts
    "receipts": ("Removal receipts", "Reçus de retrait"),
    "receipts.lead.one": (
        "{n} act was confirmed by the operator. The phone’s own word is not proof: the phone was read again.",
        "{n} acte a été confirmé par l’opérateur. La parole du téléphone n’est pas une preuve : il a été relu.",
    ),
    "receipts.lead.many": (
        "{n} acts were confirmed by the operator. The phone’s own word is not proof: the phone was read again.",
        "{n} actes ont été confirmés par l’opérateur. La parole du téléphone n’est pas une preuve : il a été relu.",
    ),
    "receipts.unread.one": (
        "{n} act was confirmed by the operator. The phone could not be read again, so its outcome is not proved.",
        "{n} acte a été confirmé par l’opérateur. Le téléphone n’a pu être relu : le résultat n’est pas prouvé.",
    ),
    "receipts.unread.many": (
        "{n} acts were confirmed by the operator. The phone could not be read again, so no outcome is proved.",
        "{n} actes ont été confirmés par l’opérateur. Le téléphone n’a pu être relu : aucun résultat n’est prouvé.",
    ),
    "receipt.place": ("{profile}", "{profile}"),
    "receipt.place.finding": ("{profile} · finding {number}", "{profile} · constat {number}"),
    "profile": ("Profile {id}", "Profil {id}"),
    "profile.named": ("Profile {id}, {name}", "Profil {id}, {name}"),
    "receipts.plan": ("Confirmed plan: `{digest}`.", "Plan confirmé : `{digest}`."),
    "receipt.next": ("**What to do:** {step}", "**À faire :** {step}"),
    "step.before": ("Before", "Avant"),
    "step.command": ("Command", "Commande"),
    "step.answer": ("Phone’s answer", "Réponse"),
    "step.after": ("After", "Après"),
    "answer.none": ("No answer was kept", "Aucune réponse conservée"),
    "not.verified": ("Not verified: {reason}", "Non vérifié : {reason}"),
    # coverage
    "coverage": ("Coverage and gaps", "Couverture et lacunes"),
    "coverage.lead": (
        (
            "What was asked of the phone and what it answered, profile by profile. A gap is something that could "
            "not be read; it is named, never guessed."
        ),
        (
            "Ce qui a été demandé au téléphone et ce qu’il a répondu, profil par profil. Une lacune est ce qui n’a "
            "pu être lu; elle est nommée, jamais devinée."
        ),
    ),
    "coverage.complete": (
        (
            "**Coverage was complete:** for every profile that the phone named, at least one whole answer showed "
            "its apps; the answers agreed, and none was cut short, late, lost or garbled. The phone could still "
            "have answered falsely; see Method and limits."
        ),
        (
            "**Couverture complète :** pour chaque profil nommé par le téléphone, au moins une réponse entière a "
            "montré ses applications; les réponses concordaient, et aucune n’a été tronquée, tardive, perdue ou "
            "altérée. Le téléphone a pu répondre faussement; voir Méthode et limites."
        ),
    ),
    "coverage.partial": (
        "**Coverage was not complete.** Whatever lies in a gap is unknown: any app may be there, also a banned one.",
        (
            "**Couverture incomplète.** On ignore ce que cache une lacune : toute application peut s’y trouver, "
            "même interdite."
        ),
    ),
    "profile.head": ("Profile", "Profil"),
    "kind": ("Kind", "Genre"),
    "running": ("Running", "Actif"),
    "apps": ("Apps", "Applications"),
    "signers": ("Certificates", "Certificats"),
    "of": ("{some} of {all}", "{some} sur {all}"),
    "read": ("Read", "Lu"),
    "read.no": ("Not read", "Non lu"),
    "read.first": ("First reading", "Première lecture"),
    "read.again": ("After removal", "Après retrait"),
    "gap.one": ("Gap", "Lacune"),
    "gap.many": ("Gaps", "Lacunes"),
    "gap.why": ("Why", "Pourquoi"),
    "gap.when": ("Reading", "Lecture"),
    "gap.first": ("First reading", "Première lecture"),
    "gap.again": ("Reading after removal", "Lecture après retrait"),
    "gap.both": ("Both readings", "Les deux lectures"),
    "gap.meaning": ("Meaning", "Portée"),
    "gap.unknown": (
        "What was not read is unknown; any app may be there, also a banned one.",
        "On ignore ce qui n’a pas été lu; toute application peut s’y trouver, même interdite.",
    ),
    "gaps.none": (
        "No gap: nothing that the audit needs was left unread.",
        "Aucune lacune : rien de ce qu’exige l’audit n’est resté non lu.",
    ),
    "gaps.unnamed": (
        "The reading does not claim to be complete, although no single gap is named.",
        "La lecture ne se dit pas complète, bien qu’aucune lacune ne soit nommée.",
    ),
    "later": ("Read again later", "Relectures"),
    "later.when": (
        "**{day}, {hour} (UTC)**, read again by {operator}:",
        "**Le {day}, {hour} (UTC)**, relu par {operator} :",
    ),
    "later.seen": ("What was seen", "Ce qui a été vu"),
    "later.state": ("State", "État"),
    "standing.AWAY": ("Stayed away", "Toujours absente"),
    "standing.GONE": ("Gone since", "Disparue depuis"),
    "standing.BACK": ("Came back", "Revenue"),
    "standing.ELSEWHERE": ("There for another user", "Chez un autre utilisateur"),
    "standing.OFF": ("Still disabled", "Toujours désactivée"),
    "standing.ENABLED": ("Enabled again", "Réactivée"),
    "standing.THERE": ("Still there", "Toujours là"),
    "standing.UNREAD": ("Not readable", "Illisible"),
    "notes": ("Notes", "Remarques"),
    "note.what": ("What", "Quoi"),
    "note.why": ("Why it is a note and not a gap", "Pourquoi ce n’est pas une lacune"),
    # evidence
    "evidence": ("Evidence", "Preuves"),
    "evidence.lead": (
        (
            "Every question asked and the digest of the raw answer. Long questions are cut here and stand whole in "
            "`audit.json`; the answers are kept with the case, outside this file."
        ),
        (
            "Chaque question posée et l’empreinte de la réponse brute. Les longues questions, abrégées ici, figurent "
            "en entier dans `audit.json`; les réponses sont conservées avec le dossier, hors de ce fichier."
        ),
    ),
    "question": ("Question", "Question"),
    "time": ("Time", "Heure"),
    "exit": ("Exit", "Code"),
    "bytes": ("Bytes", "Octets"),
    "digest": ("SHA-256 of the answer", "Empreinte SHA-256 de la réponse"),
    "digest.errors": ("error output, {n} bytes:", "sortie d’erreur, {n} octets :"),
    "ending.CUT": ("cut short", "tronquée"),
    "ending.TIMED_OUT": ("timed out", "délai dépassé"),
    "ending.TOO_LARGE": ("too large", "trop grande"),
    "ending.LOST": ("phone lost", "téléphone perdu"),
    "ending.REFUSED": ("connection refused", "connexion refusée"),
    "custody": ("Head of the custody log", "Tête du registre de garde"),
    "custody.entry": ("Entry", "Inscription"),
    "custody.digest": ("Digest", "Empreinte"),
    "custody.note": (
        "Each entry carries the digest of the one before it, so that this one value fixes all {n}.",
        "Chaque inscription porte l’empreinte de la précédente : cette seule valeur fixe donc les {n}.",
    ),
}
