"""Apps' own files over the real adb server: whole, cut, silent, closed, changed, lost; and what each app is then."""

import base64
import hashlib
import io
import threading
from dataclasses import replace

import pytest
from PIL import Image

from auditor.android import appfiles
from auditor.android.appfiles import base_path
from auditor.android.commands import ReadCommand
from auditor.android.interview import Patience
from auditor.android.phone import AdbPhone
from auditor.errors import CancelledError
from auditor.model.appfile import Cause, FilePart, WantedFile
from auditor.practice.apk import signing_of
from auditor.practice.faults import Drop, Fault, Garbage, Hang, NoExit, Refuse, Say, Unplug
from auditor.practice.people import blueprint_of
from support import build

STAT, RANGES = r"stat -c", r"raw:m=[0-9a-f]{24};"
WEATHER = "com.redcanoe.weather"


class Sitting:
    """One sitting with a practice phone: its inventory, and what was read of its apps' files."""

    def __init__(self, bench, keeper, stop=lambda: False, report=lambda _progress: None, seconds=20):
        self.bench = bench
        self.reading = bench.read()
        self.calls = bench.control.shell_calls
        phone = AdbPhone(bench.transport, bench.clock, "simulated", Patience(seconds, seconds, seconds))
        self.files = phone.app_files(self.reading.device, keeper, report, stop)
        self.told = {}

    def packages(self, *, system=False):
        return [p for p in self.reading.packages if bool(p.system) is system and p.present_for]

    def read(self, packages, *, whole=True):
        self.found = self.files.find(packages)
        for missing in self.found.missing:
            self.take(missing)
        self.files.read([WantedFile(name, stamp, whole) for name, stamp in self.found.stamps], self.take)
        return self.told

    def take(self, told):
        assert told.package not in self.told
        self.told[told.package] = told

    @property
    def calls_made(self):
        return self.bench.control.shell_calls - self.calls


@pytest.fixture
def sit(start_phone, keeper):
    def start(phone="android14", **ways):
        return Sitting(start_phone(phone, patience=Patience(20, 20, 20)), keeper, **ways)

    return start


def causes(told):
    return {unread.part: unread.cause for unread in told.unread}


def test_every_app_of_the_manager_phone_shows_label_icon_and_signer_in_at_most_forty_questions(sit, keeper):
    sitting = sit("manager")
    apps = {app.name: app for app in blueprint_of("manager").apps}
    wanted = [p for p in sitting.packages() if p.user_states and any(s.installed for s in p.user_states)]
    told = sitting.read(wanted)
    assert len(told) == len(wanted) >= 120
    assert sitting.calls_made <= 40
    for name, app in told.items():
        assert app.unread == ()
        assert app.label == apps[name].label
        assert app.signers == (signing_of(apps[name].vendor).signer.digest,)
    assert sum(app.icon is not None for app in told.values()) > 100
    assert len(keeper.answers) == sitting.calls_made
    kept = [hashlib.sha256(answer.stdout).hexdigest() for answer in keeper.answers]
    assert [evidence.digest for evidence in sitting.files.evidence] == kept


def test_icons_are_drawn_anew_small_and_square(sit):
    for app in sit("courier").read(sit("courier").packages()).values():
        if app.icon is not None:
            picture = base64.b64decode(app.icon)
            assert len(picture) <= 1536
            with Image.open(io.BytesIO(picture)) as image:
                assert (image.format, image.size, image.info.keys() - {"transparency"}) == ("PNG", (64, 64), set())


def test_labels_come_in_the_phone_s_language_in_english_and_in_french(sit):
    phone = replace(blueprint_of("manager"), properties=(("persist.sys.locale", "zh-Hans-CN"),))
    sitting = sit(phone)
    told = sitting.read([p for p in sitting.packages() if p.name in ("com.tencent.mm", "com.redcanoe.weather")])
    wechat, weather = told["com.tencent.mm"], told["com.redcanoe.weather"]
    assert (wechat.label_en, wechat.label_fr) == ("WeChat", "WeChat")
    assert (weather.label_en, weather.label_fr) == ("Red Canoe Weather", "Red Canoe Météo")
    if sitting.reading.device.locale == "zh-Hans-CN":
        assert wechat.label == "微信"


@pytest.mark.parametrize("version", ["android7", "android9", "android13", "android17"])
def test_every_android_gives_its_apps_files(sit, version):
    sitting = sit(version)
    told = sitting.read(sitting.packages())
    assert {name for name, app in told.items() if app.signers} >= {WEATHER, "org.openfield.maps"}


def test_a_phone_without_shell_v2_gives_the_same_bytes(sit):
    old = replace(blueprint_of("android7"), legacy_transport=True)
    sitting = sit(old)
    told = sitting.read(sitting.packages())
    assert told[WEATHER].unread == ()
    assert told[WEATHER].label == "Red Canoe Weather"


def test_signers_alone_cost_less(sit):
    sitting = sit("manager")
    told = sitting.read(sitting.packages(system=True), whole=False)
    assert all(app.signers and app.label is None for app in told.values())
    assert sitting.calls_made <= 24


def test_a_phone_without_dd_is_read_by_tail(sit, keeper):
    sitting = sit(replace(blueprint_of("android7"), lacks=("dd",)))
    told = sitting.read(sitting.packages())
    assert told[WEATHER].label == "Red Canoe Weather"
    assert told[WEATHER].unread == ()
    assert any("tail -c +" in question for question in keeper.questions)


def test_a_file_that_the_shell_may_see_and_not_read_is_refused_and_the_others_are_read(sit):
    sitting = sit(replace(blueprint_of("android14"), closed=(WEATHER,)))
    told = sitting.read(sitting.packages())
    assert causes(told[WEATHER]) == dict.fromkeys(FilePart, Cause.REFUSED)
    assert told["org.openfield.maps"].unread == ()


def test_a_phone_that_gives_nothing_of_any_file_is_not_asked_for_ever(sit):
    names = tuple(app.name for app in blueprint_of("android14").apps)
    sitting = sit(replace(blueprint_of("android14"), closed=names))
    told = sitting.read(sitting.packages())
    assert {cause for app in told.values() for cause in causes(app).values()} == {Cause.REFUSED}
    assert sitting.calls_made <= 4


def test_a_file_of_another_size_than_a_moment_before_is_not_believed(sit):
    sitting = sit()
    sitting.found = sitting.files.find(sitting.packages())
    grown = [(name, replace(stamp, size=stamp.size + 5000)) for name, stamp in sitting.found.stamps]
    sitting.files.read([WantedFile(name, stamp, whole=True) for name, stamp in grown], sitting.take)
    assert {cause for app in sitting.told.values() for cause in causes(app).values()} == {Cause.CHANGED}


def test_signers_that_had_been_read_stay_when_the_rest_is_cut(sit):
    sitting = sit()
    sitting.bench.control.set_fault(Fault(RANGES, Say(b""), skip=1))
    told = sitting.read(sitting.packages())
    maps = told["org.openfield.maps"]
    assert maps.signers == (signing_of("org.openfield").signer.digest,)
    assert causes(maps) == {FilePart.LABEL: Cause.CUT, FilePart.ICON: Cause.CUT}


@pytest.mark.parametrize("bound", ["MAX_ROUNDS", "MAX_READ"])
def test_a_file_that_wants_ever_more_reading_is_given_up(sit, monkeypatch, bound):
    monkeypatch.setattr(appfiles, bound, 1)
    told = sit().read(sit().packages())
    assert Cause.TOO_LARGE in causes(told[WEATHER]).values()


def test_two_packages_that_name_one_file_are_read_once(sit):
    sitting = sit()
    twin = replace(sitting.reading.package(WEATHER), name="com.twin.app")
    told = sitting.read([sitting.reading.package(WEATHER), twin])
    assert told[WEATHER].unread == ()
    assert causes(told["com.twin.app"])[FilePart.SIGNER] is Cause.MALFORMED


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/data/app/a.b-1/base.apk", "/data/app/a.b-1/base.apk"),
        ("/data/app/~~x==/a.b-y==", "/data/app/~~x==/a.b-y==/base.apk"),
        ("/mnt/expand/1-2/app/a.b-1/", "/mnt/expand/1-2/app/a.b-1/base.apk"),
        ("/system/app/Settings", "/system/app/Settings/Settings.apk"),
        ("/data/app/it's/base.apk", None),
        ("/data/app/$(reboot)/base.apk", None),
        ("/data/../etc/x.apk", None),
        ("relative/x.apk", None),
        ("/data/app/" + "a" * 600 + "/base.apk", None),
        ("", None),
        (None, None),
    ],
)
def test_only_paths_that_mean_nothing_to_a_shell_are_asked_for(path, expected):
    assert base_path(replace(build.package("a.b"), path=path)) == expected


def test_an_app_without_a_path_is_named_and_nothing_is_sent(sit):
    sitting = sit()
    nowhere = replace(sitting.reading.package(WEATHER), path=None)
    strange = replace(sitting.reading.package("org.openfield.maps"), path="/data/app/`id`/base.apk")
    told = sitting.read([nowhere, strange])
    assert {cause for app in told.values() for cause in causes(app).values()} == {Cause.NO_FILE}
    assert sitting.calls_made == 0


def test_a_size_that_cannot_be_is_not_believed(sit):
    sitting = sit()
    sitting.bench.control.set_fault(
        Fault(STAT, Say(f"9999999999999999 1 {sitting.reading.package(WEATHER).path}\nnonsense\n".encode()))
    )
    told = sitting.read([sitting.reading.package(WEATHER)])
    assert causes(told[WEATHER])[FilePart.SIGNER] is Cause.TOO_LARGE


@pytest.mark.parametrize(
    "text",
    [
        "stat -c '%s %Y %n' '/data/app/it's/x.apk'",
        "stat -c '%s' '/data/app/x.apk'",
        "m=00;p='/a.apk';dd if=\"$p\" bs=4096 skip=0 count=1 2>/dev/null;echo $m $?",
        f"m={'0' * 24};p='/a.apk';rm \"$p\"",
        f"m={'0' * 24};p='/a.apk;reboot';dd if=\"$p\" bs=4096 skip=0 count=1 2>/dev/null;echo $m $?",
        f"m={'0' * 24};p='/a.apk';dd if=\"$p\" bs=4096 skip=0 count=1 of=/x 2>/dev/null;echo $m $?",
        f"m={'0' * 24}",
    ],
)
def test_nothing_but_reading_is_in_the_catalogue(text):
    with pytest.raises(ValueError, match="no question"):
        ReadCommand(text)


@pytest.mark.parametrize(
    "kind",
    [
        Drop(after=5000, connection=False),
        NoExit(),
        Garbage(),
        Garbage(framed=False),
        Hang(after=100),
        Refuse(),
        Say(b"x"),
    ],
    ids=repr,
)
def test_an_answer_that_is_not_whole_is_named_for_each_app_and_hides_none(sit, kind):
    sitting = sit(seconds=1)
    sitting.bench.control.set_fault(Fault(RANGES, kind))
    told = sitting.read(sitting.packages())
    assert set(told) == {p.name for p in sitting.packages()}
    for app in told.values():
        assert app.unread or app.signers
    assert any(Cause.CUT in causes(app).values() for app in told.values()) or isinstance(kind, NoExit)


def test_a_phone_that_is_unplugged_leaves_every_other_app_unread_and_named(sit):
    sitting = sit("manager")
    sitting.bench.control.set_fault(Fault(RANGES, Unplug(), skip=3))
    wanted = sitting.packages()
    told = sitting.read(wanted)
    assert set(told) == {p.name for p in wanted}
    unread = [app for app in told.values() if app.unread]
    assert len(unread) > 60
    assert {cause for app in unread for cause in causes(app).values()} <= {Cause.CUT, Cause.REFUSED}


def test_files_that_the_phone_does_not_show_are_named(sit):
    sitting = sit()
    sitting.bench.control.set_fault(Fault(STAT, Say(b"", b"stat: denied\n", exit_code=1)))
    told = sitting.read(sitting.packages())
    assert causes(told[WEATHER]) == dict.fromkeys(FilePart, Cause.REFUSED)


def test_a_stop_is_heard_while_the_phone_is_silent(sit):
    """Within 0.3 s, as tests/bench/bench_appfiles.py measures; a busy machine is given more."""
    wish = threading.Event()
    sitting = sit(stop=wish.is_set)
    sitting.bench.control.set_fault(Fault(RANGES, Hang()))
    ended = []

    def read():
        with pytest.raises(CancelledError):
            sitting.read(sitting.packages())
        ended.append(True)

    worker = threading.Thread(target=read)
    worker.start()
    worker.join(0.5)
    assert worker.is_alive()
    wish.set()
    worker.join(3.0)
    assert ended == [True]


def test_progress_is_told_by_app(sit):
    seen = []
    sitting = sit("manager", report=seen.append)
    told = sitting.read(sitting.packages())
    assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)
    assert {progress.total for progress in seen} == {None, len(sitting.found.stamps)}
    assert 0 < seen[-1].done <= len(told)
