"""Reads {"dots": [35 numbers]} and answers {"digit": 0-9}."""
import json
import os

import torch


class Digits:
    def __init__(self):
        self.model = None

    def initialize(self, context):
        torch.set_num_threads(1)
        folder = context.system_properties["model_dir"]
        self.model = torch.jit.load(os.path.join(folder, context.manifest["model"]["serializedFile"]))

    def handle(self, data, context):
        rows = [dots(row) for row in data]
        with torch.inference_mode():
            return [{"digit": int(digit)} for digit in self.model(torch.tensor(rows)).argmax(1)]


def dots(row):
    body = row.get("body") or row.get("data")
    parsed = json.loads(body) if isinstance(body, (bytes, bytearray, str)) else body
    return [float(dot) for dot in parsed["dots"]]
