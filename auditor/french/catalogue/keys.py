"""French for signing keys: tokens, requests for certificates, and the custodian of an organisation's root."""

SENTENCES = {
    # tokens
    "The token {name} cannot be used": "Le jeton {name} ne peut pas être utilisé",
    "its PIN is locked after too many wrong ones": "son NIP est bloqué après trop d’erreurs",
    "Ask who issued the token to unlock it": "Demandez à qui a délivré le jeton de le débloquer",
    "its PIN must be changed first": "son NIP doit d’abord être changé",
    "Change it with the program of the token’s maker": "Changez-le avec le logiciel du fabricant du jeton",
    "it has no PIN yet": "il n’a pas encore de NIP",
    "Set one with the program of the token’s maker": "Définissez-en un avec le logiciel du fabricant du jeton",
    "it is not there any more": "il n’est plus là",
    "Put it in and try again": "Insérez-le, puis réessayez",
    "the module does not know this kind of token": "le module ne connaît pas ce genre de jeton",
    "Use the module of its maker": "Utilisez le module de son fabricant",
    "it was taken out": "il a été retiré",
    "it is not there": "il n’est pas là",
    "it holds no private key for this certificate": "il ne contient pas de clé privée pour ce certificat",
    "Choose another certificate on it": "Choisissez-y un autre certificat",
    "it cannot sign with SHA-256": "il ne peut pas signer avec SHA-256",
    "Use another token": "Utilisez un autre jeton",
    "the PIN was not entered": "le NIP n’a pas été saisi",
    "it asks for its PIN in a way that is not known here": "il demande son NIP d’une façon qui n’est pas connue ici",
    "it reports a fault": "il signale une défaillance",
    "Take it out, put it in again and try again": "Retirez-le, insérez-le de nouveau, puis réessayez",
    "other programs use it": "d’autres programmes l’utilisent",
    "Close them and try again": "Fermez-les, puis réessayez",
    "its module reports {kind:word}": "son module signale {kind}",
    "Try again, or use another token": "Réessayez, ou utilisez un autre jeton",
    "The token was not unlocked": "Le jeton n’a pas été déverrouillé",
    "no PIN is empty or that long": "aucun NIP n’est vide ou aussi long",
    "Type it again; nothing was sent to the token": "Saisissez-le de nouveau; rien n’a été envoyé au jeton",
    "the PIN is wrong": "le NIP est erroné",
    "Start again and type it carefully; a few wrong ones lock the token, so it is never tried twice by itself": (
        "Recommencez et saisissez-le avec soin; quelques erreurs bloquent le jeton : il n’est donc jamais essayé deux fois "
        "de lui-même"
    ),
    "The token module {path} was not loaded": "Le module de jeton {path} n’a pas été chargé",
    "there is no such file": "ce fichier n’existe pas",
    "Name the library of the token’s maker": "Nommez la bibliothèque du fabricant du jeton",
    "the file is no PKCS#11 module for this computer, or it cannot start": (
        "le fichier n’est pas un module PKCS#11 pour cet ordinateur, ou il ne peut pas démarrer"
    ),
    "Name the 64-bit library of the token’s maker": "Nommez la bibliothèque 64 bits du fabricant du jeton",
    "No token was taken into use": "Aucun jeton n’a été mis en usage",
    "several certificates there begin so": "plusieurs certificats y commencent ainsi",
    "no certificate there has this fingerprint": "aucun certificat n’y a cette empreinte",
    "Give the fingerprint as identity token shows it": "Donnez l’empreinte telle que identity token la montre",
    "{digits} is too short to name one certificate": "{digits} est trop court pour désigner un certificat",
    "Give {n:number} digits or more": "Donnez au moins {n} chiffres",
    "it does not say where a key lies": "il ne dit pas où se trouve une clé",
    "Take the token into use again": "Mettez de nouveau le jeton en usage",
    "{name} was not opened": "{name} n’a pas été ouverte",
    "its key lies on no token": "sa clé n’est sur aucun jeton",
    "PIN of the token {name}": "NIP du jeton {name}",
    "PIN of the token {name}, last try before it locks": "NIP du jeton {name}, dernier essai avant le blocage",
    # requests
    "No request was made": "Aucune demande n’a été faite",
    "a key of {name} waits for its certificate already": "une clé de {name} attend déjà son certificat",
    "Accept its certificate, or choose another name": "Acceptez son certificat, ou choisissez un autre nom",
    "The certificate in {path} was not accepted": "Le certificat de {path} n’a pas été accepté",
    "no key of this data folder waits for it": "aucune clé de ce répertoire de données ne l’attend",
    "Accept it where its request was made": "Acceptez-le là où sa demande a été faite",
    "The request {path} was not read": "La demande {path} n’a pas été lue",
    "it is no certificate request, or it is damaged": (
        "ce n’est pas une demande de certificat, ou elle est endommagée"
    ),
    "Make it again": "Refaites-la",
    # the custodian
    (
        "Keep the key file on removable media under lock: whoever holds it and its passphrase can make auditors. Give the "
        "certificate file to those who will check reports, and read them its fingerprint."
    ): (
        "Gardez le fichier de clé sous clé, sur un support amovible : qui le détient avec sa phrase de passe peut créer "
        "des auditeurs. Remettez le fichier du certificat à ceux qui vérifieront les rapports, et lisez-leur son empreinte."
    ),
    "No root was made": "Aucune racine n’a été créée",
    "the key and its certificate would have one name": "la clé et son certificat auraient le même nom",
    "Name the key file with another ending, such as root.p12": (
        "Donnez au fichier de clé une autre terminaison, par exemple root.p12"
    ),
    "The root key {path} cannot be used": "La clé racine {path} ne peut pas être utilisée",
    "Name the key file of the organisation’s root": "Nommez le fichier de clé de la racine de l’organisation",
    "it holds no root: its certificate may not issue others": (
        "il ne contient pas de racine : son certificat ne peut pas en délivrer d’autres"
    ),
    "its certificate is valid only to {day:word}": "son certificat n’est valide que jusqu’au {day}",
    "No certificate was issued": "Aucun certificat n’a été délivré",
    "the key of the request is too weak": "la clé de la demande est trop faible",
    "Make a new request": "Faites une nouvelle demande",
    "the request is for {asked:quoted}, and the root is that of {own:quoted}": (
        "la demande est pour {asked}, et la racine est celle de {own}"
    ),
    "Ask for a request that names the root’s organisation exactly": (
        "Exigez une demande qui nomme exactement l’organisation de la racine"
    ),
    "The revocation list {path} was not written": "La liste de révocation {path} n’a pas été écrite",
    "the file is there already and is no revocation list of this root": (
        "le fichier existe déjà et n’est pas une liste de révocation de cette racine"
    ),
    "Name another file": "Nommez un autre fichier",
    "Nothing was revoked": "Rien n’a été révoqué",
    "the certificate in {path} was not issued by this root": (
        "le certificat de {path} n’a pas été délivré par cette racine"
    ),
    "Name the right root key": "Nommez la bonne clé racine",
    "The list was not written": "La liste n’a pas été écrite",
    "{n:number} days is no useful time": "{n} jours ne sont pas une durée utile",
    "Give 1 to {n:number} days": "Donnez de 1 à {n} jours",
}
