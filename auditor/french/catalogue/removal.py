"""French for removals: plan, refusals of a phone, outcomes and the app's state before and after."""

SENTENCES = {
    # the plan and its confirmation
    "Nothing can be removed": "Rien ne peut être retiré",
    "the phone did not say which build it runs, so it cannot be recognised again": (
        "le téléphone n’a pas dit quelle version du système il exécute : il ne pourrait donc pas être reconnu"
    ),
    "Audit the phone once more": "Refaites l’audit du téléphone",
    "Audit the phone again": "Refaites l’audit du téléphone",
    "{package} cannot be removed": "{package} ne peut pas être retirée",
    "{package} cannot be removed for user {user:number}": "{package} ne peut pas être retirée pour l’utilisateur {user}",
    "the audit did not flag it there": "l’audit ne l’y a pas signalée",
    "Choose among the findings of the case": "Choisissez parmi les constats du dossier",
    "what follows @ is no user id": "ce qui suit @ n’est pas un numéro d’utilisateur",
    "Write it as com.example.app@10": "Écrivez-la sous la forme com.example.app@10",
    "Nothing was removed": "Rien n’a été retiré",
    "the confirmation speaks of another plan or another phone": (
        "la confirmation vise un autre plan ou un autre téléphone"
    ),
    "the second person is the operator again": "la deuxième personne est encore l’opérateur",
    "Name somebody else with --second, or nobody": "Nommez quelqu’un d’autre avec --second, ou personne",
    "Confirm the plan shown": "Confirmez le plan affiché",
    "the attached phone ({phone}, {serial:word}) is not the one that case {case:word} audited, or its system was updated since": (
        "le téléphone branché ({phone}, {serial}) n’est pas celui du dossier {case}, ou son système a été mis à jour depuis"
    ),
    "Attach that phone, or audit this one": "Branchez ce téléphone-là, ou faites l’audit de celui-ci",
    "Nothing can be removed for case {case}": "Rien ne peut être retiré pour le dossier {case}",
    "it was judged by edition {edition:number} of the ban list, and another file is in use now": (
        "il a été jugé selon l’édition {edition} de la liste d’interdiction, et un autre fichier est utilisé maintenant"
    ),
    "it was judged with another supplement of the department, or with none": (
        "il a été jugé avec un autre supplément du ministère, ou sans supplément"
    ),
    "No audit was begun": "Aucun audit n’a été commencé",
    "--remove needs the operator's word": "--remove exige la parole de l’opérateur",
    "Add --yes to confirm": "Ajoutez --yes pour confirmer",
    "Nothing was done": "Rien n’a été fait",
    "the second person's name cannot be printed": "le nom de la deuxième personne ne peut pas être imprimé",
    "Write another one": "Écrivez-en un autre",
    "{package} cannot be chosen": "{package} ne peut pas être choisie",
    "Nothing was done for case {case:word}": "Rien n’a été fait pour le dossier {case}",
    "another Fieldcheck works on this phone right now": "un autre Fieldcheck travaille sur ce téléphone en ce moment",
    "Wait until it has ended": "Attendez qu’il ait terminé",
    "the case was changed since the plan was made": "le dossier a changé depuis que le plan a été établi",
    "Make the plan again": "Refaites le plan",
    "the plan names {package}, which no phone can do without": (
        "le plan nomme {package}, dont aucun téléphone ne peut se passer"
    ),
    "Make another plan": "Faites un autre plan",
    "Nothing was planned for case {case:word}": "Rien n’a été prévu pour le dossier {case}",
    "what came of {n:number} steps of an earlier plan is not stated yet": (
        "le résultat de {n} étapes d’un plan antérieur n’est pas encore établi"
    ),
    "Attach the phone and run fieldcheck settle {case:word}": (
        "Branchez le téléphone et lancez fieldcheck settle {case}"
    ),
    "No report was written for case {case:word}": "Aucun rapport n’a été écrit pour le dossier {case}",
    "what came of {n:number} removal steps is not stated yet": (
        "le résultat de {n} étapes de retrait n’est pas encore établi"
    ),
    # evidence copies
    "the phone did not tell where its files lie": "le téléphone n’a pas dit où se trouvent ses fichiers",
    "the disk cannot be written": "le disque ne peut pas être écrit",
    "the phone did not finish sending it in time": "le téléphone n’a pas fini de l’envoyer à temps",
    "the phone could not be asked for it: {words}": "le téléphone n’a pas pu être interrogé : {words}",
    "the connection broke before its end": "la connexion s’est rompue avant la fin",
    "the phone refused it: {words}": "le téléphone l’a refusé : {words}",
    "the phone's answer was not understood": "la réponse du téléphone n’a pas été comprise",
    "it is larger than {n:number} bytes": "il dépasse {n} octets",
    "a line that names no file": "une ligne qui ne nomme aucun fichier",
    "more than {n:number} files": "plus de {n} fichiers",
    "no file in it": "aucun fichier dedans",
    "The copies of case {case:word} were not erased": "Les copies du dossier {case} n’ont pas été effacées",
    "Remove that folder by hand": "Retirez ce dossier à la main",
    # the owner's card
    "No card was written for case {case:word}": "Aucune fiche n’a été écrite pour le dossier {case}",
    "nothing that was flagged needs the phone's owner": "rien de ce qui a été signalé n’a besoin du propriétaire",
    "Remove it with fieldcheck remove {case:word}": "Retirez-le avec fieldcheck remove {case}",
    # undo
    "{package} cannot be put back": "{package} ne peut pas être rétablie",
    "the case did not remove or disable it": "le dossier ne l’a ni retirée ni désactivée",
    "Nothing can be undone": "Rien ne peut être annulé",
    "the case removed and disabled nothing": "le dossier n’a rien retiré ni désactivé",
    "Look at the removals of the case": "Voyez les retraits du dossier",
    # outcomes
    "The work was stopped before this step; nothing was sent to the phone for it.": (
        "Le travail a été interrompu avant cette étape; rien n’a été envoyé au téléphone à son sujet."
    ),
    # the app's state
    "Not readable": "Illisible",
    "Not installed": "Non installée",
    "Not installed, data kept": "Non installée, données conservées",
    "Archived": "Archivée",
    "Installed, enabled": "Installée, activée",
    "Installed, disabled": "Installée, désactivée",
    "Preinstalled, enabled": "Préinstallée, activée",
    "Preinstalled, disabled": "Préinstallée, désactivée",
}
