"""The loops of loops.py in PyTensor with its default linker, as a worker of interleave.py."""

import pathlib
import sys

import numpy as np
import pytensor
import pytensor.tensor as pt
from pytensor.scan.basic import scan

from loops import LSTM, ROWS
from serve import serve

HIDDEN = 200


def read(folder, row):
    shapes = dict(ROWS[row][1])
    if row.startswith("lstm"):
        shapes.update(LSTM, y=shapes["x"])
    return {n: np.fromfile(folder / f"{n}.f32", "<f4").reshape(s) for n, s in shapes.items()}


def recurrence(row):
    number = row.startswith("scalar")
    x, h = (pt.fvector("x"), pt.fscalar("h")) if number else (pt.fmatrix("x"), pt.fvector("h"))
    w = pt.fscalar("a") if number else pt.fmatrix("W")
    product = (lambda a, b: a * b) if number else pt.dot
    out = scan(
        lambda e, h, w: pt.tanh(product(w, h) + e),
        sequences=[x],
        outputs_info=[h],
        non_sequences=[w],
        return_updates=False,
    )
    wanted = pt.grad(out.sum(), [w, x, h]) if row.endswith("grad") else out
    return pytensor.function([w, x, h], wanted, trust_input=True), w.name


def lstm(d):
    w, u, b, v, c = shared = [pytensor.shared(d[n], n) for n in "WUbVc"]
    x, y = pt.ftensor3("x"), pt.ftensor3("y")

    def step(e, h, s, w, u, b):
        z = pt.dot(e, w) + pt.dot(h, u) + b
        i, f, o = (pt.sigmoid(z[:, k * HIDDEN : (k + 1) * HIDDEN]) for k in range(3))
        s = f * s + i * pt.tanh(z[:, 3 * HIDDEN :])
        return o * pt.tanh(s), s

    zeros = pt.zeros((x.shape[1], HIDDEN), dtype="float32")
    h = scan(
        step, sequences=[x], outputs_info=[zeros, zeros], non_sequences=[w, u, b], return_updates=False
    )[0]
    p = pt.sigmoid(pt.dot(h, v) + c)
    cost = -(y * pt.log(p) + (1 - y) * pt.log(1 - p)).mean()
    updates = [(s, s - np.float32(0.1) * g) for s, g in zip(shared, pytensor.grad(cost, shared))]
    return pytensor.function([x, y], cost, updates=updates, trust_input=True)


def call(row, d):
    """A function of no arguments that gives a number."""
    if row.startswith("lstm"):
        train = lstm(d)
        return lambda: float(train(d["x"], d["y"]))
    f, weight = recurrence(row)
    if row.endswith("grad"):
        return lambda: float(np.ravel(f(d[weight], d["x"], d["h"])[0])[-1])
    return lambda: float(np.ravel(f(d[weight], d["x"], d["h"]))[-1])


def main():
    folder, row = pathlib.Path(sys.argv[1]), sys.argv[2]
    data = read(folder, row)
    serve(lambda: call(row, data), f"PyTensor {pytensor.__version__} ({pytensor.config.linker})")


if __name__ == "__main__":
    main()
