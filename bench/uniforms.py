"""A million uniform numbers in Damo beside NumPy's Generator, one thread each."""

import argparse
import os
import pathlib
import statistics
import sys

from interleave import Worker, quartiles, run

HERE = pathlib.Path(__file__).resolve().parent
COUNT = 1_000_000
RATIO_LIMIT = 1.0
CALLS = 10
DTYPES = ["float64", "float32"]
GENERATORS = ["mt19937", "mrg31k3p"]


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60, help="timed rounds (%(default)s)")
    parser.add_argument("--warm-up", type=int, default=20, help="rounds before (%(default)s)")
    return parser.parse_args()


def workers(dtype):
    damo = [HERE.parent / "install" / "java", "-cp", os.environ["DAMO_CLASSPATH"]]
    made = [
        Worker(f"Damo {g}", damo + [HERE / "UniformsWorker.java", g, dtype, str(COUNT)], os.environ)
        for g in GENERATORS
    ]
    numpy = [sys.executable, HERE / "uniforms_numpy.py", dtype, str(COUNT)]
    return made + [Worker("NumPy PCG64", numpy, os.environ)]


def report(dtype, made):
    problems = []
    peer = quartiles(made[-1])[1]
    print(dtype)
    for worker in made:
        low, median, high = quartiles(worker)
        last = statistics.mean(worker.costs)
        print(
            f"       {worker.name:<14}{median:>10.0f}{low:>10.0f}{high:>10.0f}"
            f"{median / peer:>8.2f}{last:>10.3f}"
        )
        if median / peer > RATIO_LIMIT:
            problems.append(f"{dtype}: {worker.name} takes {median / peer:.2f} times as long as NumPy")
        if not 0.4 < last < 0.6:
            problems.append(f"{dtype}: the last numbers of {worker.name} are {last:.3f} on average")
    return problems


def main():
    arguments = options()
    print(f"{COUNT:,} uniform numbers; {os.cpu_count()} CPUs, one thread each")
    print(f"{arguments.rounds} rounds by turns, after {arguments.warm_up} of warm-up; microseconds a call\n")
    print("       what              median   quarter       3/4   ratio      last")
    problems = []
    for dtype in DTYPES:
        made = workers(dtype)
        run(made, arguments.warm_up, arguments.rounds, CALLS)
        for worker in made:
            worker.close()
        problems += report(dtype, made)
    for problem in problems:
        print(f"bench: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
