"""Writes what PyTorch makes of layers and losses: inputs, parameters, values and gradients.

python layers.py ../resources/damo/nn/layers.npz
"""

import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
out = {}


def numbers(seed, *shape, scale=1.0):
    return torch.tensor(np.random.RandomState(seed).uniform(-scale, scale, shape))


def record(name, y, **inputs):
    """The value, weights that make a cost of it, its gradients, and what it was made of."""
    weights = numbers(99, *y.shape)
    wanted = {k: v for k, v in inputs.items() if v.requires_grad}
    grads = torch.autograd.grad((y * weights).sum(), list(wanted.values()))
    out[name + ".y"], out[name + ".weights"] = y, weights
    for key, value in inputs.items():
        out[f"{name}.{key}"] = value
    for key, grad in zip(wanted, grads):
        out[f"{name}.d{key}"] = grad


def variable(seed, *shape, scale=1.0):
    return numbers(seed, *shape, scale=scale).requires_grad_()


def activations():
    functions = dict(
        linear=lambda x: x, relu=torch.relu, tanh=torch.tanh, sigmoid=torch.sigmoid,
        softplus=F.softplus, softmax=lambda x: x.softmax(-1), elu=F.elu,
        leaky_relu=F.leaky_relu, capped_relu=F.relu6,
        leaky=lambda x: F.leaky_relu(x, 0.3),
        maxout=lambda x: torch.stack([x[:, i::3] for i in range(3)]).max(0).values)
    for name, function in functions.items():
        x = variable(1, 4, 6, scale=9)
        record(name, function(x), x=x)


def embeddings():
    w = variable(2, 7, 3)
    ids = torch.tensor(np.random.RandomState(3).randint(0, 7, (2, 4, 3)))
    record("embedding", F.embedding(ids, w), ids=ids, w=w)
    x, w = variable(4, 2, 4, 3), variable(2, 7, 3)
    record("unembedding", x @ w.T, x=x, w=w)


activations()
embeddings()
np.savez(sys.argv[1], **{k: v.detach().numpy() for k, v in out.items()})
