import unittest

import agent_path  # noqa: F401
from access_log import Request
from statsd import DATAGRAM_BYTES, datagrams, lines, tags, thinned

TAGS = tags({"service": "digits", "environment": "test", "colour": "blue"})


class Metrics(unittest.TestCase):
    def test_an_interval(self):
        requests = [Request(200, 5), Request(404, 6), Request(500, 7), Request(503, 8)]
        self.assertEqual(
            lines(requests, pending=3, workers=2),
            [
                *("queue_per_worker:1.5|g", "requests_2xx:1|c", "requests_4xx:1|c", "requests_5xx:2|c"),
                *("latency_ms:5|ms", "latency_ms:6|ms", "latency_ms:7|ms", "latency_ms:8|ms"),
            ],
        )

    def test_a_queue_without_a_worker_counts_as_one_workers(self):
        self.assertEqual(lines([], pending=7, workers=0)[0], "queue_per_worker:7|g")

    def test_tags_name_the_fleet(self):
        self.assertEqual(TAGS, "#service:digits,environment:test,colour:blue")

    def test_datagrams_are_small_and_hold_every_metric(self):
        metrics = [f"latency_ms:{n}|ms" for n in range(200)]
        packed = datagrams(metrics, TAGS)
        self.assertGreater(len(packed), 1)
        self.assertLessEqual(max(map(len, packed)), DATAGRAM_BYTES)
        self.assertEqual("".join(packed), "".join(f"{metric}|{TAGS}\n" for metric in metrics))

    def test_many_latencies_are_thinned_evenly(self):
        self.assertEqual(thinned(list(range(10)), 4), [0, 3, 6, 9])
        self.assertEqual(thinned([1, 2], 4), [1, 2])


if __name__ == "__main__":
    unittest.main()
