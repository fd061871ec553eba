"""Sentences that belong to the window as a whole."""

SENTENCES = {
    "language.dialog": (
        "Close the open dialog first: it would stay in its own language.",
        "Fermez d’abord le dialogue ouvert : il resterait dans sa langue.",
    ),
    "app.name": ("Fieldcheck", "Fieldcheck"),
    "side": ("Phones and pages", "Téléphones et pages"),
    "side.phones": ("Phones", "Téléphones"),
    "side.pages": ("Pages", "Pages"),
    "side.list": ("Ban list", "Liste d’interdiction"),
    "side.offline": (
        "Works offline. Nothing leaves this computer.",
        "Fonctionne hors ligne. Rien ne quitte cet ordinateur.",
    ),
    "side.language": ("Français", "English"),
    "side.language.name": ("Show the window in French", "Afficher la fenêtre en anglais"),
    "side.dark": ("Dark", "Sombre"),
    "side.light": ("Light", "Clair"),
    "side.dark.name": ("Use dark colours", "Utiliser des couleurs sombres"),
    "side.light.name": ("Use light colours", "Utiliser des couleurs claires"),
    "page.phones": ("Phones", "Téléphones"),
    "colon": (":", " :"),
    "cancel": ("Cancel", "Annuler"),
    "close": ("Close", "Fermer"),
    "retry": ("Try again", "Réessayer"),
    "not.known": ("not told", "non indiqué"),
    "practice.banner": (
        "Practice mode: these phones are simulated. Nothing here is evidence.",
        "Mode exercice : ces téléphones sont simulés. Rien ici n’a valeur de preuve.",
    ),
    "error.announced": ("Error. {what}", "Erreur. {what}"),
}
