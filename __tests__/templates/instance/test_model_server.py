import copy
import unittest
from pathlib import Path

import agent_path  # noqa: F401
from health import Model
from model_server import ModelServer

DESCRIBED = {
    "modelName": "m",
    "modelVersion": "1.0",
    "minWorkers": 2,
    "workers": [{"id": "9000", "status": "UNLOADING", "pid": -1}, {"id": "9001", "status": "READY", "pid": 12}],
    "jobQueueStatus": {"remainingCapacity": 95, "pendingRequests": 5},
}


def seen(server, first_pid):
    described = copy.deepcopy(DESCRIBED)
    described["workers"][0]["pid"] = first_pid
    return server.read(described).deaths


class Describe(unittest.TestCase):
    def setUp(self):
        self.server = ModelServer(Path("/nowhere/m.sock"), "10.0.0.1", "m")

    def test_what_the_server_says(self):
        self.assertEqual(self.server.read(DESCRIBED), Model(True, "1.0", 1, 2, 0))
        self.assertEqual(self.server.pending, 5)

    def test_a_worker_with_a_new_process_has_died_before(self):
        self.assertEqual([seen(self.server, pid) for pid in (-1, 10, 10, -1, 11, 14)], [0, 0, 0, 0, 1, 2])

    def test_no_answer(self):
        self.assertIsNone(self.server.describe())


if __name__ == "__main__":
    unittest.main()
