"""The repository's own edition: it is what its source says, its signature holds, and its legal facts stay true."""

import re
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

import pytest

from auditor.banlist import store
from auditor.banlist.compile import compile_bytes
from auditor.banlist.trust import TrustedEdition
from auditor.judge.arm import arm
from auditor.model.policy import BanList, Bilingual, Binding, Indicator, IndicatorKind, Link, Rule, Sureness

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
SOURCE = RESOURCES / "banlist" / "source"
DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def edition(tmp_path_factory) -> TrustedEdition:
    home = tmp_path_factory.mktemp("home")
    return store.load_in_use(RESOURCES, home, datetime(2026, 11, 24, 12, tzinfo=UTC))


@pytest.fixture(scope="module")
def ban_list(edition) -> BanList:
    return edition.ban_list


def rules_by_package(ban_list: BanList) -> dict[str, tuple[Rule, Indicator]]:
    return {
        i.value: (rule, i) for rule in ban_list.rules for i in rule.indicators if i.kind is IndicatorKind.PACKAGE_NAME
    }


def banned(ban_list: BanList, policy_id: str, package: str) -> bool:
    """Whether a confirmed indicator meets a binding instrument in force that names the app or its vendor."""
    policy = ban_list.policy(policy_id)
    found = rules_by_package(ban_list).get(package)
    assert policy is not None
    if found is None or found[1].sureness is not Sureness.CONFIRMED:
        return False
    return any(
        under.instrument in policy.instruments
        and under.link is not Link.OWNER
        and ban_list.instrument(under.instrument).binding is Binding.BINDING
        and ban_list.instrument(under.instrument).counts_on(DAY)
        for under in found[0].under
    )


def texts(ban_list: BanList) -> list[Bilingual]:
    own = ((i.authority, i.title, i.scope, i.reason) for i in ban_list.instruments)
    said = [(u.note for u in rule.under) for rule in ban_list.rules]
    said += [(i.doubt for i in rule.indicators) for rule in ban_list.rules]
    sentences = [text for text in chain.from_iterable(said) if text is not None]
    return [*chain.from_iterable(own), *sentences, *(policy.name for policy in ban_list.policies)]


def test_the_bundle_is_byte_for_byte_what_its_source_compiles_to():
    assert (RESOURCES / store.SHIPPED).read_bytes() == compile_bytes(store.read_source(SOURCE))


def test_its_publisher_says_that_the_key_vouches_for_nobody(edition):
    assert edition.development
    assert "development key" in edition.publisher
    assert "vouches for nobody" in edition.publisher
    assert edition.ban_list.publisher == edition.publisher


def test_no_private_key_lies_in_the_repository():
    for path in chain(RESOURCES.rglob("*"), (ROOT / "auditor").rglob("*")):
        if path.is_file():
            assert b"PRIVATE KEY-----" not in path.read_bytes()


def test_every_indicator_is_armed(ban_list):
    arming = arm(ban_list)
    assert arming.failures == ()
    assert arming.armed == ban_list.indicator_count > 300


def test_every_instrument_of_the_survey_is_there(ban_list):
    assert len(ban_list.instruments) == 113
    assert len(rules_by_package(ban_list)) == 329


def test_the_apple_ids_are_those_that_more_than_a_list_of_names_supports(ban_list):
    found = {value: rule.id for rule in ban_list.rules for value in rule.apple_ids}
    assert len(found) == 25
    assert (found["com.zhiliaoapp.musically"], found["com.tencent.xin"]) == ("tiktok", "wechat")
    # Recalled, known from lists only, or the app of a sister product.
    assert found.keys().isdisjoint({"com.bd.nproject", "com.ss.iphone.tt.creator", "cn.futu.FutuTraderPhone"})


def test_every_apple_id_stands_beside_a_confirmed_package_name(ban_list):
    for rule in ban_list.rules:
        names = [i for i in rule.indicators if i.kind is IndicatorKind.PACKAGE_NAME]
        assert not rule.apple_ids or any(i.sureness is Sureness.CONFIRMED for i in names), rule.id


@pytest.mark.parametrize(
    "package",
    [
        "com.zhiliaoapp.musically",
        "com.ss.android.ugc.trill",
        "com.tencent.mm",
        "com.kms.free",
        "com.kaspersky.safekids",
        "com.kaspersky.passwordmanager",
        "com.kaspersky.secure.connection",
        "com.kaspersky.qrscanner",
    ],
)
def test_the_government_of_canada_bans_tiktok_wechat_and_the_kaspersky_apps(ban_list, package):
    assert banned(ban_list, "ca-gc", package)


@pytest.mark.parametrize(
    "package",
    [
        "com.deepseek.chat",
        "com.tencent.wework",
        "com.tencent.mobileqq",
        "com.lemon.lvoverseas",
        "com.bd.nproject",
        "com.ss.android.ugc.aweme",
        "org.telegram.messenger",
        "com.whatsapp",
    ],
)
def test_the_government_of_canada_bans_nothing_else(ban_list, package):
    assert not banned(ban_list, "ca-gc", package)


def test_deepseek_in_canada_binds_centrally_run_devices_only(ban_list):
    assert banned(ban_list, "ca-ssc", "com.deepseek.chat")
    holders = [p.id for p in ban_list.policies if "CA-CIO-2025-DEEPSEEK" in p.instruments]
    assert holders == ["all-binding", "ca-ssc"]


def test_a_companion_app_of_tiktok_is_only_possible(ban_list):
    for package in ("com.ss.android.tt.creator", "com.tiktokshop.seller", "com.ss.android.ugc.spark"):
        assert rules_by_package(ban_list)[package][1].sureness is Sureness.POSSIBLE


def test_quebec_names_tiktok_only(ban_list):
    assert banned(ban_list, "ca-qc", "com.zhiliaoapp.musically")
    assert not banned(ban_list, "ca-qc", "com.tencent.mm")
    assert not banned(ban_list, "ca-qc", "com.kms.free")


def test_virginia_goes_by_owner_and_the_federal_act_does_not(ban_list):
    assert banned(ban_list, "us-va", "com.tencent.mobileqq")
    assert not banned(ban_list, "us-federal", "com.tencent.mobileqq")
    assert not banned(ban_list, "us-federal", "com.lemon.lvoverseas")
    assert banned(ban_list, "us-federal", "com.zhiliaoapp.musically")


@pytest.mark.parametrize("package", ["com.moonvideo.android.resso", "com.tencent.ig", "com.lemon.lvoverseas"])
def test_an_app_whose_owner_was_not_checked_is_not_banned_by_an_owner_clause(ban_list, package):
    assert package in rules_by_package(ban_list)
    assert not banned(ban_list, "us-va", package)


def test_what_a_source_did_not_confirm_is_not_linked(ban_list):
    assert not banned(ban_list, "so", "org.telegram.messenger")
    assert banned(ban_list, "so", "com.zhiliaoapp.musically")


@pytest.mark.parametrize(
    ("instrument", "binding"),
    [
        ("DE-BSI-2022-KASPERSKY", Binding.ADVICE),
        ("CZ-NUKIB-2023-TIKTOK", Binding.ADVICE),
        ("CZ-NUKIB-2025-DEEPSEEK", Binding.ADVICE),
        ("IE-NCSC-2023-TIKTOK", Binding.ADVICE),
        ("NO-2023-TIKTOK-TELEGRAM", Binding.ADVICE),
        ("IN-MOF-2025-AI", Binding.ADVICE),
        ("UA-NCCC-2024-TELEGRAM", Binding.ADVICE),
        ("NL-2023-OFFENSIVE-CYBER", Binding.CATEGORY),
        ("FR-2023-RECREATIONAL", Binding.CATEGORY),
        ("FR-2023-MESSENGERS", Binding.CATEGORY),
        ("RO-2022-RUSSIAN-AV", Binding.CATEGORY),
        ("US-FL-112.22", Binding.CATEGORY),
        ("HK-2024-IT-SECURITY", Binding.APPROVAL),
    ],
)
def test_warnings_advice_approval_and_category_rules_are_never_bans(ban_list, instrument, binding):
    assert ban_list.instrument(instrument).binding is binding
    everywhere = ban_list.policy("all-binding")
    assert everywhere is not None
    assert instrument not in everywhere.instruments


@pytest.mark.parametrize(
    "instrument", ["AL-2025-TIKTOK", "NP-2023-TIKTOK", "US-EO-13942", "US-EO-13943", "US-EO-13971", "US-MT-SB419"]
)
def test_what_has_ended_counts_no_more(ban_list, instrument):
    assert not ban_list.instrument(instrument).counts_on(DAY)


def test_the_italian_circular_of_2022_gave_way_to_the_one_of_2025_on_the_same_day(ban_list):
    old, new = ban_list.instrument("IT-ACN-4336-2022"), ban_list.instrument("IT-ACN-2025")
    assert old.counts_on(date(2025, 11, 21))
    assert not new.counts_on(date(2025, 11, 21))
    assert not old.counts_on(date(2025, 11, 22))
    assert new.counts_on(date(2025, 11, 22))


def test_the_dutch_measure_reaches_anti_virus_apps_only(ban_list):
    reached = {r.id for r in ban_list.rules for u in r.under if u.instrument == "NL-2018-KASPERSKY"}
    assert reached == {"kaspersky-antivirus", "kaspersky-endpoint", "kaspersky-security-cloud"}


def test_firmware_parts_and_clones_are_not_listed(ban_list):
    listed = rules_by_package(ban_list)
    for package in (
        "com.tencent.soter.soterserver",
        "com.tencent.android.location",
        "com.samsung.android.tencentwifisecurity",
        "com.baidu.map.location",
        "com.baidu.duersdk.opensdk",
        "com.lemon.lvoverseat",
        "com.lbe.security.miui",
        "com.miui.cleanmaster",
        "com.webull.trade",
        "com.kaspersky.kaspresso",
        "com.pubg.imobile",
    ):
        assert package not in listed


def test_one_certificate_that_signs_several_apps_is_only_possible(ban_list):
    digests: dict[str, list[Indicator]] = {}
    for rule in ban_list.rules:
        for indicator in rule.indicators:
            if indicator.kind is IndicatorKind.SIGNING_DIGEST:
                digests.setdefault(indicator.value, []).append(indicator)
    assert len(digests) == 11
    for found in digests.values():
        if len(found) > 1:
            assert {indicator.sureness for indicator in found} == {Sureness.POSSIBLE}


def test_a_rule_with_a_digest_holds_only_package_names_that_it_signs(ban_list):
    # otherwise a genuine sister app would be reported as altered
    for rule in ban_list.rules:
        kinds = [indicator.kind for indicator in rule.indicators]
        if IndicatorKind.SIGNING_DIGEST in kinds:
            names = {i.value for i in rule.indicators if i.kind is IndicatorKind.PACKAGE_NAME}
            assert len(names) == 1 or names == {"org.telegram.messenger", "org.telegram.messenger.web"}


def test_every_text_is_in_both_languages_and_not_one_copied_to_the_other(ban_list):
    names_alike = {"New York", "Texas", "Ohio"}
    for text in texts(ban_list):
        assert text.en.strip()
        assert text.fr.strip()
        assert text.en != text.fr or text.en in names_alike


def test_french_typography_has_its_no_break_spaces_and_curly_apostrophes(ban_list):
    for text in texts(ban_list):
        own_words = re.sub(r"«\u00a0.*?\u00a0»", "", text.fr)  # a name that a list gives stays as the list gives it
        assert not re.search(r"(?<!\u00a0):(?!//|\d)", own_words), text.fr
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", text.fr), text.fr
        assert "'" not in own_words, text.fr
        assert not re.search(r"\s[;?!]", text.fr), text.fr  # Canadian usage: no space before these


def test_sentences_end_and_are_few(ban_list):
    for instrument in ban_list.instruments:
        for text in chain.from_iterable((t.en, t.fr) for t in (instrument.scope, instrument.reason)):
            assert text.endswith("."), text
            assert len(text) < 420, text


def test_every_jurisdiction_has_a_policy(ban_list):
    reached = {ban_list.instrument(name).jurisdiction for p in ban_list.policies for name in p.instruments}
    assert reached == {instrument.jurisdiction for instrument in ban_list.instruments}
    ids = {policy.id for policy in ban_list.policies}
    for code in {instrument.jurisdiction.lower() for instrument in ban_list.instruments} - {"ca", "us"}:
        assert code in ids


def test_an_inferred_owner_is_never_called_a_vendor_clause(ban_list):
    tiktok_only = {"CA-TBS-2023-TIKTOK", "US-NTGDA-2022", "US-OMB-M-23-13", "US-TX-GC-620"}
    for rule in ban_list.rules:
        for under in rule.under:
            if under.instrument in tiktok_only:
                assert under.link is Link.NAMED
                assert rule.id.startswith("tiktok")


def test_authorities_doubts_and_notes_are_told_in_french_too(ban_list):
    treasury = ban_list.instrument("CA-TBS-2023-TIKTOK").authority
    assert treasury.fr.startswith("Secrétariat du Conseil du Trésor du Canada")
    # Names without a French form are the exception.
    same = [i.authority.en for i in ban_list.instruments if i.authority.en == i.authority.fr]
    assert same == []
    doubts = [i.doubt for rule in ban_list.rules for i in rule.indicators if i.doubt is not None]
    notes = [under.note for rule in ban_list.rules for under in rule.under if under.note is not None]
    assert len(doubts) > 100
    assert len(notes) > 100
    assert all(text.en != text.fr for text in (*doubts, *notes))


def test_the_manual_page_gives_the_numbers_of_this_edition(ban_list):
    page = (RESOURCES / "docs" / "ban-list.md").read_text(encoding="utf-8")
    indicators = [indicator for rule in ban_list.rules for indicator in rule.indicators]
    names = [indicator for indicator in indicators if indicator.kind is IndicatorKind.PACKAGE_NAME]
    sure = sum(indicator.sureness is Sureness.CONFIRMED for indicator in names)
    forces = [instrument.binding for instrument in ban_list.instruments]
    checked = sum(instrument.checked is not None for instrument in ban_list.instruments)
    primary = sum(instrument.sources[0].primary for instrument in ban_list.instruments)
    for words in (
        f"{len(ban_list.instruments)} from {len({i.jurisdiction for i in ban_list.instruments})} jurisdictions",
        f"{forces.count(Binding.BINDING)} binding, {forces.count(Binding.CATEGORY)} category rules",
        f"{forces.count(Binding.ADVICE)} advice or warnings, {forces.count(Binding.APPROVAL)} approval rule",
        f"{primary} instruments cite the authority's own text",
        f"| {len(ban_list.rules)} apps and groups of builds |",
        f"{len(names)} exact package names ({sure} confirmed, {len(names) - sure} only possible)",
        f"{len(indicators) - len(names)} signing certificate digests",
        f"| {len(ban_list.policies)}, each a named set of instruments |",
        f"For {len(ban_list.instruments) - checked} of the",
    ):
        assert words in page
