"""Loops in Damo beside PyTensor and JAX: a recurrence of numbers, a small RNN, an LSTM's training step."""

import argparse
import os
import pathlib
import sys
import tempfile

import numpy as np

from interleave import Worker, peer_environment, quartiles, run

HERE = pathlib.Path(__file__).resolve().parent
RATIO_LIMIT = 1.0
COST_LIMIT = 1e-4

# name: arrays (shape, kind) and calls a round
ROWS = {
    "scalar": ("tanh(a h + x), 10,000 steps", {"x": (10_000,), "a": (), "h": ()}, 40),
    "scalar-grad": ("its gradient", {"x": (10_000,), "a": (), "h": ()}, 20),
    "rnn": ("tanh(W h + x), n = 50, 1,000 steps", {"x": (1000, 50), "W": (50, 50), "h": (50,)}, 20),
    "rnn-grad": ("gradient of its sum to W, x, h", {"x": (1000, 50), "W": (50, 50), "h": (50,)}, 10),
    "lstm-1": ("LSTM 88-200, 100 steps, batch 1, training step", {"x": (100, 1, 88)}, 4),
    "lstm-10": ("LSTM 88-200, 100 steps, batch 10, training step", {"x": (100, 10, 88)}, 2),
}
LSTM = {"W": (88, 800), "U": (200, 800), "b": (800,), "V": (200, 88), "c": (88,)}


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40, help="timed rounds (%(default)s)")
    parser.add_argument("--warm-up", type=int, default=40, help="rounds before (%(default)s)")
    parser.add_argument("--rows", nargs="+", default=list(ROWS), choices=list(ROWS))
    parser.add_argument(
        "--peers", nargs="+", default=["jax", "pytensor"], choices=["jax", "pytensor"]
    )
    return parser.parse_args()


def write_data(folder, row):
    random = np.random.default_rng(1234)
    shapes = dict(ROWS[row][1])
    if row.startswith("lstm"):
        shapes.update(LSTM)
        y = random.random(shapes["x"]) < 0.3
        y.astype("<f4").tofile(folder / "y.f32")
    for name, shape in shapes.items():
        # A W of n = 50 with a larger spread makes the recurrence chaotic, and its gradient a
        # matter of rounding: no two programs agree then.
        spread = 0.1 if row.startswith("rnn") and name == "W" else 0.2
        (spread * random.standard_normal(shape)).astype("<f4").tofile(folder / f"{name}.f32")


def workers(folder, row, peers):
    damo = [HERE.parent / "install" / "java", "-cp", os.environ["DAMO_CLASSPATH"]]
    made = [Worker("Damo", damo + [HERE / "LoopsWorker.java", folder, row], os.environ)]
    for peer in peers:
        name = {"jax": "JAX", "pytensor": "PyTensor"}[peer]
        made.append(
            Worker(name, [sys.executable, HERE / f"loops_{peer}.py", folder, row], peer_environment())
        )
    return made


def measure(row, arguments):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_data(folder, row)
        made = workers(folder, row, arguments.peers)
        run(made, arguments.warm_up, arguments.rounds, ROWS[row][2])
        for worker in made:
            worker.close()
        return made


def report(row, made):
    print(f"{row}: {ROWS[row][0]}")
    for worker in made:
        low, median, high = quartiles(worker)
        print(
            f"       {worker.name:<9}{median:>10.0f}{low:>10.0f}{high:>10.0f}"
            f"{worker.facts['compile_seconds']:>11.2f}{worker.costs[0]:>14.6f}"
        )
    problems = []
    ours, peers = made[0], made[1:]
    for peer in peers:
        difference = abs(ours.costs[0] - peer.costs[0]) / max(1, abs(peer.costs[0]))
        if not difference <= COST_LIMIT:
            problems.append(f"{row}: results of Damo and {peer.name} differ by {difference:.1e}")
    if peers:
        best = min(peers, key=lambda p: quartiles(p)[1])
        ratio = quartiles(ours)[1] / quartiles(best)[1]
        print(f"       ratio Damo/{best.name} {ratio:.2f}\n")
        if ratio > RATIO_LIMIT:
            problems.append(f"{row}: Damo takes {ratio:.2f} times as long as {best.name}")
    return problems


def main():
    arguments = options()
    print(f"Loops, float32; {os.cpu_count()} CPUs, one thread each")
    print(f"{arguments.rounds} rounds by turns, after {arguments.warm_up} of warm-up; microseconds a call\n")
    print("       what          median   quarter       3/4  compile s        result")
    problems = []
    for row in arguments.rows:
        made = measure(row, arguments)
        problems += report(row, made)
        versions = [f"{worker.name}: {worker.facts['versions']}" for worker in made]
    print("\n".join(versions))
    for problem in problems:
        print(f"bench: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
