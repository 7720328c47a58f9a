"""Makes the two systemd units: the model server and the agent."""

import shlex
import shutil
import sys
from pathlib import Path

from instance import Instance
from server_settings import server_arguments, server_environment

USER = "model-server"


def program(name: str) -> str:
    """Return the absolute path that a unit needs. A package that is installed later in the boot uses /usr/bin."""
    return shutil.which(name) or f"/usr/bin/{name}"


def process_command(spec: dict, root: Path) -> list:
    return [program("torchserve"), *server_arguments(spec, root)]


def container_command(spec: dict, root: Path) -> list:
    """Replace the image's entry point, which would outlive a dead server and ignore SIGTERM, and run under an init."""
    owner = (root / "run").stat()  # the owner of the files that the server writes
    environment = [f"--env={name}={value}" for name, value in server_environment(root).items()]
    graphics = ["--gpus=all"] if shutil.which("nvidia-smi") else []
    return [
        *(program("docker"), "run", "--rm", "--name=model-server", "--init", "--network=host"),
        *(f"--user={owner.st_uid}:{owner.st_gid}", f"--volume={root}:{root}", f"--workdir={root}"),
        *(*environment, *graphics, "--entrypoint=torchserve", spec["image"], *server_arguments(spec, root)),
    ]


def unit(description: str, service: list) -> str:
    lines = [
        *("[Unit]", f"Description={description}", "StartLimitIntervalSec=300", "StartLimitBurst=5", ""),
        *("[Service]", f"User={USER}", "NoNewPrivileges=yes", "KillMode=mixed", "RestartSec=1", *service, ""),
        *("[Install]", "WantedBy=multi-user.target", ""),
    ]
    return "\n".join(lines)


def server_unit(spec: dict, root: Path) -> str:
    """Make the server's unit. Restart=always, since TorchServe's wrapper exits with 0 even if its Java server is
    killed."""
    process = spec["runtime"] == "process"
    command = (process_command if process else container_command)(spec, root)
    service = [
        f"WorkingDirectory={root}",
        *(f"Environment={name}={value}" for name, value in server_environment(root).items()),
        # Keeps the instance's credentials from the model's code.
        "IPAddressDeny=169.254.169.254",
        *([] if process else [f"ExecStartPre=-{command[0]} rm --force model-server"]),
        f"ExecStart={shlex.join(command)}",
        "Restart=always",
        "LimitNOFILE=65536",
    ]
    release = f"{spec['service']}/{spec['environment']}, release {spec['releaseId']}"
    return unit(f"model server of {release}", service)


def agent_unit(spec: dict, instance: Instance, root: Path) -> str:
    service = [
        f"WorkingDirectory={root}",
        f"Environment=AWS_DEFAULT_REGION={instance.region}",
        f"Environment=HOME={root}/tmp",
        f"ExecStart={sys.executable} {root}/agent.py",
        "Restart=always",
        # Long enough to send the last report.
        "TimeoutStopSec=10",
    ]
    return unit(f"health and reports of {spec['service']}/{spec['environment']}", service)
