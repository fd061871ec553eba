import hashlib
import subprocess
import sys
import threading
import zipfile

import pytest


def _interrupted(*_arguments):
    raise KeyboardInterrupt


def test_an_environment_is_made_once_and_made_anew_when_the_lock_changes(workbench, monkeypatch):
    assert not workbench.ready()
    workbench.prepare()
    assert workbench.ready()
    assert subprocess.run([workbench.python(), "-c", ""], check=False).returncode == 0

    stray = workbench.VENV / "left-over"
    stray.touch()
    workbench.prepare()
    assert stray.exists()

    workbench.LOCK.write_text("# nothing else\n", encoding="utf-8")
    assert not workbench.ready()
    workbench.prepare()
    assert workbench.ready()
    assert not stray.exists()


def test_an_interrupted_set_up_is_mended_by_the_next(workbench, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(workbench, "_install", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            workbench.prepare()
    half_written = workbench.VENV / "half-written"
    half_written.mkdir()
    (half_written / "module.py").touch()
    assert not workbench.ready()
    workbench.prepare()
    assert workbench.ready()
    assert not half_written.exists()


def test_a_set_up_that_was_stopped_while_it_emptied_the_folder_starts_over(workbench, monkeypatch):
    workbench.VENV.mkdir()
    workbench._write_stamp("lock of another day\n")
    (workbench.VENV / "old").touch()

    with monkeypatch.context() as patch:
        patch.setattr(type(workbench.VENV), "unlink", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            workbench._empty()
    assert workbench._stamp() == workbench.UNFINISHED


def test_an_environment_made_by_hand_is_completed_and_never_emptied(workbench):
    subprocess.run([sys.executable, "-m", "venv", str(workbench.VENV)], check=True)
    own = workbench.VENV / "made-by-hand"
    own.touch()
    workbench.prepare()
    assert workbench.ready()
    assert own.exists()


def test_only_what_the_lock_hashes_is_installed(workbench, setup_error, tmp_path, capfd):
    wheel = _wheel(tmp_path)
    source = f"--no-index\n--find-links {tmp_path.as_posix()}\n"
    workbench.LOCK.write_text(f"{source}probe==1.0\n", encoding="utf-8")
    with pytest.raises(setup_error, match="pip could not install"):
        workbench.prepare()
    assert "hash" in capfd.readouterr().err.lower()
    assert not workbench.ready()

    workbench.LOCK.write_text(f"{source}probe==1.0 --hash=sha256:{_digest(wheel)}\n", encoding="utf-8")
    workbench.prepare()
    assert subprocess.run([workbench.python(), "-c", "import probe"], check=False).returncode == 0


def test_a_release_newer_than_the_lock_does_not_keep_the_lock_from_being_installed(workbench, tmp_path):
    """pip alone looks for the newest `part` when it sees part[more], and refuses it because it has no hash."""
    _wheel(tmp_path, "part", "2.0")
    locked = [_wheel(tmp_path, "part"), _wheel(tmp_path, needs="part[more]>=1")]
    lines = [
        f"{name}==1.0 --hash=sha256:{_digest(wheel)}" for name, wheel in zip(("part", "probe"), locked, strict=True)
    ]
    source = f"--no-index\n--find-links {tmp_path.as_posix()}\n"
    workbench.LOCK.write_text("\n".join((source, *reversed(lines))), encoding="utf-8")
    workbench.prepare()
    assert workbench.ready()


def test_a_lock_whose_parts_do_not_fit_together_is_refused(workbench, setup_error, tmp_path, capfd):
    wheel = _wheel(tmp_path, needs="absent")
    workbench.LOCK.write_text(
        f"--no-index\n--find-links {tmp_path.as_posix()}\nprobe==1.0 --hash=sha256:{_digest(wheel)}\n", encoding="utf-8"
    )
    with pytest.raises(setup_error, match="does not fit together"):
        workbench.prepare()
    assert "absent" in capfd.readouterr().out
    assert not workbench.ready()


def _digest(wheel):
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def _wheel(folder, name="probe", version="1.0", needs=None):
    """The smallest package that pip installs."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    about = f"{name}-{version}.dist-info"
    requires = f"Requires-Dist: {needs}\n" if needs else ""
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}.py", "")
        extra = "Provides-Extra: more\n"
        wheel.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{requires}{extra}"
        )
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    return path


def test_too_small_a_disk_is_said_before_anything_is_written(workbench, setup_error, monkeypatch):
    monkeypatch.setattr(workbench, "ROOM_NEEDED", 10**18)
    with pytest.raises(setup_error, match="GB left"):
        workbench.prepare()
    assert not workbench.python().exists()


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(workbench, setup_error):
    workbench.VENV.write_text("in the way", encoding="utf-8")
    with pytest.raises(setup_error, match="cannot be written"):
        workbench.prepare()


def test_two_set_ups_at_once_wait_for_one_another(workbench, monkeypatch):
    made = []
    monkeypatch.setattr(workbench, "_make", lambda: made.append(True))
    monkeypatch.setattr(workbench, "_install", workbench.VENV.joinpath("bin").mkdir)
    monkeypatch.setattr(workbench, "python", lambda: workbench.VENV / "bin")
    threads = [threading.Thread(target=workbench.prepare) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert made == [True]
    assert workbench.ready()


def test_a_folder_that_was_moved_is_set_up_anew(workbench, tmp_path, monkeypatch):
    monkeypatch.setattr(workbench, "python", lambda: tmp_path)
    workbench.VENV.mkdir()
    workbench._write_stamp(workbench._wanted())
    assert workbench.ready()
    monkeypatch.setattr(workbench, "ROOT", tmp_path / "elsewhere")
    assert not workbench.ready()
