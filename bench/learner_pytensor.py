"""The Learner of the cheatsheet in PyTensor, as a worker of interleave.py."""

import itertools
import pathlib
import sys

import numpy as np
import pytensor
import pytensor.tensor as pt

from serve import serve

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


def main():
    folder, batch = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    xs = np.fromfile(folder / "x.f32", "<f4").reshape(-1, batch, FEATURES)
    ys = np.fromfile(folder / "y.i32", "<i4").reshape(-1, batch)
    batches = itertools.cycle(zip(xs, ys))

    def step_of():
        step = compiled(folder)
        return lambda: float(step(*next(batches)))

    serve(step_of, f"PyTensor {pytensor.__version__} ({pytensor.config.linker})", f"NumPy {np.__version__}")


if __name__ == "__main__":
    main()
