"""The handler of 2.0 with a defect that no golden answer shows: each request keeps a handle, and they run out."""
from handler import Digits

HANDLES = 80


class LeakingDigits(Digits):
    def __init__(self):
        super().__init__()
        self.handles = []

    def handle(self, data, context):
        self.handles.extend(data)
        if len(self.handles) > HANDLES:
            raise RuntimeError("Too many open handles: the decoder cannot be created")
        return super().handle(data, context)
