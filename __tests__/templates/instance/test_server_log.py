import unittest

import agent_path  # noqa: F401
from server_log import cause, telling


class ServerLog(unittest.TestCase):
    def test_the_last_forty_lines_that_tell_something(self):
        noise = ['x ACCESS_LOG - "GET /ping"', "\tat java.util.concurrent.Thread.run(Unknown Source)"]
        log = [f"line {n}" for n in range(50)] + noise * 50
        self.assertEqual(telling(log), [f"line {n}" for n in range(10, 50)])

    def test_long_lines_are_cut(self):
        self.assertEqual([len(line) for line in telling(["x" * 9_999])], [500])

    def test_the_newest_complaint_about_loading_is_the_cause(self):
        log = [
            "2026 [INFO ] W MODEL_LOG - Failed to load model m, exception first",
            "2026 [INFO ] W MODEL_LOG - Failed to load model m, exception weights are corrupt",
            "2026 [INFO ] W MODEL_LOG - RuntimeError: 500 - Unknown exception",
        ]
        self.assertEqual(cause("load-model", log), "Failed to load model m, exception weights are corrupt")
        self.assertIsNone(cause("load-model", ["all is well"]))

    def test_the_newest_exception_of_the_model_is_the_cause_of_failing_requests(self):
        log = [
            "2026-01-01 [INFO ] W-9000-m_1.0-stdout MODEL_LOG - ValueError: first",
            "2026-01-01 [INFO ] W-9000-m_1.0-stdout MODEL_LOG -     raise RuntimeError('text')",
            "2026-01-01 [INFO ] W-9000-m_1.0-stdout MODEL_LOG - RuntimeError: no handles left",
        ]
        self.assertEqual(cause("requests", log), "RuntimeError: no handles left")
        self.assertIsNone(cause("golden", log))


if __name__ == "__main__":
    unittest.main()
