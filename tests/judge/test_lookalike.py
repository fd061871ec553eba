"""Look-alikes: what passes for a listed app's name, what does not, and how it is said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.banlist.read import read_edition
from auditor.judge.confusables import LOOKS_LIKE
from auditor.judge.lookalike import distance, fold, names, names_of
from auditor.judge.match import match
from auditor.model.finding import Basis, Status
from support import build

ROOT = Path(__file__).resolve().parents[2]
DAY = build.NOW.date()
UNKNOWN = "org.example.unknown"


@pytest.fixture(scope="module")
def edition():
    return read_edition((ROOT / "resources/banlist/fieldcheck-banlist.json").read_bytes())


@pytest.fixture(scope="module")
def judged(edition):
    def judge(*labels, name=UNKNOWN, signers=("0" * 64,), policy="ca-gc", **facts):
        shown = dict(zip(("label", "label_en", "label_fr", "launcher_label"), labels, strict=False))
        app = build.replace(build.package(name, signers=signers), **shown, **facts)
        return match((app,), edition, (edition.policy(policy),), DAY)

    return judge


@pytest.mark.parametrize(
    "label",
    [
        "TikTok", "tiktok", "TIKTOK", "Tik Tok", "Tik-Tok", " TikTok ", "TikTok™", "TіkТоk", "ΤikΤok", "ТІКТОК",
        "TikT0k", "T1kTok", "TlkTok", "Tiktök", "Ｔｉｋ Ｔｏｋ", "𝐓𝐢𝐤𝐓𝐨𝐤", "Tik\u200bTok", "Tik\u00adTok", "ᴛɪᴋᴛᴏᴋ",
        "WeChat", "VVeChat", "Weixin", "WeChаt", "Kaspersky", "KASPERSKY", "Каspersky",
    ],
)  # fmt: skip
def test_a_name_that_reads_the_same_is_a_look_alike(judged, label):
    (finding,) = judged(label)
    assert (finding.status, finding.basis, finding.package) == (Status.SUSPECT, Basis.LOOK_ALIKE, UNKNOWN)
    assert " is that of the listed app " in finding.why
    assert " est celui de l’application inscrite " in finding.why_fr
    assert finding.instruments


@pytest.mark.parametrize("label", ["TikTokk", "TickTok", "TikTk", "TkiTok", "WeChats", "Kaspersy", "Kaspersky!s"])
def test_a_name_that_differs_by_one_letter_can_be_taken_for_it(judged, label):
    (finding,) = judged(label)
    assert finding.status is Status.SUSPECT
    assert "can be taken for that of the listed app" in finding.why
    assert "peut passer pour celui" in finding.why_fr


@pytest.mark.parametrize(
    "label", ["TickTick", "Rik Tok", "Chat", "We", "Tok", "X", "", "TikTok Downloader", "Tik", "Kasper", "VKK", "QQQ"]
)
def test_an_ordinary_name_is_none(judged, label):
    assert judged(label) == ()


@pytest.mark.parametrize("label", ["Zooms", "Zom", "Likes", "Lark2", "Temo"])
def test_short_names_have_no_near_ones(edition, label):
    assert names(edition.rules).look_alikes(build.package(UNKNOWN, label=label)) == ()


def test_long_names_may_differ_by_two_letters(edition):
    ready = names(edition.rules)
    app = build.package(UNKNOWN, label="Kaspersky Pasword Manger")
    assert ready.look_alikes(app)[0].name == "Kaspersky Password Manager"


def test_none_of_300_ordinary_popular_apps_is_taken_for_a_listed_one(edition):
    lines = (ROOT / "tests/bench/popular_apps.txt").read_text(encoding="utf-8").splitlines()
    labels = [line for line in lines if not line.startswith("#")]
    ready = names(edition.rules)
    assert len(set(labels)) == 300
    assert [each for label in labels for each in ready.look_alikes(build.package(UNKNOWN, label=label))] == []


def test_any_of_an_app_s_names_counts(judged):
    assert judged("Torch", "TikTok")
    assert judged("Torch", None, "TikTok")
    assert judged("Torch", None, None, "TikTok")


def test_the_nearest_name_makes_the_one_finding(judged):
    (finding,) = judged("TikTokk", "WeChat")
    assert "“WeChat”" in finding.why


def test_an_app_that_a_rule_knows_is_no_look_alike(judged, edition):
    wechat = edition.policy("ca-gc")
    assert wechat is not None
    findings = judged("TikTok", name="com.tencent.mm")
    assert {finding.basis for finding in findings} == {Basis.OTHER_SIGNER}


def test_a_signer_that_a_rule_knows_makes_it_banned_under_another_name(judged, edition):
    digest = next(
        i.value for rule in edition.rules if rule.app_name.startswith("WeChat /") for i in rule.indicators
        if len(i.value) == 64
    )  # fmt: skip
    (finding,) = judged("TikTok", signers=(digest,))
    assert (finding.status, finding.basis) == (Status.BANNED, Basis.SIGNING_DIGEST)
    (before,) = judged("Torch", past_signers=(digest,))
    assert (before.status, before.basis) == (Status.BANNED, Basis.SIGNING_DIGEST)


def test_a_rule_that_no_chosen_instrument_reaches_makes_no_finding(judged):
    assert judged("AFK Arena") == ()
    assert judged("AFK Arena", policy="in")


def test_what_is_not_known_of_the_signer_is_said(judged):
    (finding,) = judged("TikTok", signers=None)
    assert "its signer was not read" in finding.why
    assert "n’a pas été lu" in finding.why_fr


def test_side_loading_adds_to_the_reason_and_is_none_by_itself(judged):
    brought = {"installer": "com.google.android.packageinstaller", "initiating": None}
    (finding,) = judged("TikTok", **brought)
    assert finding.why.endswith("No store installed it.")
    assert finding.why_fr.endswith("Aucune boutique ne l’a installée.")
    assert judged("Torch", **brought) == ()
    (store,) = judged("TikTok")
    assert "No store" not in store.why


def test_a_hostile_label_is_quoted_harmlessly(judged):
    (finding,) = judged("Tik\u202eTok")
    assert "\u202e" not in finding.why
    assert "‹U+202E›" in finding.why


@pytest.mark.parametrize(
    ("app_name", "expected"),
    [
        ("X (Twitter)", ["X", "Twitter"]),
        ("WeChat / Weixin", ["WeChat", "Weixin"]),
        ("Kaspersky (VPN & Antivirus)", ["Kaspersky"]),
        ("TikTok: other builds and companion apps", ["TikTok"]),
        ("Other Tencent apps", []),
        ("APUS Security, Turbo Cleaner, Flashlight, Message Center", []),
        ("Mobile Legends: Bang Bang", ["Mobile Legends: Bang Bang"]),
    ],
)
def test_a_rule_s_names_are_those_by_which_people_know_the_app(app_name, expected):
    assert list(names_of(build.rule(app_name=app_name))) == expected


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("", "", 0), ("a", "", 1), ("abc", "abc", 0), ("abc", "acb", 1), ("abcd", "abxd", 1), ("abcdef", "badcfe", 3)],
)
def test_distance_counts_letters_put_in_left_out_changed_or_swapped(one, other, apart):
    assert distance(one, other) == distance(other, one) == apart


def test_every_letter_that_looks_latin_is_read_as_it_looks():
    """The table is made anew from confusable-homoglyphs: for each of a-z, A-Z, 0-9 and Latin small capitals its
    counterparts of one letter or digit that NFKC, NFD and case folding leave as they are."""
    for letter, chars in LOOKS_LIKE.items():
        assert {fold(char) for char in chars} == {fold(letter)}
        assert not any(char.isascii() for char in chars)


@given(st.text(max_size=40), st.text(max_size=40))
def test_folding_is_the_same_in_any_case_and_distance_is_a_distance(one, other):
    assert fold(one) == fold(fold(one)) or "rn" in fold(one) or "vv" in fold(one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) <= max(len(one), len(other))
