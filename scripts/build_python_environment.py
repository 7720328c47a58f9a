"""Builds the pinned Python environment: build_python_environment.py DIRECTORY REQUIREMENTS PINS

Run by the system's python3, standard library alone. The environment is made in place, because a virtual environment
that moves has wrong interpreter paths in its commands: `.complete` is written last, and a directory without it is
what an interrupted run left behind and is removed.

No package index is named here: pip's own configuration says where packages come from. Plain torch brings CUDA's
libraries on Linux x86-64; LAB_TORCH_INDEX_URL names an index with CPU builds, which is tried first.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

PLAIN_SIZE = "about 3.2 GB to download, 6 GB on disk, 9 GB while it installs"
CPU_SIZE = "about 0.5 GB to download, 1.5 GB on disk"
PROBE_SECONDS = "4"
PROGRESS_SECONDS = 5


class SetupFailed(Exception):
    """Carries what a person needs to know, remedy included."""


def main(directory: Path, requirements: Path, pins: Path) -> None:
    refuse_without_venv()
    directory.parent.mkdir(parents=True, exist_ok=True)
    with lock(Path(f"{directory}.lock")) as held:
        if (directory / ".complete").exists():
            return
        shutil.rmtree(directory, ignore_errors=True)
        build(Installation(directory, pins, held), requirements)


def refuse_without_venv() -> None:
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as missing:
        raise SetupFailed(
            f"python3 ({sys.executable}) has no module {missing.name}, so it cannot make an environment. "
            "On Debian and Ubuntu: apt install python3-venv"
        ) from missing


@contextlib.contextmanager
def lock(path: Path):
    """One set-up at a time. The kernel frees it when the last process that holds it is gone, so no lock outlives its
    holder; pip holds it too, so that a killed set-up cannot have its directory removed under a pip still at work."""
    with open(path, "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up of this environment is at work; waiting for it.")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


class Installation:
    """The environment being made, and the commands that make it: their output goes to a log, progress to the user."""

    def __init__(self, directory: Path, pins: Path, held_lock: int) -> None:
        self.directory = directory
        self.pins = pins
        self.held_lock = held_lock
        self.started = time.monotonic()
        # Below the directory, so that an interrupted run's downloads go with it and count as progress.
        self.temporary = directory / "tmp"
        self.temporary.mkdir(parents=True)
        self.log = directory / "setup.log"

    def install(self, *arguments: str) -> None:
        self.run(self.python, "-m", "pip", "install", "--progress-bar=off", "-c", str(self.pins), *arguments)

    def run(self, *command: str) -> None:
        """Raises SetupFailed with the end of the command's output."""
        with open(self.log, "ab") as log, self.started_process(command, log) as process:
            try:
                self.follow(process)
            except BaseException:
                process.terminate()
                raise
        if process.returncode != 0:
            raise SetupFailed(f"{' '.join(command)}\nended with {process.returncode}:\n{self.last_lines(15)}")

    def succeeds(self, *command: str) -> bool:
        with open(self.log, "ab") as log, self.started_process(command, log) as process:
            return process.wait() == 0

    def started_process(self, command, log) -> subprocess.Popen:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={**os.environ, "TMPDIR": str(self.temporary), "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            pass_fds=[self.held_lock],
        )

    def follow(self, process: subprocess.Popen) -> None:
        while True:
            try:
                process.wait(PROGRESS_SECONDS)
                return
            except subprocess.TimeoutExpired:
                say(f"  {self.elapsed():4.0f} s  {self.megabytes():5} MB  {self.last_lines(1)[:90]}")

    def elapsed(self) -> float:
        return time.monotonic() - self.started

    def megabytes(self) -> int:
        # Files come and go while they are counted: du's complaints mean nothing.
        counted = subprocess.run(["du", "-sm", self.directory], capture_output=True, text=True, check=False)
        return int(counted.stdout.split()[0])

    def last_lines(self, count: int) -> str:
        lines = self.log.read_text(errors="replace").split("\n")
        return "\n".join([line for line in lines if line.strip()][-count:])

    @property
    def python(self) -> str:
        return str(self.directory / "bin" / "python")


def build(installation: Installation, requirements: Path) -> None:
    say(f"Python environment: {installation.directory}")
    installation.run(sys.executable, "-m", "venv", str(installation.directory))
    cpu_build = install_cpu_torch(installation)
    say(f"TorchServe, torch, moto, the AWS CLI and a Java runtime: {CPU_SIZE if cpu_build else PLAIN_SIZE}.")
    installation.install("-r", str(requirements))
    installation.run(installation.python, "-m", "pip", "check")
    shutil.rmtree(installation.temporary)
    (installation.directory / ".complete").touch()
    say(f"Python environment ready after {installation.elapsed():.0f} s, {installation.megabytes()} MB.")


def install_cpu_torch(installation: Installation) -> bool:
    """Whether torch came from the index of the user's choice. What torch needs comes with the rest."""
    index = os.environ.get("LAB_TORCH_INDEX_URL")
    if not index:
        say("torch: the plain build (LAB_TORCH_INDEX_URL can name an index with the smaller CPU builds).")
        return False
    probe = ["index", "versions", "torch", "--index-url", index, "--timeout", PROBE_SECONDS, "--retries", "0"]
    if not installation.succeeds(installation.python, "-m", "pip", *probe):
        say(f"torch: {index} did not answer with a fitting build; taking the plain build.")
        return False
    say(f"torch: from {index}.")
    installation.install("--no-deps", "--index-url", index, "torch")
    return True


def say(line: str) -> None:
    print(line, flush=True)


def stop(signal_number: int, _frame: object) -> None:
    raise SystemExit(128 + signal_number)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        main(*(Path(argument) for argument in sys.argv[1:]))
    except SetupFailed as failure:
        sys.exit(f"Set-up of the Python environment failed.\n{failure}")
