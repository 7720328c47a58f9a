import unittest
from dataclasses import replace

import agent_path  # noqa: F401
from health import Boot, Facts, Golden, Health, Model, judge

RIGHT = Golden(right=True, wrong=False, reason="", failed_in_a_row=0)
WRONG = Golden(right=False, wrong=True, reason="answered 3, expected 4", failed_in_a_row=1)
NO_ANSWER = Golden(right=False, wrong=False, reason="gave no answer", failed_in_a_row=1)
LOADED = Model(registered=True, version="1.0", workers_ready=2, workers_min=2, deaths=0)
DONE = Boot("done", "start-telemetry", "")
GOOD = Facts(
    now=0.0, boot=DONE, draining=False, model=LOADED, answers=True, golden=RIGHT, requests=0, failures=0
)


def after(*seen, start=Health()):
    health = start
    for facts in seen:
        health = judge(health, facts, version="1.0", startup_seconds=60)
    return health


READY = after(GOOD)


class Starting(unittest.TestCase):
    def expect(self, facts, state, step, reason=None):
        health = after(facts)
        self.assertEqual((health.state, health.step, health.healthy), (state, step, state == "ready"))
        if reason:
            self.assertIn(reason, health.reason)

    def test_everything_seen_is_ready_and_healthy(self):
        self.expect(GOOD, "ready", "serve")

    def test_a_running_boot_names_its_step_even_when_the_server_is_up(self):
        self.expect(replace(GOOD, boot=Boot("running", "fetch-artifact", "")), "booting", "fetch-artifact")

    def test_a_failed_boot_step_is_failed_with_its_reason(self):
        self.expect(replace(GOOD, boot=Boot("failed", "fetch-artifact", "sha256")), "failed", "fetch-artifact", "sha256")

    def test_a_silent_server_is_waited_for(self):
        self.expect(replace(GOOD, model=None), "loading", "start-server")

    def test_fewer_workers_than_the_minimum_are_not_ready(self):
        one = replace(GOOD, model=replace(LOADED, workers_ready=1))
        self.expect(one, "loading", "load-model", "1 of 2 workers")

    def test_a_model_without_a_minimum_needs_one_worker(self):
        none = replace(GOOD, model=replace(LOADED, workers_ready=0, workers_min=0))
        self.expect(none, "loading", "load-model", "0 of 1 workers")

    def test_a_port_that_does_not_answer_is_not_ready(self):
        self.expect(replace(GOOD, answers=False), "loading", "answer")

    def test_an_unanswered_golden_set_is_waited_for(self):
        self.expect(replace(GOOD, golden=None), "loading", "golden")
        self.expect(replace(GOOD, golden=NO_ANSWER), "loading", "golden", "no answer")

    def test_a_wrong_golden_answer_fails_at_once(self):
        self.expect(replace(GOOD, golden=WRONG), "failed", "golden", "expected 4")

    def test_an_archive_that_the_server_refused_fails_at_once(self):
        refused = replace(GOOD, model=Model(False, "", 0, 0, 0))
        self.expect(refused, "failed", "load-model", "refused")

    def test_another_version_fails_at_once(self):
        other = replace(GOOD, model=replace(LOADED, version="2.0"))
        self.expect(other, "failed", "load-model", "version 2.0")

    def test_a_worker_that_dies_twice_fails_it_but_not_once(self):
        dying = replace(LOADED, workers_ready=0, deaths=1)
        self.expect(replace(GOOD, model=dying), "loading", "load-model")
        self.expect(replace(GOOD, model=replace(dying, deaths=2)), "failed", "load-model", "died 2 times")

    def test_a_slow_load_fails_after_the_startup_timeout_counted_from_the_end_of_the_boot(self):
        slow = replace(GOOD, model=None, now=100.0)
        self.assertEqual(after(slow, replace(slow, now=160.0)).state, "loading")
        late = after(slow, replace(slow, now=160.1))
        self.assertEqual((late.state, late.step), ("failed", "start-server"))

    def test_failed_stays_failed(self):
        self.assertEqual(after(replace(GOOD, golden=WRONG), GOOD).state, "failed")


class Serving(unittest.TestCase):
    def expect(self, facts, state, healthy=True, reason=""):
        health = after(facts, start=READY)
        self.assertEqual((health.state, health.healthy), (state, healthy))
        self.assertIn(reason, health.reason or "")

    def test_wrong_answers_degrade_but_stay_healthy(self):
        self.expect(replace(GOOD, golden=WRONG), "degraded", reason="expected 4")

    def test_one_replay_without_an_answer_is_excused_and_two_are_not(self):
        self.expect(replace(GOOD, golden=NO_ANSWER), "ready")
        self.expect(replace(GOOD, golden=replace(NO_ANSWER, failed_in_a_row=2)), "degraded")

    def test_errors_degrade_from_five_failures_and_a_tenth_on(self):
        self.expect(replace(GOOD, requests=50, failures=5), "degraded", reason="5 of the last 50")
        self.expect(replace(GOOD, requests=51, failures=5), "ready")
        self.expect(replace(GOOD, requests=4, failures=4), "ready")

    def test_it_recovers(self):
        self.assertEqual(after(replace(GOOD, golden=WRONG), GOOD, start=READY), READY)

    def test_a_dead_server_is_unhealthy_after_thirty_seconds_and_not_before(self):
        for model in (None, replace(LOADED, workers_ready=0), Model(False, "", 0, 0, 0)):
            self.expect(replace(GOOD, now=29.9, model=model), "degraded")
            self.expect(replace(GOOD, now=30.0, model=model), "degraded", healthy=False)

    def test_a_worker_in_between_starts_the_thirty_seconds_anew(self):
        dead = replace(GOOD, model=None)
        seen = [replace(dead, now=20.0), replace(GOOD, now=25.0), replace(dead, now=54.0)]
        self.assertTrue(after(*seen, start=READY).healthy)

    def test_a_dead_server_that_came_back_is_healthy_again(self):
        health = after(replace(GOOD, now=40.0, model=None), replace(GOOD, now=41.0), start=READY)
        self.assertEqual((health.state, health.healthy), ("ready", True))

    def test_a_server_that_knows_the_model_no_more_is_told_apart_from_a_silent_one(self):
        self.expect(replace(GOOD, model=None), "degraded", reason="does not answer")
        self.expect(replace(GOOD, model=replace(LOADED, workers_ready=0)), "degraded", reason="no worker")

    def test_draining_is_unhealthy_whatever_else_is_seen(self):
        self.expect(replace(GOOD, draining=True), "draining", healthy=False)


if __name__ == "__main__":
    unittest.main()
