"""Sends metrics to the CloudWatch agent of this instance, as StatsD datagrams that may get lost."""

import socket

EVERY_SECONDS = 10.0
# Small enough that no network fragments the datagram.
DATAGRAM_BYTES = 1_400
# Latencies sent per interval: enough for its percentiles.
LATENCIES = 200


def tags(spec: dict) -> str:
    named = ((name, spec[name]) for name in ("service", "environment", "colour"))
    return "#" + ",".join(f"{name}:{value}" for name, value in named)


def thinned(values: list, most: int) -> list:
    """Return at most `most` of the values, spread evenly."""
    every = max(1, -(-len(values) // most))
    return values[::every]


def lines(requests: list, pending: int, workers: int) -> list:
    """Format the metrics of one interval as name:value|type."""
    classes = {kind: sum(r.status // 100 == kind for r in requests) for kind in (2, 4, 5)}
    latencies = thinned([request.milliseconds for request in requests], LATENCIES)
    return [
        f"queue_per_worker:{pending / max(workers, 1):g}|g",
        *(f"requests_{kind}xx:{count}|c" for kind, count in classes.items()),
        *(f"latency_ms:{milliseconds}|ms" for milliseconds in latencies),
    ]


def datagrams(metrics: list, tagged: str) -> list:
    packed = [""]
    for metric in metrics:
        line = f"{metric}|{tagged}\n"
        if len(packed[-1]) + len(line) > DATAGRAM_BYTES:
            packed.append("")
        packed[-1] += line
    return packed


def send(metrics: list, tagged: str, address: tuple) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for datagram in datagrams(metrics, tagged):
            try:
                sender.sendto(datagram.encode(), address)
            except OSError:
                pass  # the CloudWatch agent starts later and does not listen yet
