"""Instance reports: written to S3 by the AWS CLI, so that no request signing is ours. The latest wins."""

import json
import subprocess
import threading
import time
from typing import Optional

# While only counts change: often enough to watch a shift, seldom enough to cost nothing.
COUNTS_EVERY_SECONDS = 20.0
UPLOAD_WITHIN_SECONDS = 30
RETRY_SECONDS = 2.0


class Reporter:
    """Uploads in a thread of its own; reports that were overtaken are never sent."""

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
        """Whether a report is wanted: at once for a new state, else now and then."""
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
        """Waits until everything told was sent, but no longer than this."""
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
