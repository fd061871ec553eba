"""French for what is said of attached phones and of the way to them: states, remedies, the adb server."""

SENTENCES = {
    # states
    "ready": "prêt",
    "connecting": "connexion en cours",
    "unauthorized": "non autorisé",
    "offline": "ne répond pas",
    "no permission": "accès refusé",
    "recovery": "mode de récupération",
    "sideload": "attente d’une mise à jour",
    "bootloader": "chargeur d’amorçage",
    "rescue": "mode de secours",
    "unknown": "inconnu",
    # what they mean, and what to do
    "it is ready": "il est prêt",
    "Nothing needs to be done": "Il n’y a rien à faire",
    "the phone has not allowed this computer to read it": "le téléphone n’a pas autorisé cet ordinateur à le lire",
    "Unlock the phone and tap Allow in the USB debugging question; if none appears, unplug it and plug it in again": (
        "Déverrouillez le téléphone et touchez Autoriser dans la question sur le débogage USB; si aucune question ne "
        "s’affiche, débranchez-le, puis rebranchez-le"
    ),
    "the phone and this computer are agreeing on a key": "le téléphone et cet ordinateur conviennent d’une clé",
    "the connection is being made": "la connexion s’établit",
    "Wait a moment; if it stays so, unplug the phone, unlock it and plug it in again": (
        "Attendez un instant; si rien ne change, débranchez le téléphone, déverrouillez-le, puis rebranchez-le"
    ),
    "the phone is attached but does not answer": "le téléphone est branché, mais ne répond pas",
    "Unlock it, unplug it and plug it in again; restart it if that does not help": (
        "Déverrouillez-le, débranchez-le, puis rebranchez-le; redémarrez-le si cela ne suffit pas"
    ),
    "the phone is in recovery mode, not in Android": "le téléphone est en mode de récupération et non dans Android",
    "the phone is waiting for an update (sideload mode)": "le téléphone attend une mise à jour (mode de chargement latéral)",
    "the phone is in rescue mode, not in Android": "le téléphone est en mode de secours et non dans Android",
    "the phone is in its bootloader, not in Android": (
        "le téléphone est dans son chargeur d’amorçage et non dans Android"
    ),
    "Restart the phone into Android and unlock it": "Redémarrez le téléphone dans Android et déverrouillez-le",
    "the adb server has let the phone go": "le serveur adb a laissé partir le téléphone",
    "Unplug it and plug it in again": "Débranchez-le, puis rebranchez-le",
    "this computer's user has no right to use its USB port": (
        "l’utilisateur de cet ordinateur n’a pas le droit d’accéder au port USB du téléphone"
    ),
    (
        "Install the package android-sdk-platform-tools-common (it holds the udev rules), add the operator to the "
        "group plugdev, log out and in, and plug the phone in again"
    ): (
        "Installez le paquet android-sdk-platform-tools-common (il contient les règles udev), ajoutez l’opérateur au "
        "groupe plugdev, fermez puis rouvrez la session, et rebranchez le téléphone"
    ),
    "Install the phone maker's USB driver and plug the phone in again": (
        "Installez le pilote USB du fabricant du téléphone, puis rebranchez le téléphone"
    ),
    "Close other programs that use the phone and plug it in again": (
        "Fermez les autres programmes qui utilisent le téléphone, puis rebranchez-le"
    ),
    "adb reports a state that is not known here": "adb signale un état qui n’est pas connu ici",
    "Unplug the phone and plug it in again": "Débranchez le téléphone, puis rebranchez-le",
    # no phone, or not the right one
    "none is attached that this computer can see": "cet ordinateur n’en voit aucun de branché",
    "Plug it in with a data cable, unlock it, turn on USB debugging and tap Allow": (
        "Branchez-le avec un câble de données, déverrouillez-le, activez le débogage USB et touchez Autoriser"
    ),
    "another adb server of this computer (port {port:number}) holds {names}": (
        "un autre serveur adb de cet ordinateur (port {port}) retient {names}"
    ),
    "Use it with --adb-server 127.0.0.1:{port:number}, or close the program that started it": (
        "Utilisez-le avec --adb-server 127.0.0.1:{port}, ou fermez le programme qui l’a lancé"
    ),
    "The phone {serial} cannot be found": "Le téléphone {serial} est introuvable",
    "The phone {serial} cannot be read yet": "Le téléphone {serial} ne peut pas encore être lu",
    "The phone {serial} cannot be read": "Le téléphone {serial} ne peut pas être lu",
    "Check the cable, unlock the phone, and try again": (
        "Vérifiez le câble, déverrouillez le téléphone, puis réessayez"
    ),
    "it did not say who it is ({ending:clause})": "il n’a pas dit qui il est ({ending})",
    "it answered none of the questions": "il n’a répondu à aucune question",
    "attached now: {serials:perhaps}": "branchés en ce moment : {serials}",
    "Check the cable or the serial": "Vérifiez le câble ou le numéro de série",
    "There is no phone to work with": "Il n’y a aucun téléphone",
    "It is not clear which phone is meant": "On ne sait pas quel téléphone est visé",
    "{n:number} phones are attached ({serials})": "{n} téléphones sont branchés ({serials})",
    "Name one with --serial": "Nommez-en un avec --serial",
    "none": "aucun",
    # the program and its adb server
    "Fieldcheck cannot say which program it is": "Fieldcheck ne peut pas dire quel programme il est",
    "its own file {path} cannot be read": "son propre fichier {path} ne peut pas être lu",
    "Phones cannot be reached": "Les téléphones sont hors d’atteinte",
    "the adb server does not start ({why:perhaps})": "le serveur adb ne démarre pas ({why})",
    "the adb program {path} cannot be read": "le programme adb {path} ne peut pas être lu",
    "it does not answer": "il ne répond pas",
    "Start Fieldcheck again": "Redémarrez Fieldcheck",
    "The licence texts cannot be shown": "Les textes des licences ne peuvent pas être affichés",
    "this installation was made without them": "cette installation a été faite sans eux",
    "Install Fieldcheck again": "Réinstallez Fieldcheck",
    "The adb server {host}:{port:number} is not used": "Le serveur adb {host}:{port} n’est pas utilisé",
    "only one on this computer may be, as nothing is to leave it": (
        "seul un serveur de cet ordinateur peut l’être, car rien ne doit en sortir"
    ),
    "Give {host:word}:PORT": "Donnez {host}:PORT",
    "The adb server on port {port:number} cannot be used": "Le serveur adb du port {port} ne peut pas être utilisé",
    "it does not answer as one ({why:perhaps})": "il ne répond pas comme un serveur adb ({why})",
    "there is no adb for {system:word}": "il n’y a pas d’adb pour {system}",
    "Use another computer": "Utilisez un autre ordinateur",
    "Phones are not reached": "Les téléphones ne sont pas contactés",
    "the file {path} is not the one that belongs to this version of Fieldcheck": (
        "le fichier {path} n’est pas celui de cette version de Fieldcheck"
    ),
    "Install Fieldcheck again from a source that you trust": (
        "Réinstallez Fieldcheck à partir d’une source digne de confiance"
    ),
    "it is silent": "il se tait",
    "Check the port, or leave --adb-server away so that a private server is started": (
        "Vérifiez le port, ou omettez --adb-server pour qu’un serveur privé soit lancé"
    ),
    "The adb server cannot be used": "Le serveur adb ne peut pas être utilisé",
    "{given:quoted} is no HOST:PORT": "{given} n’est pas de la forme HÔTE:PORT",
    "Write 127.0.0.1:5037": "Écrivez 127.0.0.1:5037",
    "The phones cannot be seen": "Les téléphones ne sont pas visibles",
    "the adb server does not answer ({why:perhaps})": "le serveur adb ne répond pas ({why})",
    "it ended the connection": "il a mis fin à la connexion",
    "Start the program again; if it was given with --adb-server, check that it runs": (
        "Redémarrez le programme; si le serveur a été donné avec --adb-server, vérifiez qu’il fonctionne"
    ),
    "The phone {address} cannot be attached": "Le téléphone {address} ne peut pas être rattaché",
    "nothing answers there": "rien n’y répond",
    "Check the address and that the phone is on": "Vérifiez l’adresse et que le téléphone est allumé",
    "the adb server answered {status:quoted}": "le serveur adb a répondu {status}",
    "the adb server gave {digits:quoted} as a length": "le serveur adb a indiqué {digits} comme longueur",
    "the stream ended after {n:number} of {size:number} bytes": "le flux s’est arrêté après {n} octets sur {size}",
    "The work was stopped": "Le travail a été interrompu",
    "the operator asked for it": "l’opérateur l’a demandé",
    "Start it again when ready": "Reprenez-le quand vous serez prêt",
}
