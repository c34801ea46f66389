"""The autoencoder of vae.py in JAX, as a worker of interleave.py."""

import pathlib
import sys

import jax
import jax.numpy as jnp
import numpy as np

from vae import WEIGHTS, read
from serve import serve

RATE = 1e-3


def cost(w, x, eps):
    def layer(name, v):
        return v @ w[name] + w[name + "_b"]

    h = jax.nn.softplus(layer("q1", jax.nn.softplus(layer("q0", x))))
    mu, lc = layer("mu", h), layer("lc", h)
    z = mu + jnp.exp(lc / 2) * eps
    logits = layer("out", jax.nn.softplus(layer("p1", jax.nn.softplus(layer("p0", z)))))
    nll = (jax.nn.softplus(logits) - x * logits).sum(1)
    kl = 0.5 * (jnp.exp(lc) + mu * mu - 1 - lc).sum(1)
    return (nll + kl).mean()


@jax.jit
def train(w, m, v, t, x, eps):
    value, gs = jax.value_and_grad(cost)(w, x, eps)
    t = t + 1
    rate = RATE * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    m = {n: 0.9 * m[n] + 0.1 * g for n, g in gs.items()}
    v = {n: 0.999 * v[n] + 0.001 * g * g for n, g in gs.items()}
    w = {n: w[n] - rate * m[n] / (jnp.sqrt(v[n]) + 1e-8) for n in w}
    return value, w, m, v, t


def trainer(data):
    x, eps = data.pop("x"), data.pop("eps")
    assert set(data) == {n + end for n in WEIGHTS for end in ("", "_b")}
    zeros = {n: jnp.zeros_like(a) for n, a in data.items()}
    state = [(data, zeros, zeros, jnp.float32(0))]

    def step():
        value, *rest = jax.block_until_ready(train(*state[0], x, eps))
        state[0] = rest
        return float(value)

    return step


def main():
    data = {n: jnp.asarray(a) for n, a in read(pathlib.Path(sys.argv[1])).items()}
    serve(lambda: trainer(data), f"JAX {jax.__version__}", f"NumPy {np.__version__}")


if __name__ == "__main__":
    main()
