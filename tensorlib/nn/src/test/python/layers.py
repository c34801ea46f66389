"""Writes what PyTorch makes of layers and losses, in float64: outputs and gradients.

python layers.py ../resources/damo/nn/layers.npz
"""

import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
out = {}


def numbers(seed, *shape, scale=2):
    return torch.tensor(np.random.RandomState(seed).uniform(-scale, scale, shape)).requires_grad_()


def record(name, y, **inputs):
    """The output, and the gradient of its sum weighted by fixed numbers, to each input."""
    weights = torch.tensor(np.random.RandomState(7).uniform(-1, 1, tuple(y.shape)))
    floats = {k: v for k, v in inputs.items() if v.requires_grad}
    grads = torch.autograd.grad((y * weights).sum(), list(floats.values()))
    out[name + ".y"], out[name + ".weights"] = y, weights
    for key, value in inputs.items():
        out[f"{name}.{key}"] = value
    for key, grad in zip(floats, grads):
        out[f"{name}.d{key}"] = grad


x = numbers(1, 4, 6)
record("elu", F.elu(x), x=x)
record("leaky_relu", F.leaky_relu(x, 0.01), x=x)
record("capped_relu", F.hardtanh(5 * x, 0, 6), x=x)
record("maxout", torch.stack([x[:, 0::3], x[:, 1::3], x[:, 2::3]]).amax(0), x=x)

w = numbers(2, 5, 3)
ids = torch.tensor([[0, 4, 4], [2, 0, 4]])
record("embedding", F.embedding(ids, w), w=w, ids=ids)

for name, shape, axes in [("batch2", (7, 3), (0,)), ("batch3", (4, 5, 3), (0, 1))]:
    x, gamma, beta = numbers(3, *shape), numbers(4, 3), numbers(5, 3)
    flat = x.reshape(-1, 3)
    mean, var = torch.zeros(3), torch.ones(3)
    y = F.batch_norm(flat, mean, var, gamma, beta, training=True, momentum=0.05, eps=1e-3)
    record(name, y.reshape(shape), x=x, gamma=gamma, beta=beta)
    out[name + ".mean"], out[name + ".var"] = mean.clone(), var.clone()
    y = F.batch_norm(flat, mean, var, gamma, beta, training=False, eps=1e-3)
    out[name + ".evaluated"] = y.reshape(shape)

x, gain, bias = numbers(6, 2, 4, 5), numbers(8, 5), numbers(9, 5)
record("layer", F.layer_norm(x, (5,), gain, bias, 1e-6), x=x, gain=gain, bias=bias)

z, t = numbers(10, 3, 4, scale=5), torch.tensor(np.random.RandomState(11).randint(0, 2, (3, 4)))
record("bernoulli", F.binary_cross_entropy_with_logits(z, t.double(), reduction="none"), z=z, t=t)
z, t = numbers(12, 2, 3, 4, scale=5), torch.tensor(np.random.RandomState(13).randint(0, 4, (2, 3)))
nats = F.cross_entropy(z.reshape(-1, 4), t.reshape(-1), reduction="none").reshape(2, 3)
record("multinomial", nats, z=z, t=t)
x, mu, lc = numbers(14, 3, 2), numbers(15, 3, 2), numbers(16, 3, 2)
record("gaussian", F.gaussian_nll_loss(mu, x, torch.exp(lc), full=True, reduction="none"), x=x, mu=mu, lc=lc)
rate, counts = numbers(17, 3, 4), torch.tensor(np.random.RandomState(18).randint(0, 9, (3, 4)))
exact = torch.exp(rate) - counts * rate + torch.lgamma(counts + 1.0)
record("poisson", exact, rate=rate, counts=counts)
mu2, lc2 = numbers(19, 3, 2), numbers(20, 3, 2)
normal = lambda m, l: torch.distributions.Normal(m, torch.exp(l / 2))
kl = torch.distributions.kl_divergence
record("kl", kl(normal(mu, lc), normal(mu2, lc2)), mu=mu, lc=lc, mu2=mu2, lc2=lc2)
record("klToStandard", kl(normal(mu, lc), normal(0 * mu, 0 * mu)), mu=mu, lc=lc)
x, m = numbers(21, 4, 3), numbers(22, 4, 2)
fi, fm, of, om, b = (numbers(23 + i, *s) for i, s in enumerate([(3, 5), (2, 5), (5, 4), (2, 4), (4,)]))
y = torch.tanh(((x @ fi) * (m @ fm)) @ of + m @ om + b)
record("multiplicative", y, x=x, m=m, fi=fi, fm=fm, of=of, om=om, b=b)
np.savez_compressed(sys.argv[1], **{k: np.asarray(v.detach()) for k, v in out.items()})
