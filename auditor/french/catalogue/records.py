"""French for files, folders, the records and the proof of the custody log."""

SENTENCES = {
    # files
    "there is no room left on the disk": "il n’y a plus de place sur le disque",
    "there is no room left for this user on the disk": "il n’y a plus de place sur le disque pour cet utilisateur",
    "there is no right to do so": "ce droit n’est pas accordé",
    "the disk can only be read": "le disque est en lecture seule",
    "there is no such file or folder": "ce fichier ou ce répertoire n’existe pas",
    "part of the path is a file and not a folder": "une partie du chemin est un fichier et non un répertoire",
    "it is a folder": "c’est un répertoire",
    "the name is too long": "le nom est trop long",
    "The file {path} cannot be written": "Le fichier {path} ne peut pas être écrit",
    "Choose another place, or make room": "Choisissez un autre endroit, ou libérez de la place",
    "The file {path} cannot be read": "Le fichier {path} ne peut pas être lu",
    "Check its name and its rights": "Vérifiez son nom et les droits d’accès",
    "there is a file of that name already": "un fichier de ce nom existe déjà",
    "The records folder {path} cannot be used": "Le répertoire des enregistrements {path} ne peut pas être utilisé",
    "Attach the disk that holds it, or name another folder with --home": (
        "Branchez le disque qui le contient, ou nommez un autre répertoire avec --home"
    ),
    "Choose another": "Choisissez-en un autre",
    "The note {path} of the records folder cannot be read": (
        "La note {path} sur le répertoire des enregistrements ne peut pas être lue"
    ),
    "The note {path} of the records folder cannot be used": (
        "La note {path} sur le répertoire des enregistrements ne peut pas être utilisée"
    ),
    "it is not text": "ce n’est pas du texte",
    "it names no whole path": "elle ne donne pas un chemin complet",
    "Remove that file to go back to the usual folder": "Supprimez ce fichier pour revenir au répertoire habituel",
    "The data folder {path} cannot be used": "Le répertoire de données {path} ne peut pas être utilisé",
    "Choose another with --home": "Choisissez-en un autre avec --home",
    "The file {path} was not read": "Le fichier {path} n’a pas été lu",
    "it is far too large": "il est beaucoup trop grand",
    "it is too large for a {what:clause}": "il est trop grand pour être ceci : {what}",
    "Choose the right file": "Choisissez le bon fichier",
    "root certificate": "certificat racine",
    "revocation list": "liste de révocation",
    "report": "rapport",
    "The answer cannot be printed": "La réponse ne peut pas être affichée",
    "Check the output": "Vérifiez la sortie",
    # the records file
    "The records in {path} cannot be used": "Les enregistrements de {path} ne peuvent pas être utilisés",
    "The records in {path} cannot be opened": "Les enregistrements de {path} ne peuvent pas être ouverts",
    "they were written by a newer version of Fieldcheck (schema {theirs:number}, this program knows {ours:number})": (
        "une version plus récente de Fieldcheck les a écrits (schéma {theirs}; ce programme connaît le schéma {ours})"
    ),
    "Use that version, or choose another data folder with --home": (
        "Utilisez cette version, ou choisissez un autre répertoire de données avec --home"
    ),
    "Check the disk, or choose another data folder with --home": (
        "Vérifiez le disque, ou choisissez un autre répertoire de données avec --home"
    ),
    "Choose another data folder with --home": "Choisissez un autre répertoire de données avec --home",
    "The records in {path} cannot be written": "Les enregistrements de {path} ne peuvent pas être écrits",
    "the disk is full": "le disque est plein",
    "Make room and repeat the last step": "Libérez de la place, puis répétez la dernière étape",
    "the file is damaged ({why})": "le fichier est endommagé ({why})",
    "Keep it as it is and go on with another --home": "Gardez-le tel quel et continuez avec un autre --home",
    "another program is writing to them": "un autre programme y écrit",
    "Close other Fieldcheck windows and try again": "Fermez les autres fenêtres de Fieldcheck, puis réessayez",
    "the folder may not be written ({why})": "l’écriture dans le répertoire n’est pas permise ({why})",
    "The kept bytes {digest:word}… cannot be used": "Les octets conservés {digest}… ne peuvent pas être utilisés",
    "they are missing or were altered in the records file": (
        "ils manquent ou ont été altérés dans le fichier des enregistrements"
    ),
    "Run fieldcheck log check and keep the file as it is": (
        "Exécutez fieldcheck log check et gardez le fichier tel quel"
    ),
    "Evidence {evidence} cannot be shown": "La preuve {evidence} ne peut pas être affichée",
    "the case has none of that number": "le dossier n’en a aucune de ce numéro",
    "Check the id": "Vérifiez l’identifiant",
    "Case {case} has no record": "Le dossier {case} n’a pas d’enregistrement",
    "its audit was stopped before it ended": "son audit a été interrompu avant la fin",
    "Case {case:quoted} cannot be opened": "Le dossier {case} ne peut pas être ouvert",
    "several cases begin like this": "plusieurs dossiers commencent ainsi",
    "there is no such case in these records": "ce dossier n’est pas dans ces enregistrements",
    "See fieldcheck cases for the list": "Voyez la liste avec fieldcheck cases",
    "what it held was erased on {day}": "ce qu’il contenait a été effacé le {day}",
    # erasing
    "No case was erased": "Aucun dossier n’a été effacé",
    "Case {case} was not erased": "Le dossier {case} n’a pas été effacé",
    "a removal step of it was begun, and what came of it is not known yet": (
        "une étape de retrait y a été commencée, et son résultat n’est pas encore connu"
    ),
    "Settle it first with fieldcheck settle {case}": "Réglez-le d’abord avec fieldcheck settle {case}",
    "the retention rule must be printable text of 1 to {most:number} characters": (
        "la règle de conservation doit être un texte imprimable de 1 à {most} caractères"
    ),
    "Give it with --rule": "Donnez-la avec --rule",
    "the operator's name is not printable text": "le nom de l’opérateur n’est pas un texte imprimable",
    "it is not clear which is meant": "on ne sait pas lequel est visé",
    "Name a case, or a day with --before": "Nommez un dossier, ou un jour avec --before",
    "it needs the operator's word that {cases} may go for good": (
        "il faut que l’opérateur confirme que ceci peut disparaître pour de bon : {cases}"
    ),
    # the proof of the custody log
    "The custody log holds an entry that is none: {why:perhaps}.": (
        "Le registre de garde contient une inscription qui n’en est pas une : {why}."
    ),
    "Entry {entry:number} is missing: the next one kept is {next:number}.": (
        "L’inscription {entry} manque : la suivante conservée est la {next}."
    ),
    "Entry {entry:number} does not follow entry {before:number}: one of them was replaced.": (
        "L’inscription {entry} ne suit pas l’inscription {before} : l’une des deux a été remplacée."
    ),
    "Entry {entry:number} was altered after it was written.": (
        "L’inscription {entry} a été altérée après avoir été écrite."
    ),
    "Entry {entry:number} does not say which answer was kept.": (
        "L’inscription {entry} ne dit pas quelle réponse a été conservée."
    ),
    "Answer {answer:word} of case {case:word}": "La réponse {answer} du dossier {case}",
    "The record sealed by entry {entry:number}": "L’enregistrement scellé par l’inscription {entry}",
    "{name:clause} is missing or was replaced.": "{name} manque ou a été remplacée.",
    "{name:clause} is not what the phone sent: {why:perhaps}.": "{name} n’est pas ce que le téléphone a envoyé : {why}.",
    "{name:clause} cannot be used: {why:perhaps}": "{name} ne peut pas être utilisé : {why}",
    "{name:clause} is missing from its case.": "{name} manque dans son dossier.",
    "{name:clause} quotes entry {entry:number} of another log: entries were replaced or cut off.": (
        "{name} cite l’inscription {entry} d’un autre registre : des inscriptions ont été remplacées ou retranchées."
    ),
    "The search index does not tell what the record of case {case:word} says.": (
        "L’index de recherche ne correspond pas à l’enregistrement du dossier {case}."
    ),
    "{n:number} answers lie in the file that the custody log does not know.": (
        "Le fichier contient {n} réponses que le registre de garde ne connaît pas."
    ),
    "{n:number} records lie in the file that the custody log does not know.": (
        "Le fichier contient {n} enregistrements que le registre de garde ne connaît pas."
    ),
    "The record of case {case:word} cannot be read": "L’enregistrement du dossier {case} ne peut pas être lu",
    "another version of Fieldcheck wrote it ({error:perhaps})": ("une autre version de Fieldcheck l’a écrit ({error})"),
    "Open it with that version": "Ouvrez-le avec cette version",
}
