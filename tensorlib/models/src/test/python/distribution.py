"""Writes what SciPy makes of Gaussians, their mixtures, and Bernoulli numbers.

python distribution.py ../resources/damo/models/distribution.npz
"""

import sys

import numpy as np
from scipy import integrate, special, stats

random = np.random.RandomState(2)
out = {}


def integral(f, low, high):
    return integrate.quad(f, low, high, epsabs=1e-13, limit=400)[0]


def divergences(m1, s1, m2, s2):
    """By quadrature: dimensions are independent, so both are sums over them."""
    kl = bhattacharyya = 0
    for a, b, c, d in zip(m1, s1, m2, s2):
        p, q = stats.norm(a, b), stats.norm(c, d)
        kl += integral(lambda x: p.pdf(x) * (p.logpdf(x) - q.logpdf(x)), a - 12 * b, a + 12 * b)
        low, high = min(a - 12 * b, c - 12 * d), max(a + 12 * b, c + 12 * d)
        bhattacharyya -= np.log(integral(lambda x: np.sqrt(p.pdf(x) * q.pdf(x)), low, high))
    return kl, bhattacharyya


for name in ("mean1", "mean2", "log1", "log2", "x"):
    out[name] = random.normal(size=(4, 3))
deviations = [np.exp(out[name] / 2) for name in ("log1", "log2")]
both = [
    divergences(*rows)
    for rows in zip(out["mean1"], deviations[0], out["mean2"], deviations[1])
]
out["kl"], out["bhattacharyya"] = np.array(both).T
out["density"] = stats.norm(out["mean1"], deviations[0]).logpdf(out["x"]).sum(1)

out["weights"] = np.array([2.0, 1, 5])
out["means"], out["logs"] = random.normal(size=(3, 3)) * 2, random.normal(size=(3, 3))
parts = np.stack(
    [
        stats.multivariate_normal(m, np.diag(np.exp(v))).logpdf(out["x"])
        for m, v in zip(out["means"], out["logs"])
    ],
    1,
)
joint = parts + np.log(out["weights"] / 8)
out["mixture"] = special.logsumexp(joint, axis=1)
out["part"] = np.array([2, 0, 1, 1])
out["known"] = parts[np.arange(4), out["part"]]
out["responsibilities"] = special.softmax(joint, axis=1)
out["logMean0"] = special.logsumexp(out["x"], axis=0) - np.log(4)
out["logMean1"] = special.logsumexp(out["x"], axis=1) - np.log(3)

train, test = random.binomial(1, [0.1, 0.5, 0.9, 0, 1], (2, 30, 5)).astype("float32")
test[0] = 1 - test[0]
p = train.mean(0, dtype="float64")
out["train"], out["test"], out["p"] = train, test, p
out["nll"] = -(np.log(p + 1e-6) * test + np.log(1 - p + 1e-6) * (1 - test)).sum(1)
np.savez(sys.argv[1], **out)
