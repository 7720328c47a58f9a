"""Writes the files that boot.sh and systemd read, from spec.json and the instance's metadata.

boot.sh runs it in the unpacked bundle. It writes there: instance.json, boot.env (shell assignments),
config.properties (TorchServe), cloudwatch-agent.json, model-server.service, model-agent.service.
"""

import json
import shlex
from pathlib import Path

from instance import Instance, ask, remember
from server_settings import server_properties
from telemetry import cloudwatch_agent
from units import agent_unit, server_unit


def boot_environment(spec: dict, instance: Instance) -> str:
    artifact = spec["artifact"]
    bucket, _, key = artifact["uri"].removeprefix("s3://").partition("/")
    values = {
        "AWS_DEFAULT_REGION": instance.region,
        "runtime": spec["runtime"],
        "image": spec["image"] or "",
        "artifact_bucket": bucket,
        "artifact_key": key,
        "artifact_version": artifact["versionId"] or "",
        "artifact_sha256": artifact["sha256"],
    }
    return "".join(f"{name}={shlex.quote(value)}\n" for name, value in values.items())


def main() -> None:
    root = Path(__file__).resolve().parent
    spec = json.loads((root / "spec.json").read_text())
    instance = ask()
    remember(instance, root)
    (root / "boot.env").write_text(boot_environment(spec, instance))
    (root / "config.properties").write_text(server_properties(spec, instance, root))
    (root / "cloudwatch-agent.json").write_text(json.dumps(cloudwatch_agent(spec, instance, root), indent=2))
    (root / "model-agent.service").write_text(agent_unit(spec, instance, root))
    (root / "model-server.service").write_text(server_unit(spec, root))


if __name__ == "__main__":
    main()
