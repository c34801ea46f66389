"""One step of the cheatsheet's Learner, 784-500-10, float32, Adagrad: Damo beside PyTensor."""

import argparse
import os
import pathlib
import sys
import tempfile

import numpy as np

from interleave import Worker, peer_environment, quartiles, run

HERE = pathlib.Path(__file__).resolve().parent
FEATURES, HIDDEN, CLASSES = 784, 500, 10
BATCHES = 64
RATIO_LIMIT = 1.5
COST_LIMIT = 1e-4


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60, help="timed rounds (%(default)s)")
    parser.add_argument("--steps", type=int, default=40, help="steps a round (%(default)s)")
    parser.add_argument("--warm-up", type=int, default=60, help="rounds before (%(default)s)")
    parser.add_argument(
        "--peer-threads", type=int, default=1, help="of the peer's BLAS (%(default)s)"
    )
    parser.add_argument("--batches", type=int, nargs="+", default=[20, 100], help="batch sizes")
    return parser.parse_args()


def write_data(folder, batch):
    """Noisy prototypes, one label in five wrong: the cost stays away from 0, where it compares badly."""
    random = np.random.default_rng(1234)
    rows = BATCHES * batch
    prototypes = random.random((CLASSES, FEATURES))
    y = random.integers(0, CLASSES, rows)
    x = np.clip(prototypes[y] * 0.5 + random.normal(0, 0.4, (rows, FEATURES)), 0, 1)
    y = np.where(random.random(rows) < 0.2, random.integers(0, CLASSES, rows), y)
    x.astype("<f4").tofile(folder / "x.f32")
    y.astype("<i4").tofile(folder / "y.i32")
    for name, shape in (("w1", (FEATURES, HIDDEN)), ("w2", (HIDDEN, CLASSES))):
        (0.01 * random.random(shape) - 0.005).astype("<f4").tofile(folder / f"{name}.f32")


def damo(folder, batch):
    return Worker(
        "Damo",
        [HERE.parent / "install" / "java", "-cp", os.environ["DAMO_CLASSPATH"]]
        + [HERE / "LearnerWorker.java", folder, str(batch)],
        os.environ,
    )


def pytensor(folder, batch, threads):
    """With one BLAS thread, as Damo, unless asked for more."""
    return Worker(
        "PyTensor", [sys.executable, HERE / "learner_pytensor.py", folder, str(batch)], peer_environment(threads)
    )


def measure(batch, arguments):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_data(folder, batch)
        workers = [damo(folder, batch), pytensor(folder, batch, arguments.peer_threads)]
        run(workers, arguments.warm_up, arguments.rounds, arguments.steps)
        for worker in workers:
            worker.close()
        return workers


def first_cost(worker, steps):
    """The mean of the first hundred steps or so. Later an input of relu so near to 0 that its sign
    is a matter of rounding sends any two programs different ways."""
    return np.mean(worker.costs[: max(1, 100 // steps)])


def report(batch, ours, peer, steps):
    for worker in (ours, peer):
        low, median, high = quartiles(worker)
        print(
            f"{batch:>5}  {worker.name:<9}{median:>10.0f}{low:>10.0f}{high:>10.0f}"
            f"{worker.facts['compile_seconds']:>11.2f}{first_cost(worker, steps):>12.7f}{np.mean(worker.costs):>12.7f}"
        )
    ratio = quartiles(ours)[1] / quartiles(peer)[1]
    difference = abs(first_cost(ours, steps) / first_cost(peer, steps) - 1)
    print(f"       ratio Damo/{peer.name} {ratio:.2f}, first costs differ by {difference:.1e}\n")
    problems = []
    if not difference <= COST_LIMIT:
        problems.append(f"batch {batch}: the first costs differ by {difference:.1e}, more than {COST_LIMIT}")
    if ratio > RATIO_LIMIT:
        problems.append(f"batch {batch}: Damo takes {ratio:.2f} times as long, more than {RATIO_LIMIT}")
    return problems


def main():
    arguments = options()
    print(f"Learner step {FEATURES}-{HIDDEN}-{CLASSES}, float32, Adagrad; {os.cpu_count()} CPUs")
    measured = [(batch, measure(batch, arguments)) for batch in arguments.batches]
    for worker in measured[0][1]:
        print(f"{worker.name}: {worker.facts['versions']}")
    print(
        f"{arguments.rounds} rounds by turns of {arguments.steps} steps each,"
        f" after {arguments.warm_up} rounds of warm-up; microseconds a step\n"
    )
    print("batch  what          median  quarter  3/4     compile s  first cost   mean cost")
    problems = [p for batch, workers in measured for p in report(batch, *workers, arguments.steps)]
    for problem in problems:
        print(f"bench: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
