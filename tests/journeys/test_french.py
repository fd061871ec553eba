"""Somebody who works in French never meets an English sentence of ours: on the terminal, in the report, in trouble."""

import pypdfium2
import pytest

pytestmark = pytest.mark.journey

NBSP = "\u00a0"
UNKNOWN = "en anglais"


def pages(path):
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_an_audit_with_removals_is_french_from_the_plan_to_the_signed_report(fieldcheck):
    words = ("--remove", "banned", "--yes", "--report", "rapport.pdf")
    done = fieldcheck("--lang", "fr", "--practice", "manager", "audit", *words)
    assert done.code == 0, done.err
    for said in (
        f"Après retrait{NBSP}: CONFORME",
        f"Liste des paquets de l’utilisateur 150 (Secure Folder){NBSP}: Le téléphone a refusé{NBSP}: java.lang.S",
        "Le téléphone a été relu et n’a plus l’application pour cet utilisateur.",
        "Installée, activée  →  Non installée",
    ):
        assert said in done.out
    report = pages(fieldcheck.folder / "rapport.pdf")
    assert "Liste des paquets de l’utilisateur 150" in report.replace("\r\n", " ").replace(NBSP, " ")
    assert UNKNOWN not in done.out + report

    checked = fieldcheck("--lang", "fr", "verify", "rapport.pdf")
    assert checked.out.startswith("VALIDE")
    assert UNKNOWN not in checked.out
    proof = fieldcheck("--lang", "fr", "log", "check")
    assert "Tout est tel qu’il a été écrit." in proof.out


def test_a_tampered_report_is_refused_in_french(fieldcheck):
    assert fieldcheck("--lang", "fr", "--practice", "courier", "audit", "--report", "r.pdf").code == 0
    file = fieldcheck.folder / "r.pdf"
    file.write_bytes(file.read_bytes() + b"\n")
    checked = fieldcheck("--lang", "fr", "verify", "r.pdf")
    assert checked.code == 20
    assert checked.out.startswith("NON VALIDE")
    assert UNKNOWN not in checked.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["audit", "--serial", "X"], f"Le téléphone X est introuvable{NBSP}: branchés en ce moment{NBSP}: 127.0.0.1:"),
        (["audit", "--remove", "banned"], f"Aucun audit n’a été commencé{NBSP}: --remove exige la parole"),
        (["report", "latest", "--out", "r.pdf"], f"Le dossier «{NBSP}latest{NBSP}» ne peut pas être ouvert"),
        (["banlist", "check", "none.json"], "Le fichier none.json ne peut pas être lu"),
    ],
)
def test_every_trouble_is_one_french_sentence(fieldcheck, words, sentence):
    told = fieldcheck("--lang", "fr", "--practice", "courier", *words)
    assert told.code in (1, 2)
    assert sentence in told.sentence
    assert UNKNOWN not in told.sentence
