import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import agent_path  # noqa: F401
import units
from configure import boot_environment
from instance import Instance
from server_settings import server_properties
from telemetry import cloudwatch_agent

ROOT = Path("/opt/model-server")
INSTANCE = Instance("i-1", "eu-west-1a", "eu-west-1", "10.0.1.7")
SPEC = {
    "service": "digits",
    "environment": "test",
    "releaseId": "r1",
    "colour": "blue",
    "runtime": "process",
    "image": None,
    "artifact": {
        "uri": "s3://bucket/a/model's $(key).mar",
        "versionId": None,
        "sha256": "0" * 64,
        "modelName": "m",
        "modelVersion": "1.0",
    },
    "server": {
        "workers": 2,
        "batchSize": None,
        "maxBatchDelayMs": None,
        "responseTimeoutSeconds": 30,
        "startupTimeoutSeconds": 60,
    },
    "logGroup": "/digits/test",
}
CONTAINER = {**SPEC, "runtime": "container", "image": "1.dkr.ecr.eu-west-1.amazonaws.com/x@sha256:ab"}


def properties(spec=SPEC):
    lines = server_properties(spec, INSTANCE, ROOT).splitlines()
    return dict(line.split("=", 1) for line in lines)


class ServerSettings(unittest.TestCase):
    def test_only_inference_listens_on_an_address(self):
        settings = properties()
        addresses = {name: value for name, value in settings.items() if name.endswith("_address")}
        self.assertEqual(addresses.pop("inference_address"), "http://10.0.1.7:8080")
        self.assertTrue(all(value.startswith("unix:") for value in addresses.values()), addresses)
        self.assertEqual((settings["grpc_inference_port"], settings["grpc_management_port"]), ("0", "0"))

    def test_models_come_from_the_instances_own_store_alone(self):
        self.assertEqual(properties()["allowed_urls"], "file:///opt/model-server/store/.*")

    def test_a_setting_that_the_release_leaves_open_is_left_to_the_archive(self):
        version = json.loads(properties()["models"])["m"]["1.0"]
        self.assertEqual((version["minWorkers"], version["maxWorkers"], version["responseTimeout"]), (2, 2, 30))
        self.assertNotIn("batchSize", version)

    def test_without_a_number_of_workers_each_processor_has_one(self):
        settings = properties({**SPEC, "server": {**SPEC["server"], "workers": None}})
        self.assertEqual(settings["default_workers_per_model"], str(os.cpu_count()))


class Units(unittest.TestCase):
    def test_the_server_runs_as_its_own_user_without_the_instances_credentials(self):
        text = units.server_unit(SPEC, ROOT)
        for line in ("User=model-server", "NoNewPrivileges=yes", "IPAddressDeny=169.254.169.254"):
            self.assertIn(line, text.splitlines())

    def test_it_is_restarted_also_when_its_wrapper_ends_with_0(self):
        self.assertIn("Restart=always", units.server_unit(SPEC, ROOT).splitlines())

    def test_the_container_is_the_image_by_digest_with_its_entry_point_replaced(self):
        with tempfile.TemporaryDirectory() as directory:
            root = Path(directory)
            (root / "run").mkdir()
            command = units.container_command(CONTAINER, root)
            owner = (root / "run").stat()
        self.assertIn(CONTAINER["image"], command)
        for argument in ("--init", "--network=host", f"--user={owner.st_uid}:{owner.st_gid}", "--entrypoint=torchserve"):
            self.assertLess(command.index(argument), command.index(CONTAINER["image"]))


class BootEnvironment(unittest.TestCase):
    def test_the_shell_reads_hostile_names_as_they_are(self):
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(boot_environment(SPEC, INSTANCE))
            file.flush()
            script = 'source "$1" && printf %s "$artifact_key"'
            read = subprocess.run(["bash", "-c", script, "-", file.name], capture_output=True, text=True, check=True)
        self.assertEqual(read.stdout, "a/model's $(key).mar")


class Telemetry(unittest.TestCase):
    def test_a_fleet_has_one_series_a_metric(self):
        metrics = cloudwatch_agent(SPEC, INSTANCE, ROOT)["metrics"]
        self.assertEqual(metrics["aggregation_dimensions"], [["service", "environment", "colour"]])
        self.assertEqual(metrics["metrics_collected"]["statsd"]["service_address"], "10.0.1.7:8125")

    def test_logs_are_shipped_only_to_a_group_that_is_named(self):
        self.assertIn("logs", cloudwatch_agent(SPEC, INSTANCE, ROOT))
        self.assertNotIn("logs", cloudwatch_agent({**SPEC, "logGroup": None}, INSTANCE, ROOT))


if __name__ == "__main__":
    unittest.main()
