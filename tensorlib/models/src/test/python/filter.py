"""Writes what is known of hidden states: where all is linear from the joint normal distribution of
all frames by SciPy, otherwise from pykalman.

python filter.py ../resources/damo/models/filter.npz
"""

import sys

import numpy as np
from pykalman import AdditiveUnscentedKalmanFilter
from scipy import stats

random = np.random.RandomState(3)
out = {}


def draw(frames, step, shown, q, r, m0, p0):
    z = [random.multivariate_normal(m0, p0)]
    for _ in range(frames - 1):
        z.append(random.multivariate_normal(step(z[-1]), q))
    z = np.array(z)
    return z, np.array([random.multivariate_normal(shown(row), r) for row in z])


def joint(frames, a, b, q, c, r, m0, p0):
    """Means and covariance of all states, and the map from states to what is seen."""
    s = len(m0)
    mean, cov = np.zeros((frames, s)), np.zeros((frames, s, frames, s))
    mean[0], cov[0, :, 0] = m0, p0
    for t in range(1, frames):
        mean[t] = mean[t - 1] @ a + b
        for u in range(t):
            cov[t, :, u] = a.T @ cov[t - 1, :, u]
            cov[u, :, t] = cov[t, :, u].T
        cov[t, :, t] = a.T @ cov[t - 1, :, t - 1] @ a + q
    return mean.ravel(), cov.reshape(frames * s, frames * s), np.kron(np.eye(frames), c)


def filtered(x, a, b, q, c, r, m0, p0):
    frames, s, v = len(x), len(m0), len(r)
    mean, cov, seen = joint(frames, a, b, q, c, r, m0, p0)
    whole = seen.T @ cov @ seen + np.kron(np.eye(frames), r)
    likelihood = stats.multivariate_normal(mean @ seen, whole).logpdf(x.ravel())
    means, covs = [], []
    for t in range(frames):
        now, past = slice(t * s, (t + 1) * s), slice(0, (t + 1) * v)
        gain = np.linalg.solve(whole[past, past], seen.T[past] @ cov[:, now]).T
        means.append(mean[now] + gain @ (x.ravel() - mean @ seen)[past])
        covs.append(cov[now, now] - gain @ (seen.T[past] @ cov[:, now]))
    return means, covs, likelihood


def record(name, frames, model):
    a, b, q, c, r, m0, p0 = model
    pairs = [draw(frames, lambda z: z @ a + b, lambda z: z @ c, q, r, m0, p0) for _ in range(3)]
    for key, value in zip("a b q c r m0 p0".split(), model):
        out[name + "." + key] = value
    out[name + ".z"], out[name + ".x"] = np.array([z for z, _ in pairs]), np.array([x for _, x in pairs])
    means, covs, likelihoods = zip(*(filtered(x, *model) for _, x in pairs))
    out[name + ".means"], out[name + ".covs"] = np.array(means), np.array(covs[:1])
    out[name + ".likelihood"] = np.array(likelihoods)
    out[name + ".rmse"] = np.sqrt(((out[name + ".means"] - out[name + ".z"]) ** 2).mean())


def one(value):
    return np.array([[float(value)]])


def spd(size):
    root = random.normal(size=(size, size))
    return root @ root.T + np.eye(size)


record("scalar", 25, (one(1), np.array([0.05]), one(10), one(0.5), one(20), np.zeros(1), one(1)))
wide = (random.normal(size=(3, 3)) * 0.5, random.normal(size=3), spd(3), random.normal(size=(3, 2)))
record("wide", 8, (*wide, spd(2), random.normal(size=3), spd(3)))


def sine(z):
    return z + 2 * np.sin(z)


pairs = [draw(25, sine, lambda z: 0.5 * z, one(5), one(5), np.zeros(1), one(0.01)) for _ in range(3)]
unscented = AdditiveUnscentedKalmanFilter(
    sine, lambda z: 0.5 * z, one(5), one(5), np.zeros(1), one(0.01)
)
results = [unscented.filter(x) for _, x in pairs]
out["sine.z"], out["sine.x"] = np.array([z for z, _ in pairs]), np.array([x for _, x in pairs])
out["sine.means"] = np.array([np.asarray(means) for means, _ in results])
out["sine.covs"] = np.array([np.asarray(covs) for _, covs in results])
np.savez(sys.argv[1], **out)
