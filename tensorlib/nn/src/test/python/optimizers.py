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


def adamw(p, g, s, t):
    return adam(p, g, s, t) - 0.01 * 0.1 * p


def adadelta(p, g, s, t):
    s["r"] = 0.95 * s.get("r", 0) + (1 - 0.95) * g**2
    u = np.sqrt(s.get("s", 0) + 1e-6) / np.sqrt(s["r"] + 1e-6) * g
    s["s"] = 0.95 * s.get("s", 0) + (1 - 0.95) * u**2
    return p - u


def centred(p, g, s, t):
    s["r"] = 0.95 * s.get("r", 0) + (1 - 0.95) * g**2
    s["m"] = 0.95 * s.get("m", 0) + (1 - 0.95) * g
    s["v"] = 0.9 * s.get("v", 0) - 0.01 * g / np.sqrt(s["r"] - s["m"] ** 2 + 1e-4)
    return p + s["v"]


def seedrmsprop(p, g, s, t):
    s["r"] = 0.9 * s.get("r", 0) + (1 - 0.9) * g**2
    s["f"] = 0.9 * s.get("f", 0) + (1 - 0.9) * g
    return p - 0.002 * g / np.sqrt(s["r"] + s["f"] ** 2 + 1e-8)


def delayed(p, g, s, t):
    before, s["g"] = s.get("g", 0 * g), g
    return centred(p, before, s, t)


def exponential(p, g, s, t):
    return p - 0.1 * 0.9 ** (t - 1) * g


def stepwise(p, g, s, t):
    return p - 0.1 * 0.5 ** ((t - 1) // 5) * g


def cosine(p, g, s, t):
    return p - 0.1 * 0.5 * (1 + np.cos(np.pi * min(1, (t - 1) / 15))) * g


def warmup(p, g, s, t):
    return p - 0.1 * min(1, t / 10) * 0.9 ** (t - 1) * g


def follow(rule):
    params = [W0.copy(), B0.copy()]
    states = [{}, {}]
    for t in range(1, 21):
        grads = gradients(*params)
        params = [rule(p, g, s, t) for p, g, s in zip(params, grads, states)]
        numbers = np.concatenate([p.ravel() for p in params])
        print(rule.__name__, t, *(repr(float(v)) for v in numbers), sep=",")


def descent():
    """Penalty .05 sum W^2, divided by 2, clipped to a common norm of .1 and to +-.06, SGD."""
    params = [W0.copy(), B0.copy()]
    for t in range(1, 21):
        grads = gradients(*params)
        grads[0] = grads[0] + 0.05 * 2 * params[0]
        grads = [g / 2 for g in grads]
        norm = np.sqrt(sum((g**2).sum() for g in grads))
        grads = [np.clip(g * (0.1 / norm if norm > 0.1 else 1), -0.06, 0.06) for g in grads]
        params = [p - 0.5 * g for p, g in zip(params, grads)]
        print("descent", t, *(repr(float(v)) for p in params for v in p.ravel()), sep=",")


def hessian_free(name, iterations, damping, structural):
    """Gauss-Newton of the squares of tanh, conjugate gradients with a look back, damping by trust."""
    theta = np.concatenate([W0.ravel(), B0])
    start = np.zeros_like(theta)
    ends = sorted({int(np.ceil(1.3**i)) for i in range(40) if 1.3**i < iterations} | {iterations})

    def outputs(at):
        return np.tanh(X @ at[:6].reshape(3, 2) + at[6:])

    def cost(at):
        return ((outputs(at) - TARGET) ** 2).mean()

    for t in range(1, 21):
        g = np.concatenate([v.ravel() for v in gradients(theta[:6].reshape(3, 2), theta[6:])])
        slope = 1 - outputs(theta) ** 2
        jacobian = np.zeros((4, 2, 8))
        for row in range(4):
            for unit in range(2):
                jacobian[row, unit, :6].reshape(3, 2)[:, unit] = X[row] * slope[row, unit]
                jacobian[row, unit, 6 + unit] = slope[row, unit]
        jacobian = jacobian.reshape(8, 8)
        curvature = jacobian.T @ jacobian * 2 / 8
        damped = curvature + damping * np.eye(8)
        damped += damping * structural * jacobian.T @ jacobian / 4

        x, kept, falls = start, [], []
        r = damped @ x + g
        p = -r
        for i in range(1, iterations + 1):
            rr, bent = r @ r, damped @ p
            alpha = rr / (p @ bent)
            x, r = x + alpha * p, r + alpha * bent
            p = r @ r / rr * p - r
            falls.append(0.5 * x @ (r + g))
            kept[len([e for e in ends if e < i]) :] = [x]
            k = max(10, i // 10)
            if i > k and falls[-1] < 0 and falls[-1] - falls[-1 - k] > k * 5e-4 * falls[-1]:
                break
        at = len(kept) - 1
        while at > 0 and cost(theta + kept[at - 1]) < cost(theta + kept[at]):
            at -= 1
        d = kept[at]
        fall = cost(theta + d) - cost(theta)
        ratio = fall / (g @ d + 0.5 * d @ curvature @ d)
        better = fall < 0
        damping *= 1.5 if not better or ratio < 0.25 else 1 / 1.5 if ratio > 0.75 else 1
        theta = theta + d if better else theta
        start = 0.95 * x if better else np.zeros_like(x)
        print(name, t, *(repr(float(v)) for v in theta), sep=",")


RULES = (
    sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw, adadelta, centred, seedrmsprop, delayed,
    exponential, stepwise, cosine, warmup,
)
for rule in RULES:
    follow(rule)
descent()
hessian_free("hf", 250, 0.1, 0)
hessian_free("hfshort", 4, 0.01, 0)
hessian_free("hfstructural", 6, 0.1, 0.3)
