import tempfile
import unittest
from pathlib import Path

import agent_path  # noqa: F401
from access_log import Request, Traffic, parse

OWN = "10.0.1.7"


def line(status, address="10.0.9.9", what="POST /predictions/m"):
    return f'2026-11-22T22:27:37,396 - /{address}:49541 "{what} HTTP/1.1" {status} 6\n'


class Lines(unittest.TestCase):
    def test_a_request_of_a_client(self):
        self.assertEqual(parse(line(503).rstrip(), OWN), Request(503, 6))

    def test_the_agents_own_requests_pings_and_the_management_socket_are_no_clients(self):
        socket = '2026-11-22T22:27:34,447 - 127.0.0.1 "GET /models/m HTTP/1.1" 200 14'
        for other in (line(200, OWN), line(200, what="GET /ping"), socket, "", "garbage"):
            self.assertIsNone(parse(other, OWN), other)

    def test_a_path_that_imitates_the_end_of_a_line_changes_nothing(self):
        self.assertEqual(parse(line(500, what='POST /x"200_1').rstrip(), OWN), Request(500, 6))


class Counting(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.path = Path(directory.name) / "access_log.log"
        self.traffic = Traffic(self.path, OWN)
        self.addCleanup(lambda: self.traffic.log.file and self.traffic.log.file.close())

    def write(self, text):
        with self.path.open("a") as log:
            log.write(text)

    def totals(self, now=0.0):
        self.traffic.look(now)
        return self.traffic.total, self.traffic.failed

    def test_no_log_yet(self):
        self.assertEqual(self.totals(), (0, 0))

    def test_each_line_is_counted_once_and_4xx_is_no_failure(self):
        self.write(line(200) + line(404))
        self.assertEqual(self.totals(), (2, 0))
        self.write(line(500))
        self.assertEqual(self.totals(), (3, 1))

    def test_half_a_line_waits_for_its_end(self):
        whole = line(500)
        self.write(whole[:30])
        self.assertEqual(self.totals(), (0, 0))
        self.write(whole[30:])
        self.assertEqual(self.totals(), (1, 1))

    def test_a_rotated_log_is_read_to_its_end_and_the_new_one_from_its_beginning(self):
        self.write(line(200))
        self.totals()
        self.write(line(500))
        self.path.rename(self.path.with_suffix(".old"))
        self.write(line(502))
        self.assertEqual(self.totals(), (3, 2))

    def test_the_window_forgets_after_ten_seconds_but_the_totals_do_not(self):
        self.write(line(500) * 3)
        self.totals(now=100.0)
        self.write(line(200))
        self.totals(now=110.0)
        self.assertEqual(self.traffic.recent_counts(), (4, 3))
        self.totals(now=110.1)
        self.assertEqual(self.traffic.recent_counts(), (1, 0))
        self.assertEqual(self.totals(now=110.1), (4, 3))


if __name__ == "__main__":
    unittest.main()
