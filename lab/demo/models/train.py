"""Trains the demo's four releases in seconds and archives them: `python train.py OUTPUT_DIRECTORY`.

1.0  a linear model from few samples · 2.0  a small network from many, better under noise · 3.0  a network trained on labels that are off by
one: it loads and answers, wrongly · 4.0  the network of 2.0 with a handler that runs out of a resource under load.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import torch
from torch import nn

import glyphs

HERE = pathlib.Path(__file__).parent


def trained(model: nn.Module, samples: int, shift: int = 0) -> nn.Module:
    images, digits = glyphs.noisy(samples, flip=0.12, seed=1)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(60):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images), (digits + shift) % 10).backward()
        optimizer.step()
    return model.eval()


def accuracy(model: nn.Module) -> float:
    images, digits = glyphs.noisy(2000, flip=0.12, seed=2)
    return (model(images).argmax(1) == digits).float().mean().item()


def network() -> nn.Module:
    return nn.Sequential(nn.Linear(35, 64), nn.ReLU(), nn.Linear(64, 10))


def archive(out: pathlib.Path, version: str, model: nn.Module, handler: str) -> None:
    folder = out / version
    folder.mkdir(parents=True, exist_ok=True)
    torch.jit.trace(model, torch.zeros(1, 35)).save(str(folder / "digits.pt"))
    # The archiver works in <temporary directory>/<model name>: two that share one would fail on each other's files.
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            [
                str(pathlib.Path(sys.executable).parent / "torch-model-archiver"),
                *("--model-name", "digits", "--version", version, "--force"),
                *("--serialized-file", str(folder / "digits.pt"), "--handler", str(HERE / handler)),
                *("--extra-files", str(HERE / "handler.py")) * (handler != "handler.py"),
                *("--export-path", str(folder)),
            ],
            check=True,
            env={**os.environ, "TMPDIR": scratch},
        )
    print(f"release {version}: {accuracy(model):.1%} of 2000 noisy digits right", flush=True)


def golden_set() -> dict:
    return {
        "requests": [
            {"name": f"digit {digit}", "body": {"dots": dots.int().tolist()}, "expect": {"json": {"digit": digit}}}
            for digit, dots in enumerate(glyphs.clean())
        ]
    }


def main(out: pathlib.Path) -> None:
    torch.manual_seed(0)
    archive(out, "1.0", trained(nn.Linear(35, 10), samples=60), "handler.py")
    better = trained(network(), samples=4000)
    archive(out, "2.0", better, "handler.py")
    archive(out, "3.0", trained(network(), samples=4000, shift=1), "handler.py")
    archive(out, "4.0", better, "leaking_handler.py")
    (out / "golden.json").write_text(json.dumps(golden_set(), indent=1))


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(pathlib.Path(sys.argv[1]))
