"""Asks the model server about its model, through the management socket, and checks that its serving port answers."""

import http.client
import json
import socket
from pathlib import Path
from typing import Optional

from health import Model

ANSWERS_WITHIN_SECONDS = 2


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: Path):
        super().__init__("localhost", timeout=ANSWERS_WITHIN_SECONDS)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self.path))


def get(connection: http.client.HTTPConnection, path: str):
    """Return (status, body), or None when no answer comes."""
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


class ModelServer:
    def __init__(self, socket_path: Path, address: str, name: str):
        self.socket_path, self.address, self.name = socket_path, address, name
        self.pending = 0
        # Worker id → process ids seen. TorchServe does not count restarts, but each restart has a new process.
        self.processes: dict = {}

    def describe(self) -> Optional[Model]:
        answer = get(UnixConnection(self.socket_path), f"/models/{self.name}")
        if answer is None:
            return None
        status, body = answer
        if status != 200:
            return Model(False, "", 0, 0, 0)
        return self.read(json.loads(body)[0])

    def read(self, described: dict) -> Model:
        workers = described["workers"]
        self.pending = described.get("jobQueueStatus", {}).get("pendingRequests", 0)
        for worker in workers:
            if worker["pid"] > 0:
                self.processes.setdefault(worker["id"], set()).add(worker["pid"])
        return Model(
            registered=True,
            version=described["modelVersion"],
            workers_ready=sum(worker["status"] == "READY" for worker in workers),
            workers_min=described["minWorkers"],
            deaths=max((len(seen) - 1 for seen in self.processes.values()), default=0),
        )

    def answers(self) -> bool:
        """True for any answer, whatever its status: workers and golden answers decide about health, not /ping."""
        connection = http.client.HTTPConnection(
            self.address, 8080, timeout=ANSWERS_WITHIN_SECONDS, source_address=(self.address, 0)
        )
        return get(connection, "/ping") is not None
