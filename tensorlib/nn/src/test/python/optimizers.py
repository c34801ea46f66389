"""Follows each optimizer for 20 steps in NumPy, float64, and writes where the parameters stand.

    python tensorlib/nn/src/test/python/optimizers.py > tensorlib/nn/src/test/resources/damo/nn/optimizers.csv

Needs NumPy. One line a step: rule, step, the elements of W (3, 2), the elements of b (2).
"""

import numpy as np

X = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75], [-0.5, 1.0, 0.125], [2.0, -0.5, 1.0]])
TARGET = np.array([[0.5, -0.25], [-0.75, 0.125], [0.25, 0.5], [0.0, -0.5]])
W0 = np.array([[0.1, -0.2], [0.3, 0.4], [-0.5, 0.6]])
B0 = np.array([0.05, -0.1])


def gradients(w, b):
    """Of mean((tanh(x w + b) - target)^2)."""
    h = np.tanh(X @ w + b)
    d = 2 * (h - TARGET) / h.size * (1 - h**2)
    return [X.T @ d, d.sum(axis=0)]


def sgd(p, g, s, t):
    return p - 0.1 * g


def momentum(p, g, s, t):
    s["v"] = 0.9 * s.get("v", 0) - 0.1 * g
    return p + s["v"]


def nesterov(p, g, s, t):
    s["v"] = 0.9 * s.get("v", 0) - 0.1 * g
    return p + 0.9 * s["v"] - 0.1 * g


def adagrad(p, g, s, t):
    s["a"] = s.get("a", 0) + g**2
    return p - 0.1 * g / np.sqrt(s["a"] + 1e-6)


def rmsprop(p, g, s, t):
    s["r"] = 0.9 * s.get("r", 0) + (1 - 0.9) * g**2
    return p - 0.01 * g / np.sqrt(s["r"] + 1e-8)


def adam(p, g, s, t):
    s["m"] = 0.9 * s.get("m", 0) + (1 - 0.9) * g
    s["v"] = 0.999 * s.get("v", 0) + (1 - 0.999) * g**2
    scale = np.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    return p - 0.01 * scale * s["m"] / (np.sqrt(s["v"]) + 1e-8)


def follow(rule):
    params = [W0.copy(), B0.copy()]
    states = [{}, {}]
    for t in range(1, 21):
        grads = gradients(*params)
        params = [rule(p, g, s, t) for p, g, s in zip(params, grads, states)]
        numbers = np.concatenate([p.ravel() for p in params])
        print(rule.__name__, t, *(repr(float(v)) for v in numbers), sep=",")


for rule in (sgd, momentum, nesterov, adagrad, rmsprop, adam):
    follow(rule)
