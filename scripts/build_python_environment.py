"""Builds the pinned Python environment of the lab: build_python_environment.py DIRECTORY LOCK_DIRECTORY CPU_INDEX

The system's python3 runs it, with the standard library alone. The environment is made in place, because a virtual
environment that moves has wrong interpreter paths in its commands: `.complete` is written last, and a directory without
it is what an interrupted run left behind and is removed.

Every package is pinned and its hash is checked. torch comes from CPU_INDEX, which has small CPU builds; where it does not
answer, or is empty, the plain build with CUDA's libraries comes from pip's own index, like all other packages.
"""

import contextlib
import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

CPU_SIZE = "about 0.4 GB to download, 1.5 GB on disk"
PLAIN_SIZE = "about 3.2 GB to download, 6 GB on disk, 9 GB while it installs"
# What pip waits for each answer of the CPU index, and for how long it may look in all (it starts in a second, and an
# index can have many addresses, each of which gets its time).
ANSWER_SECONDS = 3
LOOK_SECONDS = 15
PROGRESS_SECONDS = 5


class SetupFailed(Exception):
    """Carries what a person needs to know, remedy included."""


def main(directory: Path, lock_files: Path, index: str) -> None:
    directory.parent.mkdir(parents=True, exist_ok=True)
    with lock(Path(f"{directory}.lock")) as held:
        if (directory / ".complete").exists():
            return
        shutil.rmtree(directory, ignore_errors=True)
        build(Installation(directory, held), lock_files, index)


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

    def __init__(self, directory: Path, held_lock: int) -> None:
        self.directory = directory
        self.held_lock = held_lock
        self.started = time.monotonic()
        # Below the directory, so that an interrupted run's downloads go with it and count as progress.
        self.temporary = directory / "tmp"
        self.temporary.mkdir(parents=True)
        self.log = directory / "setup.log"

    def install(self, *arguments: str) -> None:
        """Installs what requirement files list, with all that it needs: pip looks for nothing else."""
        exactly = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--progress-bar=off"]
        self.run(self.python, "-m", "pip", "install", *exactly, *arguments)

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

    def output_of(self, *command: str, seconds: int) -> "str | None":
        """What a command prints; None: it failed, or took longer."""
        try:
            ended = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds, check=True
            )
            return ended.stdout
        except subprocess.SubprocessError:
            return None

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


def build(installation: Installation, lock_files: Path, index: str) -> None:
    say(f"Python environment: {installation.directory}")
    installation.run(sys.executable, "-m", "venv", str(installation.directory))
    packages = ["-r", str(lock_files / "packages.txt")]
    unfit = unfit_index(installation, index, lock_files / "torch-cpu.txt")
    if unfit is None:
        say(f"torch: the CPU build, from {index}.")
        say(f"TorchServe, torch, moto, the AWS CLI and a Java runtime: {CPU_SIZE}.")
        installation.install("--index-url", index, "-r", str(lock_files / "torch-cpu.txt"))
    else:
        say(f"torch: the plain build with CUDA's libraries, from pip's index, because {unfit}.")
        say(f"TorchServe, torch, moto, the AWS CLI and a Java runtime: {PLAIN_SIZE}.")
        packages += ["-r", str(lock_files / "torch-plain.txt")]
    installation.install(*packages)
    installation.run(installation.python, "-m", "pip", "check")
    shutil.rmtree(installation.temporary)
    (installation.directory / ".complete").touch()
    say(f"Python environment ready after {installation.elapsed():.0f} s, {installation.megabytes()} MB.")


def unfit_index(installation: Installation, index: str, torch_cpu: Path) -> "str | None":
    """Why torch's CPU build cannot come from this index; None: it can."""
    if not index:
        return "LAB_TORCH_INDEX_URL is empty"
    look = ["index", "versions", "torch", "--index-url", index, "--timeout", str(ANSWER_SECONDS), "--retries", "0"]
    versions = installation.output_of(installation.python, "-m", "pip", *look, seconds=LOOK_SECONDS)
    if versions is None:
        return f"{index} does not answer within {ANSWER_SECONDS} s"
    pinned = re.search(r"^torch==(\S+)", torch_cpu.read_text(), re.MULTILINE).group(1)
    if pinned not in re.split(r"[\s,()]+", versions):
        return f"{index} has no torch {pinned} for this Python and machine"
    return None


def say(line: str) -> None:
    print(line, flush=True)


def stop(signal_number: int, _frame: object) -> None:
    raise SystemExit(128 + signal_number)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    except SetupFailed as failure:
        sys.exit(f"Set-up of the Python environment failed.\n{failure}")
