from dataclasses import replace

from auditor.judge import arm as arming_room
from auditor.judge.arm import arm
from auditor.judge.lookalike import names
from auditor.judge.match import Matcher
from support import build


def test_every_indicator_of_a_sound_list_fires():
    rules = (build.rule("one", build.indicator(), build.signing()), build.rule("two", build.indicator("com.two.app")))
    arming = arm(build.ban_list(*rules))
    assert (arming.total, arming.armed, arming.failures) == (3, 3, ())


def test_a_matcher_that_ignores_a_kind_is_caught(monkeypatch):
    """The fault that this self-test is for: a kind of indicator that the loader drops in silence."""

    def deaf(rules):
        return Matcher({rule.indicators[0].value: (rule,) for rule in rules}, {}, names(rules))

    monkeypatch.setattr(arming_room, "matcher", deaf)
    arming = arm(build.ban_list(build.rule("one", build.indicator(), build.signing())))
    assert (arming.total, arming.armed) == (2, 1)
    assert arming.failures == (f"one: signing digest {build.DIGEST_A}",)


def test_a_rule_without_indicators_and_a_list_without_rules_cannot_fire():
    bare = replace(build.rule(), indicators=())
    assert arm(build.ban_list(bare)).failures == ("banned: no indicator",)
    assert arm(replace(build.ban_list(), rules=())).failures == ("the list: no rule",)
