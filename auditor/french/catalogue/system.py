"""French for what the operating system says of a file or a connection (strerror), where no sentence of ours does."""

SENTENCES = {
    "Is a directory": "c’est un répertoire",
    "Not a directory": "ce n’est pas un répertoire",
    "File exists": "un fichier de ce nom existe déjà",
    "No such file or directory": "ce fichier ou ce répertoire n’existe pas",
    "Permission denied": "la permission est refusée",
    "Operation not permitted": "l’opération n’est pas permise",
    "Input/output error": "une erreur d’entrée-sortie s’est produite",
    "No space left on device": "il n’y a plus de place sur le disque",
    "Read-only file system": "le disque est en lecture seule",
    "Too many open files": "trop de fichiers sont ouverts",
    "Broken pipe": "la sortie a été fermée",
    "Connection refused": "la connexion a été refusée",
    "Address already in use": "l’adresse est déjà utilisée",
}
