"""Selects the last log lines that tell a person why something failed."""

import re
import subprocess
from pathlib import Path
from typing import Optional

LINES = 40
LINE_LENGTH = 500
# Enough to find LINES useful lines among access lines and Java stack frames.
READ_LINES = 600


def telling(lines: list) -> list:
    kept = [line for line in lines if "ACCESS_LOG" not in line and not line.lstrip().startswith("at ")]
    return [line[:LINE_LENGTH] for line in kept[-LINES:]]


def of_server() -> list:
    options = ["--lines", str(READ_LINES), "--output", "cat", "--no-pager"]
    command = ["journalctl", "--unit", "model-server", *options]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, timeout=10, errors="replace")
    except (OSError, subprocess.TimeoutExpired) as error:
        return [f"the journal cannot be read: {error}"]
    return telling(done.stdout.splitlines())


def of_boot(path: Path) -> list:
    return telling(path.read_text(errors="replace").splitlines())


# By step: the pattern of lines that tell why it failed. The group is the part to show.
CAUSES = {
    "load-model": re.compile(r" - (Failed to load model.*)"),
    "requests": re.compile(r"MODEL_LOG - (\w*(?:Error|Exception)\b.*)"),
}


def cause(step: str, lines: list) -> Optional[str]:
    """Return the server's newest message about the failure of this step; None if there is none."""
    told = [found[1] for found in map(CAUSES[step].search, lines) if found] if step in CAUSES else []
    return told[-1] if told else None
