"""Makes the model server's settings: config.properties, its environment and its arguments."""

import json
import os
from pathlib import Path

from instance import Instance

# Environment variables that a handler must never see, whoever sets them.
HIDDEN_FROM_HANDLERS = ".*AWS.*|.*SECRET.*|.*TOKEN.*|.*PASSWORD.*"


def model_settings(spec: dict) -> dict:
    """Make TorchServe's settings of the model. For a setting left out, the archive's or TorchServe's own applies."""
    server, artifact = spec["server"], spec["artifact"]
    named = {
        "minWorkers": server["workers"],
        "maxWorkers": server["workers"],
        "batchSize": server["batchSize"],
        "maxBatchDelay": server["maxBatchDelayMs"],
        "responseTimeout": server["responseTimeoutSeconds"],
        "startupTimeout": server["startupTimeoutSeconds"],
    }
    pinned = {name: value for name, value in named.items() if value is not None}
    version = {"defaultVersion": True, "marName": "model.mar", **pinned}
    return {artifact["modelName"]: {artifact["modelVersion"]: version}}


def server_properties(spec: dict, instance: Instance, root: Path) -> str:
    """Make config.properties. Only inference is reachable: management and metrics use unix sockets, gRPC an
    ephemeral port."""
    workers = spec["server"]["workers"] or os.cpu_count() or 1
    lines = {
        "inference_address": f"http://{instance.address}:8080",
        "management_address": f"unix:{root}/run/m.sock",
        "metrics_address": f"unix:{root}/run/x.sock",
        "grpc_inference_port": 0,
        "grpc_management_port": 0,
        "default_workers_per_model": workers,
        "default_response_timeout": spec["server"]["responseTimeoutSeconds"],
        "default_startup_timeout": spec["server"]["startupTimeoutSeconds"],
        "job_queue_size": 100,
        "metrics_mode": "prometheus",
        "enable_envvars_config": "false",
        "install_py_dep_per_model": "false",
        "allowed_urls": f"file://{root}/store/.*",
        "blacklist_env_vars": HIDDEN_FROM_HANDLERS,
        "models": json.dumps(model_settings(spec), separators=(",", ":")),
    }
    return "".join(f"{name}={value}\n" for name, value in lines.items())


def server_environment(root: Path) -> dict:
    """Make the server's environment. One thread for each worker: with a worker per processor, more threads disturb
    each other (measured: 7 times the throughput with one). Archives unpack into TEMP, since /tmp is memory on
    Amazon Linux 2023."""
    return {
        "OMP_NUM_THREADS": "1",
        "TEMP": f"{root}/tmp",
        "TMPDIR": f"{root}/tmp",
        "LOG_LOCATION": f"{root}/logs",
        "METRICS_LOCATION": f"{root}/logs",
    }


def server_arguments(spec: dict, root: Path) -> list:
    # Token authentication is off: each instance has its own random keys, which do not work behind a load balancer.
    # --ncs: without it, a snapshot of an earlier start would override config.properties.
    return [
        *("--start", "--foreground", "--ncs", "--disable-token-auth"),
        *("--ts-config", f"{root}/config.properties", "--model-store", f"{root}/store"),
        *("--models", f"{spec['artifact']['modelName']}=model.mar"),
    ]
