"""French for the reading of apps' own files: what is broken in one, and what could not be read."""

SENTENCES = {
    # what could not be read, and of how many
    "Apps' own files": "Fichiers des applications",
    "The {what:clause} of 1 app was not read, because {why:clause}.": "Non lu pour 1 application ({what}) : {why}.",
    "The {what:clause} of 1 app was not read, because {why:clause}: {name}.": (
        "Non lu pour 1 application ({what}) : {why} : {name}."
    ),
    "The {what:clause} of {n:number} apps were not read, because {why:clause}.": (
        "Non lu pour {n} applications ({what}) : {why}."
    ),
    "The {what:clause} of {n:number} apps were not read, because {why:clause}: {names:names}.": (
        "Non lu pour {n} applications ({what}) : {why} : {names}."
    ),
    "signer": "signataire",
    "signers": "signataires",
    "names": "noms",
    "The file of 1 app is the same as in case {case}, and was not read again.": (
        "Le fichier de 1 application est le même que dans le dossier {case} et n’a pas été relu."
    ),
    "The files of {n:number} apps are the same as in case {case}, and were not read again.": (
        "Les fichiers de {n} applications sont les mêmes que dans le dossier {case} et n’ont pas été relus."
    ),
    "Earlier readings": "Lectures antérieures",
    "The newest record of this phone was altered or has another form; every file was read anew.": (
        "Le plus récent enregistrement de ce téléphone a été altéré ou a une autre forme; tous les fichiers ont été relus."
    ),
    # progress
    "Looking for the apps' files": "Recherche des fichiers des applications",
    "Reading names, icons and signers from the apps' files": (
        "Lecture des noms, des icônes et des signataires dans les fichiers des applications"
    ),
    # why
    "preinstalled apps' names and icons are read on demand only": (
        "les noms et les icônes des applications préinstallées ne sont lus que sur demande"
    ),
    "preinstalled apps' files are read on demand only": (
        "les fichiers des applications préinstallées ne sont lus que sur demande"
    ),
    "the app is archived or given up, and its file is not on the phone": (
        "l’application est archivée ou abandonnée, et son fichier n’est pas sur le téléphone"
    ),
    "the file breaks its format": "le fichier enfreint son format",
    "the phone does not show its file to the shell": "le téléphone ne montre pas son fichier à l’interpréteur",
    "the phone does not let the shell read its file": "le téléphone ne laisse pas l’interpréteur lire son fichier",
    "another package names the same file": "un autre paquet nomme le même fichier",
    "more of its file would have to be read than any honest app's": (
        "il faudrait lire de son fichier plus que de celui de toute application honnête"
    ),
    "its file has another size than a moment before": "son fichier n’a plus la taille qu’il avait un instant plus tôt",
    "the answer about its file did not come whole ({ending:clause})": (
        "la réponse au sujet de son fichier n’est pas arrivée entière ({ending})"
    ),
    "its file has a size that cannot be": "son fichier a une taille impossible",
    "the phone did not tell where its file lies": "le téléphone n’a pas dit où se trouve son fichier",
    "its path is none that can be asked for": "son chemin n’est pas de ceux que l’on peut demander",
    "its icon has more pixels than any icon": "son icône a plus de pixels que toute icône",
    # zip
    "it is no zip": "ce n’est pas un fichier zip",
    "its zip is of a kind that Android does not install": "son zip est d’une sorte qu’Android n’installe pas",
    "its directory has {n:number} bytes": "son répertoire a {n} octets",
    "its zip's directory does not fit": "le répertoire de son zip ne concorde pas",
    "its zip's directory is broken": "le répertoire de son zip est altéré",
    "its zip names an entry twice or not at all": "son zip nomme une entrée deux fois ou pas du tout",
    "its entry {name} is encrypted or packed in an unknown way": (
        "son entrée {name} est chiffrée ou comprimée d’une façon inconnue"
    ),
    "its entry {name} has {n:number} bytes": "son entrée {name} a {n} octets",
    "its entry {name} is not where its directory says": "son entrée {name} n’est pas où son répertoire le dit",
    "its entry {name} is not what its checksum says": "son entrée {name} ne correspond pas à sa somme de contrôle",
    "its entry {name} cannot be unpacked": "son entrée {name} ne peut pas être décomprimée",
    "it refers to bytes beyond its end": "il renvoie à des octets au-delà de sa fin",
    "it ends in the middle of a value": "il finit au milieu d’une valeur",
    # signatures
    "it carries no signature that this phone's Android looks at": (
        "il ne porte aucune signature que l’Android de ce téléphone examine"
    ),
    "its v1 signature is broken": "sa signature v1 est altérée",
    "its v1 signature holds no certificate of its signer": (
        "sa signature v1 ne contient aucun certificat de son signataire"
    ),
    "its signing block has {n:number} bytes": "son bloc de signature a {n} octets",
    "its signing block does not fit": "son bloc de signature ne concorde pas",
    "its signing block names two sizes": "son bloc de signature nomme deux tailles",
    "its signing block is broken": "son bloc de signature est altéré",
    "its signature names no signer": "sa signature ne nomme aucun signataire",
    "its signature holds no certificate": "sa signature ne contient aucun certificat",
    "its signature is broken": "sa signature est altérée",
    "its signature lists more than {n:number} things": "sa signature énumère plus de {n} éléments",
    # manifest, resources, icon
    "it has no manifest": "il n’a pas de manifeste",
    "its manifest names no package": "son manifeste ne nomme aucun paquet",
    "its manifest names another package, {name}": "son manifeste nomme un autre paquet, {name}",
    "its XML is not in Android's form": "son XML n’a pas la forme d’Android",
    "its XML nests too deep or says too much": "son XML a trop de niveaux imbriqués ou en dit trop",
    "one of its resources has more entries than numbers": "l’une de ses ressources a plus d’entrées que de numéros",
    "its XML has attributes that cannot be": "son XML a des attributs impossibles",
    "its resource {id:word} is not in this file": "sa ressource {id} n’est pas dans ce fichier",
    "its resources have two sizes": "ses ressources ont deux tailles",
    "its resources are not in Android's form": "ses ressources n’ont pas la forme d’Android",
    "its resources have {n:number} bytes": "ses ressources ont {n} octets",
    "its resources have more than {n:number} parts": "ses ressources ont plus de {n} parties",
    "a part of its resources reaches beyond its end": "une partie de ses ressources dépasse sa fin",
    "a part of its resources has a size that cannot be": "une partie de ses ressources a une taille impossible",
    "one of its resources has more values than there are languages": (
        "l’une de ses ressources a plus de valeurs qu’il n’y a de langues"
    ),
    "its resources refer to each other in a circle": "ses ressources renvoient les unes aux autres en cercle",
    "its strings are not where they should be": "ses textes ne sont pas où ils devraient être",
    "its icon has {n:number} bytes": "son icône a {n} octets",
    "its icon has {width:number} × {height:number} pixels": "son icône a {width} × {height} pixels",
    "its icon cannot be decoded": "son icône ne peut pas être décodée",
}
