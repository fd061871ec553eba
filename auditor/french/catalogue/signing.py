"""French for who signs, for the making of a report, and for the verdict on one that was signed."""

SENTENCES = {
    # identities
    "it is empty, or begins or ends with a blank": "il est vide, ou commence ou finit par une espace",
    "it contains a character that cannot be seen": "il contient un caractère invisible",
    "it is too long; a certificate holds {n:number} plain letters, and fewer of other scripts": (
        "il est trop long; un certificat contient {n} lettres simples, et moins dans d’autres écritures"
    ),
    "these words mark practice identities": "ces mots désignent les identités d’exercice",
    "No identity was made": "Aucune identité n’a été créée",
    "No identity was made with this {what:clause}": "Aucune identité n’a été créée (à revoir : {what})",
    "Give another {what:clause}": "Donnez une autre valeur ({what})",
    "name": "nom",
    "organisation": "organisation",
    "Choose an identity file": "Choisissez un fichier d’identité",
    "The identity cannot be used": "L’identité ne peut pas être utilisée",
    "Import or create another identity": "Importez ou créez une autre identité",
    "The identity was not opened": "L’identité n’a pas été ouverte",
    "the passphrase is wrong": "la phrase de passe est erronée",
    "Type it again; it is never tried twice by itself": (
        "Saisissez-la de nouveau; elle n’est jamais essayée deux fois d’elle-même"
    ),
    "the file holds no private key with its certificate": "le fichier ne contient pas de clé privée avec son certificat",
    "its key is neither an elliptic-curve key nor an RSA key": (
        "sa clé n’est ni une clé à courbe elliptique ni une clé RSA"
    ),
    "its private key does not belong to its certificate": "sa clé privée n’appartient pas à son certificat",
    "its certificate expired on {day:word}": "son certificat a expiré le {day}",
    "its certificate is valid only from {day:word}": "son certificat n’est valide qu’à partir du {day}",
    "its certificate is not meant for signing documents (key usage nonRepudiation is missing)": (
        "son certificat n’est pas destiné à signer des documents (l’usage de clé nonRepudiation manque)"
    ),
    "its key is too weak, or of a kind or curve that is not in use for signing": (
        "sa clé est trop faible, ou d’une sorte ou d’une courbe qui ne sert pas à signer"
    ),
    "the file is far too large to be a PKCS#12 file": "le fichier est beaucoup trop grand pour un fichier PKCS#12",
    "the file is not a PKCS#12 file, or it is damaged": "le fichier n’est pas un fichier PKCS#12, ou il est endommagé",
    "the file is of a PKCS#12 version that is not in use": "le fichier est d’une version de PKCS#12 qui n’a pas cours",
    "the passphrase has fewer than {n:number} characters": "la phrase de passe compte moins de {n} caractères",
    "Choose a longer one; five random words are good": (
        "Choisissez-en une plus longue; cinq mots au hasard conviennent"
    ),
    "No key was made": "Aucune clé n’a été créée",
    "the two passphrases differ": "les deux phrases de passe diffèrent",
    "Try again": "Réessayez",
    "The passphrase cannot be asked for": "La phrase de passe ne peut pas être demandée",
    "there is no terminal": "il n’y a pas de terminal",
    "Name a file with --passphrase-file": "Nommez un fichier avec --passphrase-file",
    "The passphrase file {path} cannot be used": "Le fichier de phrase de passe {path} ne peut pas être utilisé",
    "its first line is no passphrase in UTF-8": "sa première ligne n’est pas une phrase de passe en UTF-8",
    "Write the passphrase on its first line": "Écrivez la phrase de passe sur sa première ligne",
    "The identity {name} was not opened": "L’identité {name} n’a pas été ouverte",
    "its key file and its certificate file belong to different identities": (
        "son fichier de clé et son fichier de certificat appartiennent à des identités différentes"
    ),
    "Import it again": "Importez-la de nouveau",
    "There is no root certificate for {name}": "Il n’y a pas de certificat racine pour {name}",
    "its file did not hold one": "son fichier n’en contenait pas",
    "Ask who issued the identity": "Demandez-le à qui a délivré l’identité",
    "There is no identity {name}": "Il n’y a pas d’identité {name}",
    "none of that name is stored here": "aucune de ce nom n’est conservée ici",
    "See identity list": "Voyez identity list",
    "The identity was not stored": "L’identité n’a pas été conservée",
    "one named {name} is already there": "une identité nommée {name} s’y trouve déjà",
    "Choose another name": "Choisissez un autre nom",
    "The certificate file {name} was not read": "Le fichier de certificat {name} n’a pas été lu",
    "it holds no certificate, or it is damaged": "il ne contient pas de certificat, ou il est endommagé",
    "Fetch it again": "Procurez-vous-le de nouveau",
    (
        "Move the root key file to removable media and lock it away: whoever holds it can make auditors. Read the root "
        "fingerprint to those who will check reports."
    ): (
        "Déplacez le fichier de la clé racine sur un support amovible et mettez-le sous clé : qui le détient peut créer "
        "des auditeurs. Lisez l’empreinte de la racine à ceux qui vérifieront les rapports."
    ),
    "Passphrase of {name}": "Phrase de passe de {name}",
    "New passphrase (at least {n:number} characters)": "Nouvelle phrase de passe (au moins {n} caractères)",
    "New passphrase of the publisher's key": "Nouvelle phrase de passe de la clé de l’éditeur",
    "{prompt:clause} (again)": "{prompt} (de nouveau)",
    "No report can be signed": "Aucun rapport ne peut être signé",
    "there is no identity in this data folder": "il n’y a aucune identité dans ce répertoire de données",
    "Make one with fieldcheck identity create --organisation NAME --name NAME": (
        "Créez-en une avec fieldcheck identity create --organisation NOM --name NOM"
    ),
    "It is not clear who signs": "On ne sait pas qui signe",
    "several identities exist ({names})": "plusieurs identités existent ({names})",
    "there is no identity {name:quoted} (there is: {names})": "il n’y a pas d’identité {name} (il y a : {names})",
    "Name one with --identity": "Nommez-en une avec --identity",
    # the report
    "The report was not written, because it does not verify": (
        "Le rapport n’a pas été écrit, car sa vérification échoue"
    ),
    "Choose another identity and try again": "Choisissez une autre identité, puis réessayez",
    "The page cannot be shown": "La page ne peut pas être affichée",
    "Open the file in a PDF reader": "Ouvrez le fichier dans un lecteur de PDF",
    "The report was not signed": "Le rapport n’a pas été signé",
    "the report has no empty field for the auditor's signature": (
        "le rapport n’a pas de champ vide pour la signature de l’auditeur"
    ),
    # what a check of a report found
    "The file is larger than {n:number} MB, far more than any report.": (
        "Le fichier dépasse {n} Mo, bien plus que tout rapport."
    ),
    "The file is not a PDF.": "Le fichier n’est pas un PDF.",
    "The file does not end as a PDF must: it was cut short, or something was added to it.": (
        "Le fichier ne finit pas comme un PDF doit finir : il a été tronqué, ou quelque chose y a été ajouté."
    ),
    "The file is not built as Fieldcheck builds reports (cross-reference table).": (
        "Le fichier n’est pas construit comme Fieldcheck construit les rapports (table de références croisées)."
    ),
    "The file is not built as Fieldcheck builds reports (trailer).": (
        "Le fichier n’est pas construit comme Fieldcheck construit les rapports (fin de fichier)."
    ),
    "The file was changed more often than a signed report can be.": (
        "Le fichier a été modifié plus souvent qu’un rapport signé ne peut l’être."
    ),
    "The signature does not say plainly which bytes it covers.": (
        "La signature ne dit pas clairement quels octets elle couvre."
    ),
    "The signature does not cover the whole file: something was added or moved.": (
        "La signature ne couvre pas tout le fichier : quelque chose a été ajouté ou déplacé."
    ),
    "The attachment is not the one record named {name:word}.": (
        "La pièce jointe n’est pas l’unique enregistrement nommé {name}."
    ),
    "The report does not state the digest of its record.": (
        "Le rapport n’indique pas l’empreinte de son enregistrement."
    ),
    "The report does not hold exactly one attachment.": "Le rapport ne contient pas exactement une pièce jointe.",
    "The report holds two different attachments under one name.": (
        "Le rapport contient deux pièces jointes différentes sous un même nom."
    ),
    "The attached record is not stored as Fieldcheck stores it.": (
        "L’enregistrement joint n’est pas conservé comme Fieldcheck le conserve."
    ),
    "The signer’s certificate is not meant for signing documents.": (
        "Le certificat du signataire n’est pas destiné à signer des documents."
    ),
    "The signer’s certificate was revoked.": "Le certificat du signataire a été révoqué.",
    "The certificate of the signer’s authority was revoked.": (
        "Le certificat de l’autorité du signataire a été révoqué."
    ),
    "Revocation could not be checked: no current revocation list of the signer’s authority was given.": (
        "La révocation n’a pas pu être vérifiée : aucune liste de révocation à jour de l’autorité du signataire n’a été "
        "donnée."
    ),
    "The signer’s certificate is not valid now (valid from {first:word} to {last:word}).": (
        "Le certificat du signataire n’est pas valide en ce moment (valide du {first} au {last})."
    ),
    "The signer’s certificate cannot be relied upon.": "On ne peut pas se fier au certificat du signataire.",
    "The signer’s authority is not known by a certificate.": (
        "L’autorité du signataire n’est connue par aucun certificat."
    ),
    "A {what:clause} was not read": "Un fichier n’a pas été lu ({what})",
    "the file holds none, or it is damaged": "le fichier n’en contient pas, ou il est endommagé",
    "Fetch the {what:clause} again": "Procurez-vous ce fichier de nouveau ({what})",
    "The file cannot be read as a signed report ({kind:word}).": (
        "Le fichier ne peut pas être lu comme un rapport signé ({kind})."
    ),
    "The report is not signed.": "Le rapport n’est pas signé.",
    "The report has more than its one signature field.": "Le rapport a plus que son unique champ de signature.",
    "The file asks for far more work than any report.": "Le fichier exige bien plus de travail que tout rapport.",
    "The signature does not stand in the auditor’s field.": "La signature n’est pas dans le champ de l’auditeur.",
    "The document was changed after it was signed.": "Le document a été modifié après sa signature.",
    "The signature value does not belong to this document and certificate.": (
        "La valeur de la signature ne correspond ni à ce document ni à ce certificat."
    ),
    "Something was added to the file after signing.": "Quelque chose a été ajouté au fichier après la signature.",
    "The file was altered after signing.": "Le fichier a été altéré après la signature.",
    "The signature is not of the kind that reports carry.": "La signature n’est pas de celles que portent les rapports.",
    "The signature rests on a digest that is no longer trusted.": (
        "La signature repose sur une empreinte qui n’est plus digne de confiance."
    ),
    "The file breaks the signature’s own conditions.": "Le fichier enfreint les conditions mêmes de la signature.",
    "The attached record is not the one whose digest the report states.": (
        "L’enregistrement joint n’est pas celui dont le rapport indique l’empreinte."
    ),
    "It is signed with a practice identity, but it does not say that it is an exercise.": (
        "Il est signé avec une identité d’exercice, mais ne dit pas qu’il s’agit d’un exercice."
    ),
    "No root certificate that was given vouches for the signer.": (
        "Aucun certificat racine donné ne répond du signataire."
    ),
    "The attached record is not written as Fieldcheck writes records.": (
        "L’enregistrement joint n’est pas écrit comme Fieldcheck écrit les enregistrements."
    ),
    "The pages do not say what the attached record says.": "Les pages ne disent pas ce que dit l’enregistrement joint.",
    "The report says that a newer version of Fieldcheck made it, so that one must verify it.": (
        "Le rapport indique qu’une version plus récente de Fieldcheck l’a produit; c’est donc à elle de le vérifier."
    ),
    "The pages were not compared with the record, because they were laid out by an older version of Fieldcheck.": (
        "Les pages n’ont pas été comparées à l’enregistrement, car une version plus ancienne de Fieldcheck les a mises en page."
    ),
    "The look of the signature field was made by the signing program: trust these lines, not the field.": (
        "L’aspect du champ de signature vient du logiciel de signature : fiez-vous à ces lignes et non au champ."
    ),
    "The signing program rewrote the file’s properties, such as its title; the pages are not affected.": (
        "Le logiciel de signature a réécrit des propriétés du fichier, comme son titre; les pages n’en sont pas touchées."
    ),
    "The file holds a part that is not stored as Fieldcheck stores it.": (
        "Le fichier contient une partie qui n’est pas conservée comme Fieldcheck la conserve."
    ),
    "A part of the file is cut short or far too large.": "Une partie du fichier est tronquée ou beaucoup trop grande.",
    "The report does not state how its pages were drawn, as every report does.": (
        "Le rapport n’indique pas comment ses pages ont été dessinées, alors que tout rapport le fait."
    ),
    "Signing changed more than the signature field.": "La signature a modifié plus que le champ de signature.",
    "The report carries more revocation lists than a report can.": (
        "Le rapport contient plus de listes de révocation qu’un rapport ne peut en contenir."
    ),
    "The signature does not forbid later changes.": "La signature n’interdit pas les modifications ultérieures.",
    "The signer’s certificate has expired since; the time-stamp shows that it was valid when it signed.": (
        "Le certificat du signataire a expiré depuis; l’horodatage montre qu’il était valide au moment de la signature."
    ),
    "The report carries a time-stamp of a server that no given root certificate vouches for.": (
        "Le rapport porte l’horodatage d’un serveur dont aucun certificat racine donné ne répond."
    ),
    "The time-stamp does not belong to this signature.": "L’horodatage n’appartient pas à cette signature.",
    "The attached record is not an audit that this version knows ({why:perhaps}).": (
        "L’enregistrement joint n’est pas un audit que connaît cette version ({why})."
    ),
}
