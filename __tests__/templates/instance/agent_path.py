"""Makes the instance's programs importable: they live in templates/instance, flat as in their bundle."""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "templates" / "instance"))
