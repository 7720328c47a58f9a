"""What the instance is, judged from what was seen. Pure: no clock, no file, no socket.

Readiness is proven once: the expected version has its READY workers, the serving port answers and the golden
set was right. After that only an instance that serves nobody counts as unhealthy; wrong answers and errors are
told as `degraded`, because a poison request or an overload must not make Auto Scaling replace the whole fleet.
Times are seconds of a clock that only goes forward.
"""

from dataclasses import dataclass, replace
from typing import Optional

# A worker that died this often before it was READY fails in `initialize`; TorchServe would go on for 300 s.
DEATHS_THAT_CONDEMN = 2
# No READY worker for this long: restarts of a worker (7 s, seen) and of the server (5 s) are over by then.
DEAD_AFTER_SECONDS = 30.0
# Errors of a few clients are noise; a tenth of all requests with at least five failures is not.
ERROR_SHARE = 0.10
ERROR_COUNT = 5
# One replay may meet a worker's restart. A wrong answer is not excused.
FAILED_REPLAYS = 2


@dataclass(frozen=True)
class Boot:
    """boot.sh's own account of itself."""

    state: str  # running, done, failed
    step: str
    reason: str


@dataclass(frozen=True)
class Model:
    """The server's answer for the expected model; `registered` is false when it knows no such model."""

    registered: bool
    version: str
    workers_ready: int
    workers_min: int
    deaths: int


@dataclass(frozen=True)
class Golden:
    """The newest replay. `wrong`: an answer differed; otherwise `reason` tells why there was none in time."""

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
    golden: Optional[Golden]  # None: no replay ended yet
    requests: int  # real ones of the last seconds
    failures: int


@dataclass(frozen=True)
class Health:
    """`healthy` is what the load balancer is told."""

    state: str = "booting"
    step: str = "boot"
    reason: Optional[str] = None
    healthy: bool = False
    proven: bool = False
    loading_since: Optional[float] = None
    alive_at: float = 0.0


def judge(before: Health, facts: Facts, version: str, startup_seconds: float) -> Health:
    """The next health from the last one; `version` and `startup_seconds` are the release's."""
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
    """(step, what is still missing or None, whether waiting is useless)."""
    model, golden = facts.model, facts.golden
    if model is None:
        return "start-server", "the model server does not answer yet", False
    if not model.registered:
        # TorchServe registers models before it opens its management socket.
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
    """(step, why an instance that serves is degraded or None)."""
    golden = facts.golden
    if not alive:
        return "serve", "no worker is READY" if facts.model else "the model server does not answer"
    if golden and (golden.wrong or golden.failed_in_a_row >= FAILED_REPLAYS):
        return "golden", golden.reason
    if facts.failures >= ERROR_COUNT and facts.failures >= ERROR_SHARE * facts.requests:
        return "requests", f"{facts.failures} of the last {facts.requests} requests failed"
    return "serve", None
