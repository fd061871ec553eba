"""French for the command line's help and for wrong usage."""

SENTENCES = {
    # the shape of a help page
    "usage: ": "usage : ",
    "positional arguments": "arguments",
    "options": "options",
    "show this help message and exit": "afficher cette aide et quitter",
    "take out what a case holds, by a retention rule; its digests stay": (
        "effacer ce qu’un dossier contient, selon une règle de conservation; ses empreintes restent"
    ),
    "every case that was opened before this day (UTC)": "tout dossier ouvert avant ce jour (UTC)",
    "the retention rule that asks for it": "la règle de conservation qui l’exige",
    "who erases (default: the setting, else the account's name)": "qui efface (par défaut : le réglage, sinon le nom du compte)",
    "confirm that it may go for good": "confirmer que cela peut disparaître pour de bon",
    "the versions of the program, its adb and its ban list": "les versions du programme, de son adb et de sa liste d’interdiction",
    # wrong usage
    "error: {problem:perhaps}": "erreur : {problem}",
    "argument {name:word}: {problem:clause}": "argument {name} : {problem}",
    "the following arguments are required: {names}": "les arguments suivants sont requis : {names}",
    "unrecognized arguments: {words}": "arguments inconnus : {words}",
    "ambiguous option: {option:word} could match {options}": "option ambiguë : {option} peut désigner {options}",
    "invalid choice: {value:quoted} (choose from {values})": "choix non valide : {value} (choix possibles : {values})",
    "expected one argument": "une valeur est attendue",
    "expected at least one argument": "au moins une valeur est attendue",
    "expected at most one argument": "une valeur au plus est attendue",
    "not allowed with argument {name}": "ne va pas avec l’argument {name}",
    "ignored explicit argument {value:quoted}": "la valeur {value} est de trop",
    "one of the arguments {names} is required": "l’un des arguments {names} est requis",
    # the program
    "Audit a phone offline: flag apps against a signed ban list, remove them, export a signed report.": (
        "Faire l’audit d’un téléphone hors ligne : signaler les applications d’une liste d’interdiction signée, les "
        "retirer, produire un rapport signé."
    ),
    (
        "Exit codes: audit, remove: 0 COMPLIANT, 10 NON_COMPLIANT, 11 REVIEW, 12 INCONCLUSIVE. "
        "verify: 0 VALID, 20 NOT VALID, 21 VALID BUT SIGNER UNKNOWN. Any failure: 1. Wrong usage: 2."
    ): (
        "Codes de sortie. audit, remove : 0 CONFORME, 10 NON CONFORME, 11 À EXAMINER, 12 NON CONCLUANT. "
        "verify : 0 VALIDE, 20 NON VALIDE, 21 VALIDE, MAIS SIGNATAIRE INCONNU. Tout échec : 1. Mauvais usage : 2."
    ),
    "records, identities and settings (else FIELDCHECK_HOME)": (
        "enregistrements, identités et réglages (sinon FIELDCHECK_HOME)"
    ),
    "use a running adb server, loopback only": "utiliser un serveur adb déjà lancé, sur cet ordinateur seulement",
    "practice phones: the first, NAME, all": "téléphones d’exercice : le premier, NAME, ou tous (all)",
    "language of the answers": "langue des réponses",
    "machine-readable answers on stdout": "réponses lisibles par machine sur la sortie standard",
    "open the window on a file: a report to verify, or an edition of the ban list": (
        "ouvrir la fenêtre sur un fichier : un rapport à vérifier ou une édition de la liste d’interdiction"
    ),
    "read the passphrase from a file, not the terminal": "lire la phrase de passe dans un fichier et non au terminal",
    "what is inside, under which terms, and their texts": (
        "ce que le programme contient, sous quelles conditions, et leurs textes"
    ),
    # phones and audit
    "list the attached phones and what to do next": "énumérer les téléphones branchés et dire que faire",
    "audit a phone": "faire l’audit d’un téléphone",
    "the phone, if several are attached": "le téléphone, si plusieurs sont branchés",
    "may be repeated (default: the setting, else {policies}; and dept if there is a supplement)": (
        "peut être répété (par défaut : le réglage, sinon {policies}; et dept s’il y a un supplément)"
    ),
    "who audits (default: the setting, else the account's name)": "qui fait l’audit (par défaut : le réglage, sinon le nom du compte)",
    "read preinstalled apps' names and icons too": ("lire aussi les noms et les icônes des applications préinstallées"),
    "write the signed report": "écrire le rapport signé",
    "write the machine-readable record": "écrire l’enregistrement lisible par machine",
    "who signs the report, if several identities exist": "qui signe le rapport, si plusieurs identités existent",
    "remove the banned apps; needs --yes": "retirer les applications interdites; exige --yes",
    "what to do with preinstalled apps (default: leave)": (
        "que faire des applications préinstallées (par défaut : leave, les laisser)"
    ),
    "confirm the plan that is printed": "confirmer le plan affiché",
    # cases
    "remove flagged apps of a case from its phone": "retirer du téléphone les applications signalées d’un dossier",
    "a case id, the beginning of one, or latest": "un numéro de dossier, son début, ou latest (le plus récent)",
    "only this app; may be repeated": "seulement cette application; peut être répété",
    "write the signed report of a case": "écrire le rapport signé d’un dossier",
    "write the machine-readable record too": "écrire aussi l’enregistrement lisible par machine",
    "who signs, if several identities exist": "qui signe, si plusieurs identités existent",
    "list the cases, all or those that are searched for": "énumérer les dossiers, tous ou ceux que l’on cherche",
    "in case id, serial, model, operator or apps": (
        "dans le numéro de dossier, le numéro de série, le modèle, l’opérateur ou les applications"
    ),
    "part of the {what:clause}": "une partie de ceci : {what}",
    "serial": "numéro de série",
    "maker and model": "fabricant et modèle",
    "operator's name": "nom de l’opérateur",
    "part of a package name, label or listed name": (
        "une partie d’un nom de paquet, d’un libellé ou d’un nom de la liste"
    ),
    "as it is now": "tel qu’il est maintenant",
    "opened on this day or later (UTC)": "ouverts ce jour-là ou plus tard (UTC)",
    "opened on this day or earlier (UTC)": "ouverts ce jour-là ou plus tôt (UTC)",
    "what changed between two audits of one phone": "ce qui a changé entre deux audits d’un même téléphone",
    "another case of the same phone": "un autre dossier du même téléphone",
    "judge a case's reading by today's list; its verdict stays": (
        "juger la lecture d’un dossier selon la liste du jour; son verdict demeure"
    ),
    "may be repeated (default: the case's own)": "peut être répété (par défaut : celles du dossier)",
    "who judges (default: the account's name)": "qui juge (par défaut : le nom du compte)",
    "record that a flagged app stays for now": "inscrire qu’une application signalée demeure pour l’instant",
    "its package name": "son nom de paquet",
    "the decision that allows it": "la décision qui le permet",
    "why it stays, in a sentence": "pourquoi elle demeure, en une phrase",
    "the last day it holds": "le dernier jour où l’exception vaut",
    "who records it (default: the account's name)": "qui l’inscrit (par défaut : le nom du compte)",
    "{word:quoted} is no day such as 2026-11-24": "{word} n’est pas un jour tel que 2026-11-24",
    "the custody log": "le registre de garde",
    "prove the chain and every kept answer": "prouver la chaîne et chaque réponse conservée",
    "check a signed report": "vérifier un rapport signé",
    "a root certificate to trust": "un certificat racine auquel se fier",
    "a revocation list": "une liste de révocation",
    # the ban list
    "the ban list": "la liste d’interdiction",
    "the edition in use": "l’édition en usage",
    "the instruments and apps of one policy": "les instruments et les applications d’une politique",
    "verify an edition without using it": "vérifier une édition sans l’utiliser",
    "take an edition into use": "mettre une édition en usage",
    "use it after the changes were shown": "l’utiliser après l’affichage des changements",
    "accept an older edition; goes into the custody log": (
        "accepter une édition plus ancienne; inscrit au registre de garde"
    ),
    "the department's own rules, laid over the edition": "les règles propres au ministère, ajoutées à l’édition",
    "show what it adds": "montrer ce qu’il ajoute",
    "use no supplement any more; needs --yes": "ne plus utiliser de supplément; exige --yes",
    "do it after it was shown": "le faire après l’affichage",
    "what changed between two editions": "ce qui a changé entre deux éditions",
    "source folder to bundle": "du répertoire source au fichier de l’édition",
    "policies for programs that manage phones, to block what was removed": (
        "politiques pour les logiciels de gestion de téléphones, afin de bloquer ce qui a été retiré"
    ),
    "make a publisher's key": "créer la clé d’un éditeur",
    "the private key; the publisher file is written beside it": (
        "la clé privée; le fichier d’éditeur est écrit à côté"
    ),
    "sign a bundle": "signer le fichier d’une édition",
    # identities and practice
    "who signs reports": "qui signe les rapports",
    "make an organisation root and an auditor certificate": (
        "créer la racine d’une organisation et le certificat d’un auditeur"
    ),
    "the identities of this data folder": "les identités de ce répertoire de données",
    "take a PKCS#12 file into use": "mettre un fichier PKCS#12 en usage",
    "the root certificate as PEM on stdout": "le certificat racine en PEM sur la sortie standard",
    "certificates on smart cards and USB keys (PKCS#11)": "les certificats de cartes à puce et de clés USB (PKCS#11)",
    (
        "Show the certificates on the tokens that a PKCS#11 module sees; no PIN is asked for. With --use, "
        "remember where a certificate's key lies, and nothing secret; its PIN is asked for when a report is signed. "
        "MODULE is the 64-bit library of the token's maker, such as /usr/lib/x86_64-linux-gnu/opensc-pkcs11.so. It "
        "runs inside this program: name only a library that your department trusts."
    ): (
        "Montrer les certificats des jetons que voit un module PKCS#11; aucun NIP n’est demandé. Avec --use, retenir où "
        "se trouve la clé d’un certificat, et rien de secret; son NIP est demandé à la signature d’un rapport. MODULE est "
        "la bibliothèque 64 bits du fabricant du jeton, par exemple /usr/lib/x86_64-linux-gnu/opensc-pkcs11.so. Elle "
        "s’exécute dans ce programme : ne nommez qu’une bibliothèque à laquelle votre ministère se fie."
    ),
    "sign with this certificate: its first digits, 8 or more": (
        "signer avec ce certificat : ses premiers chiffres, au moins 8"
    ),
    "an issuer that is not on the token": "un émetteur qui n’est pas sur le jeton",
    "make a key here, and a request for the organisation's custodian": (
        "créer une clé ici, et une demande pour le dépositaire de l’organisation"
    ),
    "as the organisation's root names it": "comme la racine de l’organisation la nomme",
    "take the certificate that came for a request into use": "mettre en usage le certificat reçu pour une demande",
    "for the custodian: make an organisation root, its key under a passphrase": (
        "pour le dépositaire : créer la racine d’une organisation, sa clé sous une phrase de passe"
    ),
    "the key; ROOT.pem is written beside it": "la clé; ROOT.pem est écrit à côté",
    "for the custodian: issue the certificate that a request asks for": (
        "pour le dépositaire : délivrer le certificat qu’une demande réclame"
    ),
    "for the custodian: write the revocation list, with these certificates": (
        "pour le dépositaire : écrire la liste de révocation, avec ces certificats"
    ),
    "none: only date the list anew": "aucun : seulement redater la liste",
    "the list; kept and added to if it is there": "la liste; gardée et complétée si elle existe",
    "how long the list holds (default: 31)": "durée de validité de la liste, en jours (par défaut : 31)",
    "of this identity, if several exist": "de cette identité, si plusieurs existent",
    "what holds where the command line says nothing": "ce qui vaut quand la ligne de commande ne dit rien",
    "the settings of this data folder": "les réglages de ce répertoire de données",
    "choose something for every later run": "choisir quelque chose pour toutes les exécutions suivantes",
    "policies takes several": "policies en prend plusieurs",
    "go back to what is usual": "revenir à l’habitude",
    "the practice phones": "les téléphones d’exercice",
    "the practice phones by name": "les téléphones d’exercice par nom",
    "put all practice phones back as they were": "remettre tous les téléphones d’exercice comme au départ",
    # removal, undo, recheck, card
    "fetch each app's files and keep them with the case before it is removed": (
        "copier les fichiers de chaque application et les garder avec le dossier avant de la retirer"
    ),
    "print what only the phone's owner can do, step by step": (
        "imprimer ce que seul le propriétaire du téléphone peut faire, étape par étape"
    ),
    "of the card (default: {paper})": "de la fiche (par défaut : {paper})",
    "ask the phone too what its apps are used for": "demander aussi au téléphone à quoi servent ses applications",
    "who else agreed to the plan": "qui d’autre a approuvé le plan",
    "put back what a case removed or disabled": "rétablir ce qu’un dossier a retiré ou désactivé",
    "read a case's phone again: what stayed away, what came back": (
        "relire le téléphone d’un dossier : ce qui est resté absent, ce qui est revenu"
    ),
    "who reads (default: the setting, else the account's name)": (
        "qui lit (par défaut : le réglage, sinon le nom du compte)"
    ),
    "state what came of steps that were begun and never judged": (
        "établir le résultat des étapes commencées et jamais jugées"
    ),
    "state that it is not known: the phone is gone": "établir qu’il n’est pas connu : le téléphone a disparu",
    # faults of the program, and the window
    "Fieldcheck itself has a fault ({kind:word}). Everything that was done so far is in the records. "
    "Send its makers {log}, which holds nothing personal.": (
        "Fieldcheck lui-même a une panne ({kind}). Tout ce qui a été fait jusqu’ici est dans les enregistrements. "
        "Envoyez à ses auteurs {log}, qui ne contient rien de personnel."
    ),
    "Fieldcheck itself has a fault ({kind:word}). Everything that was done so far is in the records. "
    "No log of it could be written.": (
        "Fieldcheck lui-même a une panne ({kind}). Tout ce qui a été fait jusqu’ici est dans les enregistrements. "
        "Aucun rapport de panne n’a pu être écrit."
    ),
    "The window cannot be opened": "La fenêtre ne peut pas être ouverte",
    "this computer lacks {names}": "il manque à cet ordinateur {names}",
    "Install it with “{line}”": "Installez cela avec «\u00a0{line}\u00a0»",
    "there is no screen here": "il n’y a pas d’écran ici",
    "Use the command line: fieldcheck --help shows it": (
        "Employez la ligne de commande : fieldcheck --lang fr --help la montre"
    ),
}
