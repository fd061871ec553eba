"""French for what stands behind and beside a signature: time-stamps, revocation lists, counter-signatures, pages."""

SENTENCES = {
    # words of the command line
    "of the report (default: that of the answers)": "du rapport (par défaut : celle des réponses)",
    "of the report (default: {paper:word})": "du rapport (par défaut : {paper})",
    "time-stamp the signature by a server (RFC 3161) on this machine; another one only the settings may name": (
        "horodater la signature par un serveur (RFC 3161) de cette machine; seuls les réglages peuvent en nommer un autre"
    ),
    "put the authority's revocation list into the report; a revoked signer is refused": (
        "joindre au rapport la liste de révocation de l’autorité; un signataire révoqué est refusé"
    ),
    "Write the signed report of a case. With --for-signing its signature field stays empty, to be signed once in "
    "another program (PAdES); until then verify says NOT VALID. With --from-record the pages of a record are drawn "
    "again, always unsigned: this workstation signs only what it saw.": (
        "Écrit le rapport signé d’un dossier. Avec --for-signing, son champ de signature reste vide, pour être signé une "
        "fois dans un autre programme (PAdES); jusque-là, verify dit NON VALIDE. Avec --from-record, les pages d’un "
        "enregistrement sont dessinées de nouveau, toujours sans signature : ce poste ne signe que ce qu’il a vu."
    ),
    "draw a record from a file instead of a case": "dessiner un enregistrement tiré d’un fichier plutôt qu’un dossier",
    "leave the signature field empty": "laisser vide le champ de signature",
    "check a signed report, and the counter-signatures beside it": (
        "vérifier un rapport signé, et les contresignatures à côté de lui"
    ),
    "sign a valid report a second time, in a file of its own": (
        "signer une deuxième fois un rapport valide, dans un fichier à part"
    ),
    "A second person signs the whole signed report. The signature (CMS, detached) is written beside it as "
    "FILE.pdf.p7s; the report itself is not touched, for a second signature inside would break the first.": (
        "Une deuxième personne signe le rapport signé tout entier. La signature (CMS, détachée) est écrite à côté de lui "
        "sous le nom FILE.pdf.p7s; le rapport lui-même reste intact, car une deuxième signature à l’intérieur romprait "
        "la première."
    ),
    "a root that vouches for time-stamp servers and for no signer": (
        "une racine qui répond de serveurs d’horodatage et d’aucun signataire"
    ),
    "No report was written": "Aucun rapport n’a été écrit",
    "it takes a case or --from-record": "il faut un dossier ou --from-record",
    "Name one of them": "Nommez l’un des deux",
    # time-stamps
    "The time-stamp server cannot be used": "Le serveur d’horodatage ne peut pas être utilisé",
    "{address} is not on this machine, and the command line may name no other": (
        "{address} n’est pas sur cette machine, et la ligne de commande ne peut en nommer d’autre"
    ),
    "Let the department name its server in the settings": "Demandez au ministère de nommer son serveur dans les réglages",
    "{address:quoted} is no address such as http://127.0.0.1:3180/": (
        "{address} n’est pas une adresse comme http://127.0.0.1:3180/"
    ),
    "Write http://HOST:PORT/PATH": "Écrivez http://HÔTE:PORT/CHEMIN",
    "The time-stamp server {server} gave no time-stamp": "Le serveur d’horodatage {server} n’a pas donné d’horodatage",
    "The time-stamp server gave no time-stamp": "Le serveur d’horodatage n’a pas donné d’horodatage",
    "it cannot be reached ({why})": "il est injoignable ({why})",
    "it answered with status {status:number} and no time-stamp": ("il a répondu par le code {status}, sans horodatage"),
    "Ask who runs it, and try again": "Informez-vous auprès de son responsable et réessayez",
    "Ask who runs it, or sign without it": "Informez-vous auprès de son responsable, ou signez sans lui",
    "its answer cannot be read": "sa réponse est illisible",
    "its answer belongs to another request": "sa réponse appartient à une autre demande",
    "it refused the request": "il a refusé la demande",
    # revocation lists
    "No revocation list can be put into the report": "Aucune liste de révocation ne peut être jointe au rapport",
    "the identity does not hold its authority’s certificate": "l’identité ne contient pas le certificat de son autorité",
    "Import the identity with its root, or leave the list out": (
        "Importez l’identité avec sa racine, ou omettez la liste"
    ),
    "the revocation lists do not vouch for the signer’s certificate: it is revoked, or no list is current": (
        "les listes de révocation ne répondent pas du certificat du signataire : il est révoqué, ou aucune liste n’est à "
        "jour"
    ),
    "Give the authority’s newest list": "Fournissez la liste la plus récente de l’autorité",
    # counter-signatures
    "The report was not counter-signed": "Le rapport n’a pas été contresigné",
    "Choose another identity": "Choisissez une autre identité",
    "The file cannot be read as a counter-signature ({kind:word}).": (
        "Le fichier ne peut pas être lu comme une contresignature ({kind})."
    ),
    "It belongs to another file, or the report was changed after it.": (
        "Elle appartient à un autre fichier, ou le rapport a été modifié après elle."
    ),
    "Its value does not belong to this file and certificate.": (
        "Sa valeur ne correspond pas à ce fichier et à ce certificat."
    ),
    "It rests on a digest that is no longer trusted.": "Elle repose sur une empreinte à laquelle on ne se fie plus.",
    "It was made with a practice identity, and the report is no exercise.": (
        "Elle a été faite avec une identité d’exercice, et le rapport n’est pas un exercice."
    ),
    "No root certificate that was given vouches for the counter-signer.": (
        "Aucun certificat racine fourni ne répond du contresignataire."
    ),
    "this identity signed it already": "cette identité l’a déjà signé",
    "A counter-signature is a second person’s": "Une contresignature est celle d’une deuxième personne",
    "it bears {n:number} counter-signatures already": "il porte déjà {n} contresignatures",
    "Keep these": "Gardez celles-ci",
    "it is VALID BUT SIGNER UNKNOWN: {why:perhaps}": "il est VALIDE, MAIS SON SIGNATAIRE EST INCONNU : {why}",
    "it is NOT VALID: {why:perhaps}": "il est NON VALIDE : {why}",
    "See fieldcheck verify; name the signer’s root with --root": (
        "Voyez fieldcheck verify; nommez la racine du signataire avec --root"
    ),
    # pages drawn again
    "The record {path} cannot be drawn": "L’enregistrement {path} ne peut pas être dessiné",
    "it is no audit record ({why})": "ce n’est pas un enregistrement d’audit ({why})",
    "Choose another file": "Choisissez un autre fichier",
    "it holds more than any record does": "il contient plus que tout enregistrement",
    "it is not written as Fieldcheck writes records": "il n’est pas écrit comme Fieldcheck écrit les enregistrements",
    "Take the file that --record wrote": "Prenez le fichier que --record a écrit",
}
