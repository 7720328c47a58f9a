"""Makes the configuration of the CloudWatch agent on this instance."""

import shutil
from pathlib import Path

from instance import Instance

STATSD_PORT = 8125
METRICS_NAMESPACE = "TorchServeDeploy"
SHIPPED_LOGS = ("boot", "ts_log", "model_log", "access_log")


def cloudwatch_agent(spec: dict, instance: Instance, root: Path) -> dict:
    """Collect StatsD metrics, memory, disk, GPU and logs. Metrics are aggregated over `host`: one series per fleet."""
    metrics = {
        "namespace": METRICS_NAMESPACE,
        "aggregation_dimensions": [["service", "environment", "colour"]],
        "metrics_collected": {
            "statsd": {
                "service_address": f"{instance.address}:{STATSD_PORT}",
                "metrics_collection_interval": 10,
                "metrics_aggregation_interval": 10,
            },
            "mem": {"measurement": ["mem_used_percent"]},
            "disk": {"measurement": ["disk_used_percent"], "resources": ["/"]},
            **({"nvidia_gpu": {}} if shutil.which("nvidia-smi") else {}),
        },
    }
    config = {"agent": {"region": instance.region, "omit_hostname": True}, "metrics": metrics}
    if spec["logGroup"] is None:
        return config
    files = [
        {
            "file_path": f"{root}/logs/{name}.log",
            "log_group_name": spec["logGroup"],
            "log_stream_name": f"{spec['releaseId']}/{instance.id}/{name}",
        }
        for name in SHIPPED_LOGS
    ]
    return {**config, "logs": {"logs_collected": {"files": {"collect_list": files}}}}
