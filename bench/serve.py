"""What all workers of interleave.py in Python do: compile, say so, and make steps when asked."""

import json
import platform
import sys
import time


def serve(compiled, *libraries):
    """Answers on standard output until standard input ends.

    compiled: makes a function of no arguments, which makes a step and gives its cost. The first
    step counts as compiling.
    libraries: their names with their versions
    """
    start = time.perf_counter()
    step = compiled()
    step()
    seconds = time.perf_counter() - start
    versions = ", ".join([*libraries, f"Python {platform.python_version()}"])
    print("ready", json.dumps({"compile_seconds": seconds, "versions": versions}), flush=True)
    for line in sys.stdin:
        count = int(line.split()[1])
        start = time.perf_counter_ns()
        total = sum(step() for _ in range(count))
        print("done", time.perf_counter_ns() - start, repr(total / count), flush=True)
