"""The numbers of uniforms.py from NumPy, as a worker of interleave.py."""

import json
import platform
import sys
import time

import numpy as np


def main():
    dtype, count = np.dtype(sys.argv[1]), int(sys.argv[2])
    generator = np.random.Generator(np.random.PCG64(1234))
    numbers = np.empty(count, dtype)
    versions = f"NumPy {np.__version__}, Python {platform.python_version()}"
    print("ready", json.dumps({"compile_seconds": 0, "versions": versions}), flush=True)
    for line in sys.stdin:
        calls = int(line.split()[1])
        total = 0.0
        start = time.perf_counter_ns()
        for _ in range(calls):
            generator.random(out=numbers, dtype=dtype)
            total += float(numbers[-1])
        print("done", time.perf_counter_ns() - start, repr(total / calls), flush=True)


if __name__ == "__main__":
    main()
