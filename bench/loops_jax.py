"""The loops of loops.py in JAX, as a worker of interleave.py."""

import pathlib
import sys

import jax
import jax.numpy as jnp
import numpy as np

from loops import LSTM, ROWS
from serve import serve

HIDDEN = 200


def read(folder, row):
    shapes = dict(ROWS[row][1])
    if row.startswith("lstm"):
        shapes.update(LSTM, y=shapes["x"])
    return {n: jnp.asarray(np.fromfile(folder / f"{n}.f32", "<f4").reshape(s)) for n, s in shapes.items()}


def numbers(a, x, h):
    def step(h, e):
        new = jnp.tanh(a * h + e)
        return new, new

    return jax.lax.scan(step, h, x)[1]


def rnn(w, x, h):
    def step(h, e):
        new = jnp.tanh(w @ h + e)
        return new, new

    return jax.lax.scan(step, h, x)[1]


def lstm(parameters, x, y):
    w, u, b, v, c = parameters

    def step(state, e):
        h, s = state
        z = e @ w + h @ u + b
        i, f, o = (jax.nn.sigmoid(z[:, k * HIDDEN : (k + 1) * HIDDEN]) for k in range(3))
        s = f * s + i * jnp.tanh(z[:, 3 * HIDDEN :])
        h = o * jnp.tanh(s)
        return (h, s), h

    zeros = jnp.zeros((x.shape[1], HIDDEN), jnp.float32)
    p = jax.nn.sigmoid(jax.lax.scan(step, (zeros, zeros), x)[1] @ v + c)
    return -(y * jnp.log(p) + (1 - y) * jnp.log(1 - p)).mean()


def call(row, d):
    """A function of no arguments that gives a number."""
    if row.startswith("scalar"):
        forward = jax.jit(numbers)
        back = jax.jit(jax.grad(lambda *a: numbers(*a).sum(), argnums=(0, 1, 2)))
        if row == "scalar":
            return lambda: float(np.asarray(forward(d["a"], d["x"], d["h"]))[-1])
        return lambda: float(np.asarray(jax.block_until_ready(back(d["a"], d["x"], d["h"]))[0]))
    if row.startswith("rnn"):
        forward = jax.jit(rnn)
        back = jax.jit(jax.grad(lambda *a: rnn(*a).sum(), argnums=(0, 1, 2)))
        if row == "rnn":
            return lambda: float(np.asarray(forward(d["W"], d["x"], d["h"]))[-1, -1])
        return lambda: float(np.asarray(jax.block_until_ready(back(d["W"], d["x"], d["h"]))[0])[-1, -1])

    @jax.jit
    def train(parameters, x, y):
        cost, gs = jax.value_and_grad(lstm)(parameters, x, y)
        return cost, [p - 0.1 * g for p, g in zip(parameters, gs)]

    state = [[d[n] for n in "WUbVc"]]

    def step():
        cost, state[0] = jax.block_until_ready(train(state[0], d["x"], d["y"]))
        return float(cost)

    return step


def main():
    folder, row = pathlib.Path(sys.argv[1]), sys.argv[2]
    data = read(folder, row)
    serve(lambda: call(row, data), f"JAX {jax.__version__}", f"NumPy {np.__version__}")


if __name__ == "__main__":
    main()
