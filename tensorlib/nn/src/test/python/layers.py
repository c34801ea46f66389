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


def normalised():
    for name, shape in dict(batch2=(5, 3), batch3=(4, 2, 3)).items():
        x, gamma, beta = variable(5, *shape), variable(6, 3), variable(7, 3)
        mean, var = numbers(8, 3), numbers(9, 3) + 2
        out[name + ".mean"], out[name + ".var"] = mean, var
        evaluated = F.batch_norm(x.reshape(-1, 3), mean, var, gamma, beta, False, 0, 1e-3)
        record(name + ".evaluate", evaluated.reshape(shape), x=x, gamma=gamma, beta=beta)
        mean, var = mean.clone(), var.clone()
        y = F.batch_norm(x.reshape(-1, 3), mean, var, gamma, beta, True, 0.05, 1e-3)
        record(name, y.reshape(shape), x=x, gamma=gamma, beta=beta)
        out[name + ".nextMean"], out[name + ".nextVar"] = mean, var
    x, gain, bias = variable(5, 4, 2, 3), variable(6, 3), variable(7, 3)
    record("layerNorm", F.layer_norm(x, (3,), gain, bias, 1e-6), x=x, gain=gain, bias=bias)


def losses():
    logits, x = variable(10, 3, 4, scale=5), variable(11, 3, 4)
    labels = torch.tensor(np.random.RandomState(12).randint(0, 4, 3))
    bits = torch.tensor(np.random.RandomState(13).randint(0, 2, (3, 4)).astype(float))
    counts = torch.tensor(np.random.RandomState(14).randint(0, 9, (3, 4)).astype(float))
    series, steps = variable(15, 2, 3, 4), torch.tensor([[0, 3, 1], [2, 2, 0]])
    record("mse", F.mse_loss(logits, x)[None], logits=logits, x=x)
    record("nllBinary", F.binary_cross_entropy(logits.sigmoid(), bits)[None], logits=logits, bits=bits)
    record("nllMulticlass", F.nll_loss(logits.softmax(1).log(), labels)[None], logits=logits, labels=labels)
    record("series", F.cross_entropy(series.reshape(6, 4), steps.reshape(6))[None], x=series, steps=steps)
    record("bernoulli", F.binary_cross_entropy_with_logits(logits, bits, reduction="none"),
           logits=logits, bits=bits)
    normal = -torch.distributions.Normal(logits, (x / 2).exp()).log_prob(bits)
    record("gaussian", normal, mean=logits, logvar=x, target=bits)
    multinomial = [-torch.distributions.Multinomial(int(k.sum()), logits=l).log_prob(k)
                   for l, k in zip(logits, counts)]
    record("multinomial", torch.stack(multinomial), logits=logits, counts=counts)
    record("poisson", -torch.distributions.Poisson(logits.exp()).log_prob(counts),
           logits=logits, counts=counts)
    outputs, target = variable(16, 3, 8), numbers(17, 3, 5)
    target[:, :2] = bits[:, :2]
    real = torch.distributions.Normal(outputs[:, 2:5], (outputs[:, 5:] / 2).exp())
    record("mixed", torch.cat([
        F.binary_cross_entropy_with_logits(outputs[:, :2], target[:, :2], reduction="none"),
        -real.log_prob(target[:, 2:])], 1), outputs=outputs, target=target)


def pictures():
    x, w, b = variable(18, 2, 3, 7, 6), variable(19, 4, 3, 3, 2), variable(20, 4)
    record("conv", torch.relu(F.conv2d(x, w.flip(2, 3), b)), x=x, w=w, b=b)
    record("strided", F.conv2d(x, w, b, stride=2, padding=1), x=x, w=w, b=b)
    record("maxPool", F.max_pool2d(x, 2), x=x)
    record("meanPool", F.avg_pool2d(x, (3, 2)), x=x)


def multiplicative():
    x, m = variable(21, 2, 5, 3), variable(22, 2, 5, 2)
    fi, fm, of, om, b = (variable(23 + i, *s) for i, s in enumerate([(3, 4), (2, 4), (4, 6), (2, 6), (6,)]))
    y = torch.stack([torch.stack([
        torch.tanh(of.T @ (torch.diag(fm.T @ m[i, j]) @ (fi.T @ x[i, j])) + om.T @ m[i, j] + b)
        for j in range(5)]) for i in range(2)])
    record("multiplicative", y, x=x, m=m, fi=fi, fm=fm, of=of, om=om, b=b)


for write in [activations, embeddings, normalised, losses, pictures, multiplicative]:
    write()
np.savez(sys.argv[1], **{k: v.detach().numpy() for k, v in out.items()})
