"""French for the ban list: trust, reading, the department's supplement, and what an edition's content breaks."""

SENTENCES = {
    # trust
    "The ban list": "La liste d’interdiction",
    "The supplement {name}": "Le supplément {name}",
    "{what:clause} cannot be trusted": "{what} n’est pas digne de confiance",
    "there is no signature beside it": "aucune signature ne l’accompagne",
    "its signature file is larger than {n:number} bytes": "son fichier de signature dépasse {n} octets",
    "its signature file cannot be read ({why:perhaps})": "son fichier de signature ne peut pas être lu ({why})",
    "its signature file has the form {form:quoted} and not {wanted:word}": (
        "son fichier de signature a la forme {form} et non {wanted}"
    ),
    "its signature has {n:number} bytes and not {wanted:number}": "sa signature a {n} octets et non {wanted}",
    "Ask its publisher for the file and its signature": "Demandez à son éditeur le fichier et sa signature",
    "it was signed with a key ({key:word}…) of no publisher that is installed here": (
        "sa signature vient d’une clé ({key}…) qui n’est celle d’aucun éditeur installé ici"
    ),
    "Ask your administrator whether this publisher should be installed": (
        "Demandez à votre administrateur si cet éditeur doit être installé"
    ),
    "its signature by {publisher} does not fit its content; one of the two files was altered": (
        "sa signature par {publisher} ne correspond pas à son contenu; l’un des deux fichiers a été altéré"
    ),
    "Fetch both files from the publisher again": "Procurez-vous de nouveau les deux fichiers auprès de l’éditeur",
    "The publisher file {name} cannot be used": "Le fichier d’éditeur {name} ne peut pas être utilisé",
    "it is larger than {n:number} bytes": "il dépasse {n} octets",
    "its form is {form:quoted} and not {wanted:word}": "sa forme est {form} et non {wanted}",
    "its public key has {n:number} bytes and not {wanted:number}": "sa clé publique a {n} octets et non {wanted}",
    "its key_id is not the SHA-256 of its public key": "son key_id n’est pas l’empreinte SHA-256 de sa clé publique",
    "No ban list can be trusted": "Aucune liste d’interdiction n’est digne de confiance",
    "no publisher is installed here": "aucun éditeur n’est installé ici",
    # use
    "The ban list cannot be used": "La liste d’interdiction ne peut pas être utilisée",
    "it has {n:number} bytes, more than {most:number}": "elle a {n} octets, soit plus de {most}",
    "Check that this is the right file": "Vérifiez que c’est le bon fichier",
    "Ask its publisher for a corrected edition": "Demandez à son éditeur une édition corrigée",
    "it names {named:quoted} as its publisher but was signed by {signer:quoted}": (
        "elle nomme {named} comme éditeur, mais a été signée par {signer}"
    ),
    "The ban list cannot be used yet": "La liste d’interdiction ne peut pas encore être utilisée",
    "it is valid from {begun:moment} UTC and this computer says {now:moment}": (
        "validité à partir du {begun} UTC; cet ordinateur indique {now}"
    ),
    "Check the clock of this computer": "Vérifiez l’horloge de cet ordinateur",
    "The ban list is out of date": "La liste d’interdiction est périmée",
    "edition {edition:number} expired on {day:word}": "l’édition {edition} a expiré le {day}",
    "Import a newer edition": "Importez une édition plus récente",
    "The ban list is older than one already used here": (
        "La liste d’interdiction est plus ancienne qu’une autre déjà utilisée ici"
    ),
    "this is edition {edition:number} and edition {newest:number} was in use": (
        "voici l’édition {edition}, et l’édition {newest} a été utilisée"
    ),
    "Import the newest edition, or allow the older one on purpose": (
        "Importez l’édition la plus récente, ou autorisez expressément l’ancienne"
    ),
    "{n:number} of its indicators can match nothing: {failures:list}": (
        "{n} de ses indicateurs ne peuvent rien désigner : {failures}"
    ),
    "{rule:word}: package name {value:word}": "{rule} : nom de paquet {value}",
    "{rule:word}: signing digest {value:word}": "{rule} : empreinte de signature {value}",
    "{rule:word}: no indicator": "{rule} : aucun indicateur",
    "the list: no rule": "la liste : aucune règle",
    "The ban list in use cannot be read": "La liste d’interdiction en usage ne peut pas être lue",
    "its file {path} is gone": "son fichier {path} a disparu",
    "Import that edition, or a newer one, again": "Importez de nouveau cette édition, ou une plus récente",
    "The record of ban lists used here, {path}, cannot be read": (
        "Le relevé des listes d’interdiction utilisées ici, {path}, ne peut pas être lu"
    ),
    "imported: is no digest": "imported : n’est pas une empreinte",
    "Restore that file from a copy, or remove it and import the newest edition": (
        "Restaurez ce fichier à partir d’une copie, ou retirez-le et importez l’édition la plus récente"
    ),
    # the department's supplement
    "The supplement {name} cannot be used": "Le supplément {name} ne peut pas être utilisé",
    "The supplement {name} cannot be used yet": "Le supplément {name} ne peut pas encore être utilisé",
    "The supplement {name} is out of date": "Le supplément {name} est périmé",
    "it expired on {day:word}": "il a expiré le {day}",
    "Take a newer one into use, or drop it with fieldcheck banlist supplement --drop --yes": (
        "Mettez-en un plus récent en usage, ou abandonnez-le avec fieldcheck banlist supplement --drop --yes"
    ),
    "Correct that file, or drop the supplement in use with fieldcheck banlist supplement --drop --yes": (
        "Corrigez ce fichier, ou abandonnez le supplément en usage avec fieldcheck banlist supplement --drop --yes"
    ),
    "No supplement was dropped": "Aucun supplément n’a été abandonné",
    "there is none in use": "il n’y en a aucun en usage",
    "See fieldcheck banlist show": "Voyez fieldcheck banlist show",
    # compile, sign, export
    "The ban list cannot be compiled": "La liste d’interdiction ne peut pas être compilée",
    "Correct that file and compile again": "Corrigez ce fichier, puis compilez de nouveau",
    "The folder {path} cannot be read": "Le répertoire {path} ne peut pas être lu",
    "there is no such folder": "ce répertoire n’existe pas",
    "it holds more than {n:number} files": "il contient plus de {n} fichiers",
    "Check its name": "Vérifiez son nom",
    "The publisher's key cannot be opened": "La clé de l’éditeur ne peut pas être ouverte",
    "it is protected by a passphrase": "elle est protégée par une phrase de passe",
    "it is not protected by a passphrase": "elle n’est pas protégée par une phrase de passe",
    "the passphrase does not open it": "la phrase de passe ne l’ouvre pas",
    "Try again with the right passphrase, or none": "Réessayez avec la bonne phrase de passe, ou sans",
    "the file is no private key in PEM form": "le fichier n’est pas une clé privée au format PEM",
    "Choose the key file": "Choisissez le fichier de la clé",
    "The publisher's key cannot sign": "La clé de l’éditeur ne peut pas signer",
    "it is not an Ed25519 key": "ce n’est pas une clé Ed25519",
    "Make one with banlist keygen": "Créez-en une avec banlist keygen",
    "No profile was written": "Aucun profil n’a été écrit",
    "no Apple bundle identifier is known for what the chosen policies ban": (
        "on ne connaît aucun identifiant de paquet Apple pour ce que les politiques choisies interdisent"
    ),
    "Choose other policies, or another format": "Choisissez d’autres politiques, ou un autre format",
}
