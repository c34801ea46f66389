"""A training step of a variational autoencoder in Damo beside PyTensor and JAX: 784-500-500-200, batch 100, Adam, float32."""

import argparse
import os
import pathlib
import sys
import tempfile

import numpy as np

from interleave import Worker, peer_environment, quartiles, run

HERE = pathlib.Path(__file__).resolve().parent
COST_LIMIT = 1e-3
ROWS, PIXELS, HIDDEN, CODE = 100, 784, 500, 200
STEPS = 2

# Weights by name; each bias is as long as its weights are wide.
WEIGHTS = {
    "q0": (PIXELS, HIDDEN), "q1": (HIDDEN, HIDDEN), "mu": (HIDDEN, CODE), "lc": (HIDDEN, CODE),
    "p0": (CODE, HIDDEN), "p1": (HIDDEN, HIDDEN), "out": (HIDDEN, PIXELS),
}  # fmt: skip


def shapes():
    all = {"x": (ROWS, PIXELS), "eps": (ROWS, CODE)}
    for name, shape in WEIGHTS.items():
        all[name] = shape
        all[name + "_b"] = shape[1:]
    return all


def read(folder):
    return {n: np.fromfile(folder / f"{n}.f32", "<f4").reshape(s) for n, s in shapes().items()}


def write_data(folder):
    random = np.random.default_rng(1234)
    for name, shape in shapes().items():
        if name == "x":
            values = random.random(shape) < 0.2
        elif name.endswith("_b"):
            values = np.zeros(shape)
        else:
            values = random.standard_normal(shape) * (1 if name == "eps" else 1 / np.sqrt(shape[0]))
        values.astype("<f4").tofile(folder / f"{name}.f32")


def workers(folder, peers):
    damo = [HERE.parent / "install" / "java", "-cp", os.environ["DAMO_CLASSPATH"]]
    made = [Worker("Damo", damo + [HERE / "VaeWorker.java", folder], os.environ)]
    for peer in peers:
        name = {"jax": "JAX", "pytensor": "PyTensor"}[peer]
        made.append(Worker(name, [sys.executable, HERE / f"vae_{peer}.py", folder], peer_environment()))
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30, help="timed rounds (%(default)s)")
    parser.add_argument("--warm-up", type=int, default=20, help="rounds before (%(default)s)")
    parser.add_argument("--peers", nargs="+", default=["jax", "pytensor"], choices=["jax", "pytensor"])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_data(folder)
        made = workers(folder, arguments.peers)
        run(made, arguments.warm_up, arguments.rounds, STEPS)
        for worker in made:
            worker.close()
    return report(made)


def report(made):
    print(f"VAE 784-500-500-200, batch 100, Adam, float32; {os.cpu_count()} CPUs, one thread each")
    print("what          median   quarter       3/4  compile s    first cost   microseconds a step")
    for worker in made:
        low, median, high = quartiles(worker)
        seconds, cost = worker.facts["compile_seconds"], worker.costs[0]
        print(f"{worker.name:<9}{median:>11.0f}{low:>10.0f}{high:>10.0f}{seconds:>11.2f}{cost:>14.4f}")
    problems = []
    ours, peers = made[0], made[1:]
    for peer in peers:
        difference = abs(ours.costs[0] - peer.costs[0]) / abs(peer.costs[0])
        if not difference <= COST_LIMIT:
            problems.append(f"first costs of Damo and {peer.name} differ by {difference:.1e}")
    best = min(peers, key=lambda p: quartiles(p)[1])
    ratio = quartiles(ours)[1] / quartiles(best)[1]
    print(f"ratio Damo/{best.name} {ratio:.2f}")
    print("\n".join(f"{worker.name}: {worker.facts['versions']}" for worker in made))
    for problem in problems:
        print(f"bench: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
