"""The benchmarks are scripts beside the package; they are found from the root of the checkout."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))
