"""French for the order of work and for the command line's errors; and for any error told as one line."""

SENTENCES = {
    "{what:clause}: {why:perhaps}. {remedy:clause}.": "{what} : {why}. {remedy}.",
    "the operator's name must be printable text of 1 to {n:number} characters": (
        "le nom de l’opérateur doit être un texte imprimable de 1 à {n} caractères"
    ),
    "Give it with --operator": "Donnez-le avec --operator",
    "The policy {policy:quoted} cannot be used": "La politique {policy} ne peut pas être utilisée",
    "edition {edition:number} of the ban list has none of that name": (
        "l’édition {edition} de la liste d’interdiction n’en a aucune de ce nom"
    ),
    "See fieldcheck banlist show for the policies it has": "Voyez les politiques avec fieldcheck banlist show",
    "The policy {policy} cannot be shown": "La politique {policy} ne peut pas être affichée",
    "edition {edition:number} has none of that name": "l’édition {edition} n’en a aucune de ce nom",
    # practice phones
    "Manager's phone: work profile, Secure Folder, five banned apps": (
        "Téléphone d’une gestionnaire : profil professionnel, Dossier sécurisé, cinq applications interdites"
    ),
    "Courier's phone: one user, nothing banned": "Téléphone d’un messager : un seul utilisateur, rien d’interdit",
    "Analyst's phone: Android 17, a preinstalled banned app": (
        "Téléphone d’une analyste : Android 17, une application interdite préinstallée"
    ),
    "Director's phone: an administrator, a second copy, an app in Secure Folder": (
        "Téléphone d’un directeur : un administrateur, une deuxième copie, une application dans le Dossier sécurisé"
    ),
    # settings
    "The settings in {path} cannot be read": "Les réglages de {path} ne peuvent pas être lus",
    "it has more than {n:number} bytes": "le fichier a plus de {n} octets",
    "Correct that file, or remove it to go back to the usual settings": (
        "Corrigez ce fichier, ou retirez-le pour revenir aux réglages habituels"
    ),
    "The setting was not changed": "Le réglage n’a pas été modifié",
    "{name} takes one value": "{name} prend une seule valeur",
    "Put it in quotes": "Mettez-la entre guillemets",
    "See fieldcheck settings --help": "Voyez fieldcheck settings --help",
    "there is none called {name:quoted} (there is: {names})": "il n’y en a aucun nommé {name} (il y a : {names})",
    "policies: must name at least one policy": "policies : doit nommer au moins une politique",
    "operator: must be printable text of 1 to {n:number} characters": (
        "operator : doit être un texte imprimable de 1 à {n} caractères"
    ),
    "timestamp_server: must be an address that begins with http:// or https://": (
        "timestamp_server : doit être une adresse qui commence par http:// ou https://"
    ),
    # cases over time
    "The case was not judged again": "Le dossier n’a pas été jugé de nouveau",
    "The cases cannot be compared": "Les dossiers ne peuvent pas être comparés",
    "both are the same case": "les deux sont le même dossier",
    "they are of different phones ({one} and {other:word})": (
        "ils portent sur des téléphones différents ({one} et {other})"
    ),
    "Choose two audits of one phone": "Choisissez deux audits d’un même téléphone",
    "The exception was not recorded": "L’exception n’a pas été inscrite",
    "case {case:word} has no present finding on {package:quoted}": (
        "le dossier {case} n’a aucun constat actuel sur {package}"
    ),
    "See the case's findings": "Voyez les constats du dossier",
    "its last day, {day:word}, is over": "son dernier jour, le {day}, est passé",
    "Give a day from today on": "Donnez un jour à partir d’aujourd’hui",
    "its last day lies more than five years ahead": "son dernier jour est dans plus de cinq ans",
    "Give the day on which it will be looked at again": "Donnez le jour où elle sera réexaminée",
    "its {field:clause} must be printable text of 1 to {n:number} characters": (
        "un texte imprimable de 1 à {n} caractères est attendu ({field})"
    ),
    "Write the {field:clause} again": "Écrivez ce texte de nouveau ({field})",
    "reference": "référence",
    "reason": "motif",
    "no policy was chosen": "aucune politique n’a été choisie",
    "Name one with --policy": "Nommez-en une avec --policy",
    "The practice phone cannot be started": "Le téléphone d’exercice ne peut pas être lancé",
    "there is none called {name:quoted} (there is: {names}, all)": "il n’y en a aucun nommé {name} (il y a : {names}, all)",
    "Name one of these": "Nommez l’un de ceux-ci",
    "Stopped. Everything that was done so far is in the records.": (
        "Interrompu. Tout ce qui a été fait jusqu’ici est dans les enregistrements."
    ),
}
