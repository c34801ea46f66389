"""The Learner of the cheatsheet in PyTensor, as a worker of interleave.py."""

import json
import pathlib
import platform
import sys
import time

import numpy as np
import pytensor
import pytensor.tensor as pt

FEATURES, HIDDEN, CLASSES = 784, 500, 10
LEARNING_RATE = 0.001


def shared(folder, name, shape):
    return pytensor.shared(np.fromfile(folder / f"{name}.f32", "<f4").reshape(shape), name)


def compiled(folder):
    x, y = pt.fmatrix("X"), pt.ivector("Y")
    w1, b1 = shared(folder, "w1", (FEATURES, HIDDEN)), pytensor.shared(np.zeros(HIDDEN, "f4"), "b1")
    w2, b2 = shared(folder, "w2", (HIDDEN, CLASSES)), pytensor.shared(np.zeros(CLASSES, "f4"), "b2")
    hidden = pt.maximum(pt.dot(x, w1) + b1, 0)
    yhat = pt.special.softmax(pt.dot(hidden, w2) + b2, axis=1)
    cost = pt.mean(-pt.log(yhat[pt.arange(y.shape[0]), y]))
    params = [w1, b1, w2, b2]
    updates = []
    for p, g in zip(params, pytensor.grad(cost, params)):
        a = pytensor.shared(np.zeros_like(p.get_value()), f"opt_adagrad_{p.name}")
        square = a + g**2
        updates += [(a, square), (p, p - np.float32(LEARNING_RATE) * g / pt.sqrt(square + np.float32(1e-6)))]
    step = pytensor.function([x, y], cost, updates=updates)
    step.trust_input = True
    return step


def versions(step):
    linker = type(step.maker.linker).__name__
    return f"PyTensor {pytensor.__version__} ({linker}), NumPy {np.__version__}, Python {platform.python_version()}"


def main():
    folder, batch = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    xs = np.fromfile(folder / "x.f32", "<f4").reshape(-1, batch, FEATURES)
    ys = np.fromfile(folder / "y.i32", "<i4").reshape(-1, batch)
    start = time.perf_counter()
    step = compiled(folder)
    step(xs[0], ys[0])
    seconds = time.perf_counter() - start
    print("ready", json.dumps({"compile_seconds": seconds, "versions": versions(step)}), flush=True)
    at = 0
    for line in sys.stdin:
        count = int(line.split()[1])
        total = 0.0
        start = time.perf_counter_ns()
        for _ in range(count):
            total += float(step(xs[at], ys[at]))
            at = (at + 1) % len(xs)
        nanoseconds = time.perf_counter_ns() - start
        print("done", nanoseconds, repr(total / count), flush=True)


if __name__ == "__main__":
    main()
