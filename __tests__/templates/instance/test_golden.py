import base64
import unittest

import agent_path  # noqa: F401
from golden import Answer, alike, body_of, compare, content_type


def answered(body, status=200, milliseconds=5.0):
    return Answer(status, body.encode(), milliseconds)


class Compare(unittest.TestCase):
    def wrong(self, expect, answer, reason):
        verdict = compare(expect, answer)
        self.assertTrue(verdict[0])
        self.assertIn(reason, verdict[1])

    def test_equal_json_is_right_whatever_its_spelling(self):
        self.assertIsNone(compare({"json": {"a": [1, None]}}, answered('{ "a":[1.0,null] }')))

    def test_numbers_may_differ_within_the_tolerance(self):
        self.assertIsNone(compare({"json": [0.5], "tolerance": 0.01}, answered("[0.509]")))
        self.wrong({"json": [0.5], "tolerance": 0.01}, answered("[0.511]"), "expected [0.5]")
        self.wrong({"json": [0.5]}, answered("[0.50001]"), "expected [0.5]")

    def test_text_must_be_exact(self):
        self.assertIsNone(compare({"text": "ok"}, answered("ok")))
        self.wrong({"text": "ok"}, answered("ok\n"), "expected ok")

    def test_an_answer_that_is_no_json_is_wrong(self):
        self.wrong({"json": 1}, answered("<html>"), "not JSON")

    def test_nan_is_never_right(self):
        self.wrong({"json": [1]}, answered("[NaN]"), "NaN")

    def test_a_refusal_is_wrong_but_a_server_error_may_pass(self):
        self.wrong({"json": 1}, answered("no such model", 404), "status 404")
        self.assertEqual(compare({"json": 1}, answered("busy", 503))[0], False)

    def test_an_expected_status_is_right(self):
        self.assertIsNone(compare({"status": 400}, answered("bad input", 400)))

    def test_a_late_answer_is_not_right_but_not_wrong(self):
        wrong, reason = compare({"text": "ok", "maxLatencyMs": 100}, answered("ok", milliseconds=101.0))
        self.assertFalse(wrong)
        self.assertIn("101 ms", reason)

    def test_long_answers_are_cut(self):
        self.assertLess(len(compare({"text": "ok"}, answered("x" * 10_000))[1]), 500)


class Alike(unittest.TestCase):
    def test_true_is_not_one_and_none_is_not_zero(self):
        for found, expected in ((True, 1), (1, True), (None, 0), (0, None), ("1", 1), (1, "1")):
            self.assertFalse(alike(found, expected, 0.1), (found, expected))

    def test_lists_and_objects_have_the_same_members(self):
        for found, expected in (([1], [1, 2]), ([1, 2], [1]), ({"a": 1}, {}), ({}, {"a": 1}), ([], {}), ({}, [])):
            self.assertFalse(alike(found, expected, 0.1), (found, expected))


class Requests(unittest.TestCase):
    def test_bodies(self):
        self.assertEqual(body_of({"body": {"a": 1}}), b'{"a": 1}')
        self.assertEqual(body_of({"body": "text"}), b"text")
        self.assertEqual(body_of({"bodyBase64": base64.b64encode(b"\x00\xff").decode()}), b"\x00\xff")

    def test_content_types(self):
        self.assertEqual(content_type({"body": {"a": 1}}), "application/json")
        self.assertEqual(content_type({"bodyBase64": ""}), "application/octet-stream")
        self.assertEqual(content_type({"body": "a", "contentType": "text/plain"}), "text/plain")


if __name__ == "__main__":
    unittest.main()
