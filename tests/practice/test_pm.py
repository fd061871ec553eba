"""What `pm` changes and what it refuses, against a plain model and in the recorded words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.practice.blueprint import EnabledSetting, Refusal
from auditor.practice.journal import Journal
from auditor.practice.machine import Machine, Programs
from auditor.practice.people import blueprint_of
from auditor.practice.people_generic import generic
from auditor.practice.state import PhoneState

USERS = (0, 10)
WEATHER = "com.redcanoe.weather"


def pm(programs: Programs, *words: str) -> tuple[str, str, int]:
    answer = programs.run(("pm", *words), b"", "")
    return answer.stdout.decode(), answer.stderr.decode(), answer.code


class Model:
    """installed and enabled per package and user, in two dictionaries: nothing of the simulator's own."""

    def __init__(self, android: int) -> None:
        apps = generic(android).apps
        self.android = android
        self.system = {app.name for app in apps if app.system}
        self.installed = {(app.name, user): app.state_for(user).installed for app in apps for user in USERS}
        self.enabled = {(app.name, user): int(app.state_for(user).enabled) for app in apps for user in USERS}
        self.kept = {(app.name, user): app.state_for(user).data_kept for app in apps for user in USERS}

    def known(self, name: str) -> bool:
        return name in self.system or any(self.installed[name, user] or self.kept[name, user] for user in USERS)

    def uninstall(self, name: str, user: int, *, keep: bool) -> bool:
        refused = name in self.system and self.android >= 17
        if not self.installed[name, user] or refused:
            return False
        self.installed[name, user], self.enabled[name, user], self.kept[name, user] = False, 0, keep
        return True

    def set_enabled(self, name: str, user: int, setting: int) -> bool:
        if not self.known(name) or not (name in self.system or self.installed[name, user]):
            return False
        self.enabled[name, user] = setting
        return True

    def install(self, name: str, user: int) -> bool:
        if not self.known(name):
            return False
        if not self.installed[name, user]:
            self.installed[name, user], self.kept[name, user] = True, False
        return True


NAMES = st.sampled_from([app.name for app in generic(14).apps])
STEPS = st.tuples(
    st.sampled_from(["uninstall", "keep", "disable-user", "enable", "default-state", "install-existing"]),
    NAMES,
    st.sampled_from(USERS),
)
SETTINGS = {"disable-user": 3, "enable": 1, "default-state": 0}


def step(model: Model, kind: str, name: str, user: int) -> bool:
    if kind in ("uninstall", "keep"):
        return model.uninstall(name, user, keep=kind == "keep")
    if kind == "install-existing":
        return model.install(name, user)
    return model.set_enabled(name, user, SETTINGS[kind])


def command(kind: str, name: str, user: int) -> tuple[str, ...]:
    if kind == "keep":
        return ("uninstall", "-k", "--user", str(user), name)
    return (kind, "--user", str(user), name)


@settings(max_examples=120)
@given(st.sampled_from([7, 10, 13, 14, 16, 17]), st.lists(STEPS, max_size=25))
def test_any_sequence_of_acts_leaves_the_phone_as_a_plain_model_says(android, steps):
    machine = Machine(PhoneState(generic(android)), Journal(None))
    programs = Programs(machine)
    model = Model(android)
    for kind, name, user in steps:
        _, _, code = pm(programs, *command(kind, name, user))
        assert (code == 0) is step(model, kind, name, user), (kind, name, user)
    truth = machine.state.snapshot()
    for name, user in model.installed:
        app = truth.apps.get(name)
        assert (app is not None) is model.known(name)
        if app is not None:
            state = app.state_for(user)
            assert (state.installed, int(state.enabled), state.data_kept) == (
                model.installed[name, user], model.enabled[name, user], model.kept[name, user],
            )  # fmt: skip
    replayed = PhoneState(generic(android))
    for act in machine.journal.acts:
        replayed.apply(act.changes)
    assert dict(replayed.snapshot().apps) == dict(truth.apps)


def test_uninstalling_for_one_user_leaves_the_other_and_the_last_one_ends_the_package(bare):
    machine, programs = bare("android14")
    assert pm(programs, "uninstall", "--user", "0", WEATHER) == ("Success\n", "", 0)
    assert WEATHER in machine.state.snapshot().installed(10)
    assert pm(programs, "uninstall", "--user", "10", WEATHER) == ("Success\n", "", 0)
    assert machine.state.app(WEATHER) is None
    assert pm(programs, "path", WEATHER) == ("", "", 1)
    said, _, code = pm(programs, "install-existing", "--user", "0", WEATHER)
    assert "doesn't exist" in said
    assert code == 1


def test_an_uninstalled_system_app_can_be_put_back(bare):
    machine, programs = bare("android14")
    assert pm(programs, "uninstall", "--user", "0", "com.android.fmradio")[0] == "Success\n"
    back = pm(programs, "install-existing", "--user", "0", "com.android.fmradio")
    assert back == ("Package com.android.fmradio installed for user: 0\n", "", 0)
    assert "com.android.fmradio" in machine.state.snapshot().installed(0)


def test_without_a_user_only_the_update_of_a_system_app_goes_for_all_users(bare):
    machine, programs = bare("android14")
    before = machine.state.app("com.android.chrome")
    assert pm(programs, "uninstall", "com.android.chrome")[0] == "Success\n"
    after = machine.state.app("com.android.chrome")
    assert before is not None
    assert after is not None
    assert (before.updated, after.updated, after.version_code) == (True, False, before.factory_version)
    assert {"com.android.chrome"} <= machine.state.snapshot().installed(0) & machine.state.snapshot().installed(10)
    assert pm(programs, "uninstall", "com.android.settings")[0] == "Failure [DELETE_FAILED_INTERNAL_ERROR]\n"


@pytest.mark.parametrize(
    ("android", "words", "answer"),
    [
        (14, ("uninstall", "--user", "0", "no.such.app"), "Failure [not installed for 0]\n"),
        (14, ("uninstall", "--user", "0", "ca.northlake.banking"), "Failure [not installed for 0]\n"),
        (14, ("uninstall", "--user", "55", WEATHER), "Failure [user 55 doesn't exist]\n"),
        (9, ("uninstall", "--user", "55", WEATHER), "Failure [not installed for 55]\n"),
        (17, ("uninstall", "--user", "0", "com.android.egg2"), "Failure [not installed for 0]\n"),
        (17, ("uninstall", "--user", "0", "com.android.fmradio"),
         "Failure [only root can delete system app for a particular user]\n"),
        (14, ("uninstall",), "Error: package name not specified\n"),
        (14, ("uninstall", "--what", WEATHER), "Error: Unknown option: --what\n"),
    ],
)  # fmt: skip
def test_uninstall_refuses_in_the_phones_own_words_on_stdout(bare, android, words, answer):
    machine, programs = bare(f"android{android}")
    before = machine.state.version
    assert pm(programs, *words) == (answer, "", 1)
    assert machine.state.version == before


@pytest.mark.parametrize("refusal", list(Refusal))
def test_each_kind_of_refusal_is_printed_in_brackets_and_changes_nothing(bare, refusal):
    phone = generic(13)
    apps = tuple(replace(app, refusal=refusal if app.name == WEATHER else None) for app in phone.apps)
    machine, programs = bare(replace(phone, apps=apps))
    assert pm(programs, "uninstall", "--user", "0", WEATHER) == (f"Failure [{refusal.value}]\n", "", 1)
    assert machine.state.version == 0


def test_a_profile_owner_cannot_be_uninstalled_or_disabled(bare):
    _, programs = bare("manager")
    agent = "ca.ironbridge.workagent"
    assert pm(programs, "uninstall", "--user", "10", agent)[0] == "Failure [DELETE_FAILED_DEVICE_POLICY_MANAGER]\n"
    out, err, code = pm(programs, "disable-user", "--user", "10", agent)
    assert (out, code) == ("", 255)
    assert "java.lang.SecurityException: Cannot disable a protected package: ca.ironbridge.workagent" in err


def test_a_restricted_user_keeps_its_apps(bare):
    phone = generic(13)
    users = tuple(replace(user, restrictions=("no_uninstall_apps",)) for user in phone.users)
    _, programs = bare(replace(phone, users=users))
    assert pm(programs, "uninstall", "--user", "0", WEATHER)[0] == "Failure [DELETE_FAILED_USER_RESTRICTED]\n"


@pytest.mark.parametrize(
    "words",
    [("list", "packages"), ("uninstall", "x.y"), ("disable-user", "x.y"), ("path", "x.y"), ("install-existing", "x.y")],
)
def test_the_secure_folder_is_none_of_the_shells_business(bare, words):
    machine, programs = bare("manager")
    command_words = (
        (words[0], *words[1:-1], "--user", "150", words[-1]) if words[0] != "list" else (*words, "--user", "150")
    )
    out, err, code = pm(programs, *command_words)
    assert (out, code) == ("", 255)
    assert "java.lang.SecurityException: Shell does not have permission to access user 150" in err
    assert machine.state.version == 0


def test_a_list_of_all_users_passes_over_the_refused_one_with_exit_0(bare):
    _, programs = bare("manager")
    out, err, code = pm(programs, "list", "packages", "-U")
    assert code == 0
    assert "package:com.tencent.mm uid:" in out
    assert "Error: java.lang.SecurityException" in err
    assert "150" in err


@pytest.mark.parametrize(
    ("verb", "setting"),
    [
        ("disable-user", EnabledSetting.DISABLED_USER),
        ("enable", EnabledSetting.ENABLED),
        ("default-state", EnabledSetting.DEFAULT),
    ],
)
def test_enabled_settings_are_set_and_told(bare, verb, setting):
    machine, programs = bare("android17")
    said = {"default-state": "default", "enable": "enabled"}.get(verb, verb.replace("disable-user", "disabled-user"))
    assert pm(programs, verb, "--user", "0", WEATHER) == (f"Package {WEATHER} new state: {said}\n", "", 0)
    assert machine.state.snapshot().enabled(WEATHER, 0) is setting
    assert machine.state.snapshot().enabled(WEATHER, 10) is EnabledSetting.DEFAULT


@pytest.mark.parametrize(("android", "named"), [(9, "executing:"), (14, "executing 'disable-user':")])
def test_an_unknown_package_cannot_be_disabled(bare, android, named):
    _, programs = bare(f"android{android}")
    out, err, code = pm(programs, "disable-user", "--user", "0", "no.such.app")
    assert (out, code) == ("", 255)
    assert f"Exception occurred while {named}\njava.lang.IllegalArgumentException: Unknown package: no.such.app" in err


def test_cmd_package_is_the_same_as_pm(bare):
    machine, programs = bare("android14")
    answer = programs.run(("cmd", "package", "uninstall", "--user", "0", WEATHER), b"", "the line")
    assert answer.stdout == b"Success\n"
    assert [(act.command, act.line) for act in machine.journal.acts] == [
        (f"cmd package uninstall --user 0 {WEATHER}", "the line")
    ]


def test_a_name_full_of_shell_signs_reaches_pm_only_when_quoted(start_rig):
    rig = start_rig("hostile")
    name = "com.evil.$(reboot)"
    quoted = "'" + name + "'"
    assert name in rig.phone("hostile").state.installed(0)
    assert rig.shell("hostile", f"pm uninstall --user 0 {quoted}").text == "Success\n"
    assert name not in rig.phone("hostile").state.installed(0)


def test_pm_path_names_every_split(bare):
    _, programs = bare("android14")
    out, _, code = pm(programs, "path", "--user", "0", "org.openfield.maps")
    lines = out.splitlines()
    assert code == 0
    assert lines[0].endswith("/base.apk")
    assert all(line.startswith("package:/data/app/~~") for line in lines)
    assert len(lines) == 1 + len(
        next(app for app in blueprint_of("android14").apps if app.name == "org.openfield.maps").splits
    )
