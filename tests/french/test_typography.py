"""French that stands beside its English in the source uses the catalogue's words."""

import pytest

from auditor.french.catalogue import SENTENCES
from support.typography import french_texts

TEXTS = [(one.where, one.text) for one in french_texts()]


def test_there_is_french_to_look_at():
    assert len(TEXTS) > 500


@pytest.mark.parametrize(
    ("other", "ours"),
    [
        ("dossier de données", "répertoire de données (a dossier is a case)"),
        ("liste noire", "liste d’interdiction"),
        ("programme d’amorçage", "chargeur d’amorçage"),
        ("journal de garde", "registre de garde"),
        ("mot de passe", "phrase de passe"),
        ("phrase secrète", "phrase de passe"),
        ("règle d’approbation", "règle d’autorisation"),
        ("gardien", "dépositaire (of an organisation’s root)"),
        ("contre-signature", "contresignature"),
        ("options développeur", "options pour les développeurs"),
        ("venue avec le téléphone", "livrée avec le téléphone"),
        ("smartphone", "téléphone"),
    ],
)
def test_one_word_is_used_for_one_thing(other, ours):
    texts = [*TEXTS, *(("auditor/french/catalogue", french) for french in SENTENCES.values())]
    assert [(where, french) for where, french in texts if other in french.lower()] == [], f"write {ours}"
