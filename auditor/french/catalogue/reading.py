"""French for the reading of a phone: progress, gaps, notes, and what a parser did not understand."""

SENTENCES = {
    # progress
    "Asking the phone who it is": "Question au téléphone : qui est-il",
    "Asking for the phone's users": "Question au téléphone : ses utilisateurs",
    "Reading every app of every user": "Lecture de toutes les applications de tous les utilisateurs",
    "Reading the apps of user {user:number}": "Lecture des applications de l’utilisateur {user}",
    "Asking what is installed for user {user:number}": (
        "Question au téléphone : ce qui est installé pour l’utilisateur {user}"
    ),
    "Asking who administers the phone": "Question au téléphone : qui l’administre",
    "Asking the phone what its apps are used for": "Question au téléphone : à quoi servent ses applications",
    "The phone was read": "Le téléphone a été lu",
    # how an answer ended
    "complete": "complète",
    "cut short": "réponse tronquée",
    "timed out": "délai dépassé",
    "too large": "réponse trop grande",
    "phone lost": "téléphone perdu",
    "connection refused": "connexion refusée",
    "the answer was cut short": "la réponse a été tronquée",
    "the phone did not finish its answer in time": "le téléphone n’a pas fini de répondre à temps",
    "the answer was larger than any phone's should be, and was not read to its end": (
        "la réponse dépassait la taille de celle de tout téléphone et n’a pas été lue jusqu’au bout"
    ),
    "the phone was lost while it was asked": "le téléphone a été perdu pendant la question",
    "the phone refused to be asked": "le téléphone a refusé la question",
    "the phone refused: {words}": "le téléphone a refusé : {words}",
    "the answer was not understood: {problems:list}": "la réponse n’a pas été comprise : {problems}",
    "the phone reported an error: {words}": "le téléphone a signalé une erreur : {words}",
    "the phone ended the question with exit code {code:word}": (
        "le téléphone a terminé la question par le code {code}"
    ),
    "the phone was lost before it could be asked": "le téléphone a été perdu avant la question",
    "the phone had left {n:number} questions without an answer before": (
        "le téléphone avait déjà laissé {n} questions sans réponse"
    ),
    "it was not asked for": "cela n’a pas été demandé",
    "more than {n:number} users are not asked for": "on n’interroge pas au-delà de {n} utilisateurs",
    # what a gap or note is about
    "user {user:number} ({name:perhaps})": "l’utilisateur {user} ({name})",
    "User {user:number}": "Utilisateur {user}",
    "Users": "Utilisateurs",
    "Apps": "Applications",
    "Device administrators": "Administrateurs de l’appareil",
    "What the phone says about itself": "Ce que le téléphone dit de lui-même",
    "The list of users": "Liste des utilisateurs",
    "Users that are not listed": "Utilisateurs absents de la liste",
    "The package dump": "Relevé des paquets",
    "The package list of {profile:clause}": "Liste des paquets de {profile}",
    "The list of what is installed for {profile:clause}": "Liste de ce qui est installé pour {profile}",
    "The apps of {profile:clause}": "Applications de {profile}",
    "Modules, shared libraries and instant apps": "Modules, bibliothèques partagées et applications instantanées",
    "The way the phone was asked": "Façon d’interroger le téléphone",
    # kinds of user
    "owner": "propriétaire",
    "secondary": "secondaire",
    "guest": "invité",
    "restricted": "restreint",
    "work profile": "profil professionnel",
    "clone": "clone",
    "secure folder": "dossier sécurisé",
    "private space": "espace privé",
    # why
    "only the package dump shows them, as on other phones: {names:names}": (
        "seul le relevé des paquets les montre, comme sur d’autres téléphones : {names}"
    ),
    "{why:clause}; the package dump shows them": "{why}; le relevé des paquets les montre",
    "the package dump also shows user {users}": "le relevé des paquets montre aussi l’utilisateur {users}",
    "{why:clause}; the lists of each user show the apps": "{why}; les listes de chaque utilisateur les montrent",
    "{why:clause}; the package dump shows this user's apps": (
        "{why}; le relevé des paquets montre les applications de cet utilisateur"
    ),
    "no complete answer shows an app of this user": (
        "aucune réponse complète ne montre une application de cet utilisateur"
    ),
    "No complete answer shows this user's apps.": (
        "Aucune réponse complète ne montre les applications de cet utilisateur."
    ),
    "The phone named no user, so nobody's apps are known.": (
        "Le téléphone n’a nommé aucun utilisateur : on ne connaît donc les applications de personne."
    ),
    "The phone listed no app at all, which no working phone does.": (
        "Le téléphone n’a indiqué aucune application, ce qu’aucun téléphone en état ne fait."
    ),
    "only the list shows them; the package dump {said:clause}": (
        "seule la liste les montre; le relevé des paquets {said}"
    ),
    "calls none of them installed": "n’en dit aucune installée",
    "does not speak of this user": "ne parle pas de cet utilisateur",
    "two answers disagree: {said:clause}: {names:names}": "deux réponses se contredisent : {said} : {names}",
    "the package dump shows as installed what the list does not show": (
        "le relevé des paquets montre installé ce que la liste ne montre pas"
    ),
    "the list shows what the package dump does not know": "la liste montre ce que le relevé des paquets ne connaît pas",
    "the list shows as installed what the package dump calls not installed": (
        "la liste montre installé ce que le relevé des paquets dit non installé"
    ),
    "whether they have it is not told for some packages: {names:names}": (
        "pour certains paquets, il n’est pas dit s’ils sont installés : {names}"
    ),
    "More than a phone holds": "Plus que ce que contient un téléphone",
    "It told of {told:number} packages; only {kept:number} were judged.": (
        "Il a fait état de {told} paquets; seuls {kept} ont été jugés."
    ),
    "It told of {told:number} users; only {kept:number} were judged.": (
        "Il a fait état de {told} utilisateurs; seuls {kept} ont été jugés."
    ),
    "This phone's adb has no separate channel for errors; each answer holds both, between random marks.": (
        "L’adb de ce téléphone n’a pas de voie distincte pour les erreurs; chaque réponse contient les deux, entre des "
        "marques aléatoires."
    ),
    "The phone could not be read again, so its present state is not known.": (
        "Le téléphone n’a pas pu être relu : son état présent n’est donc pas connu."
    ),
    "Reading after removal": "Lecture après retrait",
    # what a parser did not understand
    "and {n:number} more like these": "et {n} autres du même genre",
    "and others like these": "et d’autres du même genre",
    "more than {n:number} lines": "plus de {n} lignes",
    "a line of {n:number} bytes": "une ligne de {n} octets",
    "not a package: {line}": "pas un paquet : {line}",
    "not a user: {line}": "pas un utilisateur : {line}",
    "a name that no package can have: {name}": "un nom qu’aucun paquet ne peut avoir : {name}",
    "more than {n:number} packages": "plus de {n} paquets",
    "more than {n:number} users": "plus de {n} utilisateurs",
    "more than {n:number} properties": "plus de {n} propriétés",
    "a holder that is no package name": "un détenteur qui n’est pas un nom de paquet",
    "more than {n:number} holders": "plus de {n} détenteurs",
    "not a whole list of roles": "pas une liste de rôles complète",
    "not a list of VPNs": "pas une liste de VPN",
    "not a list of known packages": "pas une liste de paquets connus",
    "{n:number} lines instead of {wanted:number}": "{n} lignes au lieu de {wanted}",
    "no component in it": "aucun composant",
    "no user in it": "aucun utilisateur",
    "no property in it": "aucune propriété",
    "no section of packages in it": "aucune section de paquets",
    "no heading of administrators in it": "aucun titre d’administrateurs",
    "user {user:number} is named twice": "l’utilisateur {user} est nommé deux fois",
    "the phone broke the dump off: {line}": "le téléphone a interrompu le relevé : {line}",
    "a package outside of its section: {name}": "un paquet hors de sa section : {name}",
    "instead of packages: {line}": "au lieu des paquets : {line}",
    "{name} stands twice": "{name} figure deux fois",
    "{key:word} stands twice in the block of {name}": "{key} figure deux fois dans le bloc de {name}",
    "{key:word} has no end in the block of {name}": "{key} n’a pas de fin dans le bloc de {name}",
    "a user that cannot be, in the block of {name}: {digits:word}": (
        "un utilisateur impossible dans le bloc de {name} : {digits}"
    ),
    "the block of {name} names no user": "le bloc de {name} ne nomme aucun utilisateur",
    "user {user:number} stands twice in the block of {name}": (
        "l’utilisateur {user} figure deux fois dans le bloc de {name}"
    ),
    "whether {name} is installed for user {user:number} is not told": (
        "il n’est pas dit si {name} est installé pour l’utilisateur {user}"
    ),
}
