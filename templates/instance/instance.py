"""Identifies this instance by the instance metadata service, with a session token (IMDSv2 only)."""

import json
import os
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path

TOKEN_SECONDS = "300"
ANSWERS_WITHIN_SECONDS = 5


@dataclass(frozen=True)
class Instance:
    id: str
    zone: str
    region: str
    address: str  # private, IPv4


def ask() -> Instance:
    """Ask the metadata service. Raises OSError when it does not answer."""
    endpoint = os.environ.get("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://169.254.169.254").rstrip("/")

    def call(path: str, method: str, headers: dict) -> str:
        request = urllib.request.Request(f"{endpoint}/latest/{path}", method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=ANSWERS_WITHIN_SECONDS) as answer:
            return answer.read().decode()

    token = call("api/token", "PUT", {"X-aws-ec2-metadata-token-ttl-seconds": TOKEN_SECONDS})

    def meta_data(name: str) -> str:
        return call(f"meta-data/{name}", "GET", {"X-aws-ec2-metadata-token": token})

    return Instance(
        id=meta_data("instance-id"),
        zone=meta_data("placement/availability-zone"),
        region=meta_data("placement/region"),
        address=meta_data("local-ipv4"),
    )


def remember(instance: Instance, root: Path) -> None:
    """Write the instance to a file, so that the agent need not ask again."""
    (root / "instance.json").write_text(json.dumps(asdict(instance)))


def recall(root: Path) -> Instance:
    return Instance(**json.loads((root / "instance.json").read_text()))
