"""Judges the state of the instance from observed facts. Pure: no clock, no file, no socket.

An instance proves its readiness once: the expected version has its READY workers, the serving port answers and the
golden answers are correct. After that only an instance that serves nobody is unhealthy. Wrong answers and errors
make it `degraded`, because a poison request or an overload must not make Auto Scaling replace the whole fleet.
Times are seconds of a monotonic clock.
"""

from dataclasses import dataclass, replace
from typing import Optional

# A worker that dies this often before it is READY fails in `initialize`; TorchServe would retry for 300 s.
DEATHS_THAT_CONDEMN = 2
# Time without a READY worker. Longer than a restart of a worker (measured: 7 s) or of the server (5 s).
DEAD_AFTER_SECONDS = 30.0
# Both must be reached, so that the errors of a few clients do not count.
ERROR_SHARE = 0.10
ERROR_COUNT = 5
# Failed replays in a row. One may coincide with a worker's restart. A wrong answer counts at once.
FAILED_REPLAYS = 2


@dataclass(frozen=True)
class Boot:
    """The state that boot.sh writes about itself."""

    state: str  # running, done, failed
    step: str
    reason: str


@dataclass(frozen=True)
class Model:
    """The server's answer about the expected model. `registered` is false when the server does not know the model."""

    registered: bool
    version: str
    workers_ready: int
    workers_min: int
    deaths: int


@dataclass(frozen=True)
class Golden:
    """The newest replay. `wrong`: an answer differed. Otherwise `reason` tells why no good answer came."""

    right: bool
    wrong: bool
    reason: str
    failed_in_a_row: int


@dataclass(frozen=True)
class Facts:
    now: float
    boot: Boot
    draining: bool
    model: Optional[Model]  # None: the server does not answer
    answers: bool  # port 8080 on the private address
    golden: Optional[Golden]  # None: no replay has ended yet
    requests: int  # real requests of the last seconds
    failures: int


@dataclass(frozen=True)
class Health:
    """The judged state. `healthy` is the answer to the load balancer's health check."""

    state: str = "booting"
    step: str = "boot"
    reason: Optional[str] = None
    healthy: bool = False
    proven: bool = False
    loading_since: Optional[float] = None
    alive_at: float = 0.0


def judge(before: Health, facts: Facts, version: str, startup_seconds: float) -> Health:
    """Compute the next health. `version` and `startup_seconds` come from the release."""
    if facts.draining:
        return replace(before, state="draining", step="stop", reason="asked to stop", healthy=False)
    if before.proven:
        return judge_serving(before, facts)
    if before.state == "failed":
        return before
    return judge_starting(before, facts, version, startup_seconds)


def judge_starting(before: Health, facts: Facts, version: str, startup_seconds: float) -> Health:
    if facts.boot.state == "failed":
        return replace(before, state="failed", step=facts.boot.step, reason=facts.boot.reason)
    if facts.boot.state == "running":
        return replace(before, state="booting", step=facts.boot.step)
    since = facts.now if before.loading_since is None else before.loading_since
    loading = replace(before, state="loading", loading_since=since)
    step, waits_for, hopeless = missing(facts, version)
    if waits_for is None:
        ready = replace(loading, state="ready", step=step, reason=None)
        return replace(ready, healthy=True, proven=True, alive_at=facts.now)
    if hopeless:
        return replace(loading, state="failed", step=step, reason=waits_for)
    if facts.now - since > startup_seconds:
        late = f"not ready {startup_seconds:g} s after the start: {waits_for}"
        return replace(loading, state="failed", step=step, reason=late)
    return replace(loading, step=step, reason=waits_for)


def missing(facts: Facts, version: str):
    """Return (step, what is still missing or None, whether waiting is useless)."""
    model, golden = facts.model, facts.golden
    if model is None:
        return "start-server", "the model server does not answer yet", False
    if not model.registered:
        # Final, since TorchServe registers models before it opens its management socket.
        return "load-model", "the model server refused the archive", True
    if model.version != version:
        return "load-model", f"the server loaded version {model.version}, the release is {version}", True
    if model.deaths >= DEATHS_THAT_CONDEMN:
        return "load-model", f"a worker died {model.deaths} times while it loaded the model", True
    if not workers_ready(model):
        return "load-model", f"{model.workers_ready} of {max(model.workers_min, 1)} workers are READY", False
    if not facts.answers:
        return "answer", "port 8080 does not answer on the private address", False
    if golden is None:
        return "golden", "the golden set was not answered yet", False
    if not golden.right:
        return "golden", golden.reason, golden.wrong
    return "serve", None, False


def workers_ready(model: Model) -> bool:
    return model.workers_ready >= max(model.workers_min, 1)


def judge_serving(before: Health, facts: Facts) -> Health:
    alive = facts.model is not None and facts.model.workers_ready > 0
    alive_at = facts.now if alive else before.alive_at
    healthy = facts.now - alive_at < DEAD_AFTER_SECONDS
    step, reason = complaint(facts, alive)
    state = "ready" if reason is None else "degraded"
    return replace(before, state=state, step=step, reason=reason, healthy=healthy, alive_at=alive_at)


def complaint(facts: Facts, alive: bool):
    """Return (step, why a serving instance is degraded or None)."""
    golden = facts.golden
    if not alive:
        return "serve", "no worker is READY" if facts.model else "the model server does not answer"
    if golden and (golden.wrong or golden.failed_in_a_row >= FAILED_REPLAYS):
        return "golden", golden.reason
    if facts.failures >= ERROR_COUNT and facts.failures >= ERROR_SHARE * facts.requests:
        return "requests", f"{facts.failures} of the last {facts.requests} requests failed"
    return "serve", None
