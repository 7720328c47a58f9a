"""Replays the golden set, requests with expected answers, against this instance's own serving port."""

import base64
import http.client
import json
import threading
import time
from dataclasses import dataclass
from typing import Optional

from health import Golden

REPLAY_SECONDS = 5.0
# Used until the first correct replay: the server has just become ready, and the release waits for it.
RETRY_SECONDS = 0.5
TOLERANCE = 1e-6
SHOWN = 200


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    milliseconds: float


def body_of(request: dict) -> bytes:
    if "bodyBase64" in request:
        return base64.b64decode(request["bodyBase64"])
    body = request.get("body", "")
    return body.encode() if isinstance(body, str) else json.dumps(body).encode()


def content_type(request: dict) -> str:
    plain = isinstance(request.get("body"), str) or "bodyBase64" in request
    return request.get("contentType") or ("application/octet-stream" if plain else "application/json")


def alike(found, expected, tolerance: float) -> bool:
    """True for equal JSON, with numbers equal within `tolerance`. True and 1 differ."""
    if isinstance(expected, bool) or isinstance(found, bool) or expected is None:
        return found is expected
    if isinstance(expected, (int, float)):
        return isinstance(found, (int, float)) and abs(found - expected) <= tolerance
    if isinstance(expected, list):
        same = isinstance(found, list) and len(found) == len(expected)
        return same and all(alike(f, e, tolerance) for f, e in zip(found, expected))
    if isinstance(expected, dict):
        same = isinstance(found, dict) and found.keys() == expected.keys()
        return same and all(alike(found[key], expected[key], tolerance) for key in expected)
    return found == expected


def shown(value) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def difference(expect: dict, answer: Answer) -> Optional[str]:
    """Describe how the content of an answer differs from the expected content; None if it does not."""
    text = answer.body.decode(errors="replace")
    if "text" in expect and text != expect["text"]:
        return f"answered {shown(text)}, expected {shown(expect['text'])}"
    if "json" not in expect:
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return f"answered {shown(text)}, which is not JSON"
    if alike(found, expect["json"], expect.get("tolerance", TOLERANCE)):
        return None
    return f"answered {shown(found)}, expected {shown(expect['json'])}"


def compare(expect: dict, answer: Answer):
    """Return (wrong, reason), or None for a correct answer. `wrong` is false for an unexpected 5xx or a late answer,
    since either may be temporary."""
    status = expect.get("status", 200)
    if answer.status != status:
        said = shown(answer.body.decode(errors="replace"))
        return answer.status < 500, f"answered status {answer.status} ({said}), expected {status}"
    differs = difference(expect, answer)
    if differs:
        return True, differs
    limit = expect.get("maxLatencyMs")
    if limit is not None and answer.milliseconds > limit:
        return False, f"answered after {answer.milliseconds:.0f} ms, allowed are {limit}"
    return None


def ask(address: str, model: str, request: dict, timeout: float) -> Answer:
    """Send a golden request. Raises OSError or HTTPException when no answer comes. The request comes from the
    instance's own address: so the access log can tell it from real requests, and the model gets no extra header."""
    connection = http.client.HTTPConnection(address, 8080, timeout=timeout, source_address=(address, 0))
    begun = time.monotonic()
    try:
        headers = {"Content-Type": content_type(request)}
        connection.request("POST", f"/predictions/{model}", body_of(request), headers)
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    return Answer(answer.status, body, (time.monotonic() - begun) * 1000)


class Replay:
    """Replays the whole set again and again, in its own thread, since an answer may take long."""

    def __init__(self, requests: list, address: str, model: str, timeout: float):
        self.requests, self.address, self.model, self.timeout = requests, address, model, timeout
        self.passed = self.failed = 0
        self.latency: Optional[float] = None
        self.outcome: Optional[Golden] = None
        self.wanted = threading.Event()

    def start(self) -> None:
        threading.Thread(target=self.run, daemon=True).start()

    def run(self) -> None:
        in_a_row = 0
        while self.wanted.wait():
            verdict = self.round()
            in_a_row = in_a_row + 1 if verdict else 0
            wrong, reason = verdict or (False, "")
            proven = verdict is None or (self.outcome is not None and self.outcome.right)
            self.outcome = Golden(verdict is None, wrong, reason, in_a_row)
            time.sleep(REPLAY_SECONDS if proven else RETRY_SECONDS)

    def round(self):
        """Send every request once and count the results. Return the first failure, or None."""
        verdicts = [self.try_one(request) for request in self.requests]
        return next((verdict for verdict in verdicts if verdict), None)

    def try_one(self, request: dict):
        try:
            answer = ask(self.address, self.model, request, self.timeout)
            verdict = compare(request["expect"], answer)
            self.latency = answer.milliseconds
        except (OSError, http.client.HTTPException) as error:
            verdict = (False, f"gave no answer: {error!r}")
        if verdict is None:
            self.passed += 1
            return None
        self.failed += 1
        wrong, reason = verdict
        return wrong, f"golden request {request['name']!r} {reason}"
