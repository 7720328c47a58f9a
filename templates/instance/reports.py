"""Writes instance reports to S3 with the AWS CLI, which signs the requests. Each report replaces the one before."""

import json
import subprocess
import threading
import time
from typing import Optional

# Interval while only counts change: short enough to watch a shift, long enough to cost little.
COUNTS_EVERY_SECONDS = 20.0
UPLOAD_WITHIN_SECONDS = 30
RETRY_SECONDS = 2.0


class Reporter:
    """Uploads reports in its own thread. Skips a report when a newer one is waiting."""

    def __init__(self, address: str):
        self.address = address  # s3://bucket/key
        self.waiting: Optional[dict] = None
        self.changed = threading.Condition()
        self.due_state: Optional[str] = None
        self.due_at = 0.0
        self.told: Optional[dict] = None
        self.busy = False

    def start(self) -> None:
        threading.Thread(target=self.run, daemon=True).start()

    def due(self, state: str, now: float) -> bool:
        """True if a report is due: at once for a new state, else every COUNTS_EVERY_SECONDS."""
        if state == self.due_state and now - self.due_at < COUNTS_EVERY_SECONDS:
            return False
        self.due_state, self.due_at = state, now
        return True

    def tell(self, report: dict) -> None:
        told = {**report, "at": None}
        if told == self.told:
            return
        self.told = told
        with self.changed:
            self.waiting = report
            self.changed.notify_all()

    def flush(self, seconds: float) -> None:
        """Wait until the last report is sent, but at most `seconds`."""
        with self.changed:
            self.changed.wait_for(lambda: self.waiting is None and not self.busy, seconds)

    def run(self) -> None:
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.waiting is not None)
                report, self.waiting, self.busy = self.waiting, None, True
            sent = self.upload(report)
            with self.changed:
                self.busy = False
                if not sent and self.waiting is None:
                    self.waiting = report
                self.changed.notify_all()
            if not sent:
                time.sleep(RETRY_SECONDS)

    def upload(self, report: dict) -> bool:
        options = ["--content-type", "application/json", "--only-show-errors"]
        command = ["aws", "s3", "cp", "-", self.address, *options]
        try:
            done = subprocess.run(command, input=json.dumps(report).encode(), timeout=UPLOAD_WITHIN_SECONDS)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(f"report not sent: {error}", flush=True)
            return False
        return done.returncode == 0
