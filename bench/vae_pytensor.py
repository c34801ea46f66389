"""The autoencoder of vae.py in PyTensor with its default linker, as a worker of interleave.py."""

import pathlib
import sys

import numpy as np
import pytensor
import pytensor.tensor as pt

from vae import read
from serve import serve

RATE = np.float32(1e-3)


def trainer(weights):
    w = {n: pytensor.shared(a, n) for n, a in weights.items()}
    x, eps = pt.fmatrix("x"), pt.fmatrix("eps")

    def layer(name, v):
        return pt.dot(v, w[name]) + w[name + "_b"]

    h = pt.softplus(layer("q1", pt.softplus(layer("q0", x))))
    mu, lc = layer("mu", h), layer("lc", h)
    z = mu + pt.exp(lc / 2) * eps
    logits = layer("out", pt.softplus(layer("p1", pt.softplus(layer("p0", z)))))
    nll = (pt.softplus(logits) - x * logits).sum(axis=1)
    kl = np.float32(0.5) * (pt.exp(lc) + mu * mu - 1 - lc).sum(axis=1)
    cost = (nll + kl).mean()
    t = pytensor.shared(np.float32(0))
    now = t + np.float32(1)
    rate = RATE * pt.sqrt(1 - np.float32(0.999) ** now) / (1 - np.float32(0.9) ** now)
    updates = [(t, now)]
    for p, g in zip(w.values(), pytensor.grad(cost, list(w.values()))):
        m, v = (pytensor.shared(np.zeros_like(p.get_value())) for _ in range(2))
        mean = np.float32(0.9) * m + np.float32(0.1) * g
        square = np.float32(0.999) * v + np.float32(0.001) * g * g
        updates += [(m, mean), (v, square), (p, p - rate * mean / (pt.sqrt(square) + np.float32(1e-8)))]
    return pytensor.function([x, eps], cost, updates=updates, trust_input=True)


def main():
    data = read(pathlib.Path(sys.argv[1]))
    x, eps = data.pop("x"), data.pop("eps")

    def compiled():
        train = trainer(data)
        return lambda: float(train(x, eps))

    serve(compiled, f"PyTensor {pytensor.__version__} ({pytensor.config.linker})")


if __name__ == "__main__":
    main()
