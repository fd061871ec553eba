"""The practice apps' labels in other languages, as a vendor might have had them translated."""

FRENCH = {
    "Alerts": "Alertes",
    "Bank": "Banque",
    "Banking": "Banque",
    "Birds": "Oiseaux",
    "Booking": "Réservations",
    "Calendar": "Calendrier",
    "Camera": "Caméra",
    "Cards": "Cartes",
    "Chess": "Échecs",
    "Coffee": "Café",
    "Directory": "Annuaire",
    "Documents": "Documents",
    "Family": "Famille",
    "Files": "Fichiers",
    "Health": "Santé",
    "Library": "Bibliothèque",
    "Mail": "Courriel",
    "Maps": "Cartes",
    "Music": "Musique",
    "News": "Nouvelles",
    "Recipes": "Recettes",
    "Sleep": "Sommeil",
    "Stars": "Étoiles",
    "Travel": "Voyages",
    "Trees": "Arbres",
    "Wallet": "Portefeuille",
    "Water": "Eau",
    "Weather": "Météo",
    "Words": "Mots",
}
CHINESE = {"WeChat": "微信"}
ARABIC = {"Openfield Maps": "خرائط أوبنفيلد"}


def translated(label: str) -> tuple[tuple[str, str], ...]:
    """The label and the languages in which it has another form: (text, language), the first for any language."""
    french = " ".join(FRENCH.get(word, word) for word in label.split(" "))
    others = ((french, "fr"), (CHINESE.get(label, label), "zh"), (ARABIC.get(label, label), "ar"))
    return ((label, ""), *((text, language) for text, language in others if text != label))
