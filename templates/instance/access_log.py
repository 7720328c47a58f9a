"""Reads the model server's access log as it grows, to count the requests of real clients.

A line: `2026-11-22T22:27:37,396 - /10.0.1.7:49541 "POST /predictions/m HTTP/1.1" 200 6` (status, milliseconds).
"""

import os
import re
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Optional

WINDOW_SECONDS = 10.0
LINE = re.compile(r' - /([0-9.]+):\d+ "([A-Z]+) (\S+) HTTP/[\d.]+" (\d{3}) (\d+)\s*$')


@dataclass(frozen=True)
class Request:
    status: int
    milliseconds: int


def parse(line: str, own_address: str) -> Optional[Request]:
    """Parse a line. None for lines without a client's request: the agent's own requests come from `own_address`."""
    found = LINE.search(line)
    if not found or found[1] == own_address or found[3].split("?")[0] == "/ping":
        return None
    return Request(int(found[4]), int(found[5]))


class GrowingFile:
    """Reads whole lines added since the last look. Reads a rotated file to its end before it opens the new one."""

    def __init__(self, path: Path):
        self.path = path
        self.file = None
        self.rest = ""

    def lines(self) -> Iterator[str]:
        while True:
            if self.file is None and not self.open():
                return
            yield from self.read()
            if not self.rotated():
                return
            self.file.close()
            self.file, self.rest = None, ""

    def open(self) -> bool:
        try:
            self.file = self.path.open(errors="replace")
        except FileNotFoundError:
            return False
        return True

    def read(self) -> Iterator[str]:
        *whole, self.rest = (self.rest + self.file.read()).split("\n")
        yield from whole

    def rotated(self) -> bool:
        try:
            return self.path.stat().st_ino != os.fstat(self.file.fileno()).st_ino
        except FileNotFoundError:
            return False


class Traffic:
    """Counts real requests, in total and in the last WINDOW_SECONDS. `failed` counts 5xx answers."""

    def __init__(self, path: Path, own_address: str):
        self.log = GrowingFile(path)
        self.own_address = own_address
        self.total = 0
        self.failed = 0
        self.recent = deque()

    def look(self, now: float) -> list:
        """Read on and return the new requests."""
        new = [request for line in self.log.lines() if (request := parse(line, self.own_address))]
        self.total += len(new)
        self.failed += sum(request.status >= 500 for request in new)
        self.recent.extend((now, request.status >= 500) for request in new)
        while self.recent and now - self.recent[0][0] > WINDOW_SECONDS:
            self.recent.popleft()
        return new

    def recent_counts(self) -> tuple:
        """Return (requests, failures) of the last WINDOW_SECONDS."""
        return len(self.recent), sum(failed for _, failed in self.recent)
