"""Writes what NumPy and scikit-learn make of small sets of points.

python embedding.py ../resources/damo/models/embedding.npz
"""

import sys

import numpy as np
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness

random = np.random.RandomState(1)
out = {}


def pca(name, x, k):
    model = PCA(k, svd_solver="full").fit(x)
    out[name + ".x"] = x
    out[name + ".components"] = model.components_
    out[name + ".variance"] = model.explained_variance_
    out[name + ".ratio"] = model.explained_variance_ratio_
    out[name + ".places"] = model.transform(x)
    out[name + ".back"] = model.inverse_transform(model.transform(x))


def conditional(x, perplexity):
    """van der Maaten's rows, halved until nothing moves."""
    n = len(x)
    far = ((x[:, None] - x[None]) ** 2).sum(2)
    p = np.zeros((n, n))
    for i in range(n):
        others = np.arange(n) != i
        d = far[i, others]
        low, high = 0.0, 1e6
        for _ in range(300):
            beta = (low + high) / 2
            row = np.exp(-beta * (d - d.min()))
            row /= row.sum()
            entropy = -(row[row > 0] * np.log(row[row > 0])).sum()
            low, high = (beta, high) if entropy > np.log(perplexity) else (low, beta)
        p[i, others] = row
    return p


def divergence(p, y):
    near = 1 / (1 + ((y[:, None] - y[None]) ** 2).sum(2))
    np.fill_diagonal(near, 0)
    q = near / near.sum()
    some = p > 0
    gradient = 4 * ((((p - q) * near)[:, :, None]) * (y[:, None] - y[None])).sum(1)
    return (p[some] * np.log(p[some] / q[some])).sum(), gradient


scales = np.array([5.0, 3, 2, 1, 0.5])
pca("tall", random.normal(size=(20, 5)) * scales + 7, 3)
pca("wide", random.normal(size=(4, 9)), 3)
pca("square", random.normal(size=(6, 6)), 6)
pca("low", random.normal(size=(12, 2)) @ random.normal(size=(2, 6)) + 1, 2)

x = random.normal(size=(40, 6)) * np.linspace(1, 4, 40)[:, None]
out["points"] = x
out["conditional"] = conditional(x, 10.0)
joint = (out["conditional"] + out["conditional"].T) / 80
out["joint"] = joint
out["map"] = random.normal(size=(40, 2)) * 3
out["divergence"], out["gradient"] = divergence(joint, out["map"])
out["trust"] = [trustworthiness(x, out["map"], n_neighbors=k) for k in (1, 5, 12)]
out["trustOfPca"] = [trustworthiness(x, PCA(2).fit_transform(x), n_neighbors=5)]
np.savez(sys.argv[1], **out)
