"""The agent of an instance: watches the model server, answers the health check, writes instance reports.

systemd runs it in the unpacked bundle. GET :8090/healthz on the private address answers 200 or 503, as health.py
decides; every other path answers 404. On SIGTERM it answers 503, sends a last report and exits.
"""

import json
import signal
import threading
import time
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import server_log
import statsd
from access_log import Traffic
from golden import Replay
from health import Boot, Facts, Health, judge
from instance import recall
from model_server import ModelServer
from reports import Reporter
from telemetry import STATSD_PORT

HEALTH_PORT = 8090
# Short while the release waits for this instance; longer once the instance serves.
STARTING_TICK_SECONDS = 0.2
SERVING_TICK_SECONDS = 1.0
# Added to the model server's response timeout, so that the server reports a timeout first.
ANSWER_MARGIN_SECONDS = 5.0
LAST_REPORT_SECONDS = 8.0


class Agent:
    def __init__(self, root: Path):
        self.root = root
        self.instance = recall(root)
        self.spec = json.loads((root / "spec.json").read_text())
        self.health = Health()
        self.model = None
        self.stopping = threading.Event()
        self.unsent: list = []
        self.metrics_at = time.monotonic()

    @cached_property
    def server(self) -> ModelServer:
        return ModelServer(self.root / "run/m.sock", self.instance.address, self.spec["artifact"]["modelName"])

    @cached_property
    def traffic(self) -> Traffic:
        return Traffic(self.root / "logs/access_log.log", self.instance.address)

    @cached_property
    def reporter(self) -> Reporter:
        return Reporter(f"{self.spec['reportsUri']}/{self.instance.id}.json")

    @cached_property
    def replay(self) -> Replay:
        path = self.root / "golden.json"
        requests = json.loads(path.read_text())["requests"] if path.exists() else []
        timeout = self.spec["server"]["responseTimeoutSeconds"] + ANSWER_MARGIN_SECONDS
        return Replay(requests, self.instance.address, self.spec["artifact"]["modelName"], timeout)

    def boot(self) -> Boot:
        state, step, *reason = (self.root / "run/boot-state").read_text().split("\n")
        return Boot(state, step, "\n".join(reason).strip())

    def facts(self, now: float) -> Facts:
        self.model = self.server.describe()
        loaded = self.model is not None and self.model.workers_ready > 0
        if loaded:
            self.replay.wanted.set()
        self.unsent += self.traffic.look(now)
        requests, failures = self.traffic.recent_counts()
        return Facts(
            now=now,
            boot=self.boot(),
            draining=self.stopping.is_set(),
            model=self.model,
            answers=self.health.proven or (loaded and self.server.answers()),
            golden=self.replay.outcome,
            requests=requests,
            failures=failures,
        )

    def report(self) -> dict:
        health = self.health
        log = self.log() if health.state in ("failed", "degraded") else []
        return {
            "schemaVersion": 1,
            "releaseId": self.spec["releaseId"],
            "instanceId": self.instance.id,
            "zone": self.instance.zone,
            "state": health.state,
            "step": health.step,
            "at": int(time.time() * 1000),
            "model": self.model_report(),
            "golden": self.golden_report(),
            "requests": {"total": self.traffic.total, "failed": self.traffic.failed},
            "reason": self.reason(log),
            "log": log,
        }

    def model_report(self):
        model = self.model
        if model is None or not model.registered:
            return None
        return {
            "name": self.spec["artifact"]["modelName"],
            "version": model.version,
            "workersReady": model.workers_ready,
            "workersMin": model.workers_min,
        }

    def golden_report(self):
        replay = self.replay
        if not replay.requests or replay.outcome is None:
            return None
        return {"passed": replay.passed, "failed": replay.failed, "latencyMs": replay.latency}

    def log(self) -> list:
        boot_failed = self.boot().state == "failed"
        return server_log.of_boot(self.root / "logs/boot.log") if boot_failed else server_log.of_server()

    def reason(self, log: list):
        told = server_log.cause(self.health.step, log)
        return f"{self.health.reason}: {told}" if told else self.health.reason

    def measure(self, now: float) -> None:
        if now - self.metrics_at < statsd.EVERY_SECONDS:
            return
        workers = self.model.workers_ready if self.model else 0
        metrics = statsd.lines(self.unsent, self.server.pending, workers)
        statsd.send(metrics, statsd.tags(self.spec), (self.instance.address, STATSD_PORT))
        self.unsent, self.metrics_at = [], now

    def tick(self) -> None:
        now = time.monotonic()
        version = self.spec["artifact"]["modelVersion"]
        startup_seconds = self.spec["server"]["startupTimeoutSeconds"]
        self.health = judge(self.health, self.facts(now), version, startup_seconds)
        if self.reporter.due(self.health.state, now):
            self.reporter.tell(self.report())
        self.measure(now)

    def run(self) -> None:
        self.reporter.start()
        self.replay.start()
        serve_health(self)
        while not self.stopping.is_set():
            self.tick()
            self.stopping.wait(SERVING_TICK_SECONDS if self.health.proven else STARTING_TICK_SECONDS)
        self.tick()
        self.reporter.flush(LAST_REPORT_SECONDS)


def serve_health(agent: Agent) -> None:
    class Handler(BaseHTTPRequestHandler):
        # Seconds after which a silent client loses its thread.
        timeout = 5

        def do_GET(self) -> None:
            health = agent.health
            found = self.path == "/healthz"
            body = json.dumps({"state": health.state, "step": health.step}).encode() if found else b""
            self.send_response((200 if health.healthy else 503) if found else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Log nothing: a health check every few seconds carries no information."""

    server = ThreadingHTTPServer((agent.instance.address, HEALTH_PORT), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def main() -> None:
    agent = Agent(Path(__file__).resolve().parent)
    signal.signal(signal.SIGTERM, lambda *_: agent.stopping.set())
    agent.run()


if __name__ == "__main__":
    main()
