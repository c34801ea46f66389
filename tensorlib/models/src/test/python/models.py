"""Trains the models of damo.models with PyTorch, in float64: what goes in, 20 costs, final weights.

python models.py ../resources/damo/models/models.npz
"""

import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
STEPS = 20
out = {}


def numbers(seed, *shape, scale=0.5):
    return torch.tensor(np.random.RandomState(seed).uniform(-scale, scale, shape))


def uniform(seed, *shape):
    return torch.tensor(np.random.RandomState(seed).uniform(0.001, 0.999, shape))


class Adam:
    """The form at the end of section 2 of Kingma and Ba."""

    def __init__(self, params, lr):
        self.params, self.lr, self.t = params, lr, 0
        self.m = [torch.zeros_like(p) for p in params]
        self.v = [torch.zeros_like(p) for p in params]

    def step(self, cost):
        grads = torch.autograd.grad(cost, self.params)
        self.t += 1
        rate = self.lr * np.sqrt(1 - 0.999**self.t) / (1 - 0.9**self.t)
        with torch.no_grad():
            for p, g, m, v in zip(self.params, grads, self.m, self.v):
                m.mul_(0.9).add_(0.1 * g)
                v.mul_(0.999).add_(0.001 * g * g)
                p.sub_(rate * m / (v.sqrt() + 1e-8))


def train(name, weights, rule, cost_of):
    """Records the weights by name, trains, records costs and weights."""
    for key, value in weights.items():
        out[f"{name}.first.{key}"] = value.detach().clone()
        value.requires_grad_()
    optimizer = rule(list(weights.values()))
    costs = []
    for step in range(STEPS):
        cost = cost_of(step)
        costs.append(cost.item())
        optimizer.step(cost)
    out[name + ".costs"] = np.array(costs)
    for key, value in weights.items():
        out[f"{name}.last.{key}"] = value


def normal(u, rows, columns):
    """Box and Muller's numbers from a vector: distances, then angles; cosines, then sines."""
    half = len(u) // 2
    distance = torch.sqrt(-2 * torch.log(u[:half]))
    angle = 2 * np.pi * u[half:]
    both = torch.cat([distance * torch.cos(angle), distance * torch.sin(angle)])
    return both[: rows * columns].reshape(rows, columns)


def dense(weights, name, inputs, outputs, seed):
    weights[name + "_W"] = numbers(seed, inputs, outputs)
    weights[name + "_b"] = numbers(seed + 1, outputs)
    return lambda x: x @ weights[name + "_W"] + weights[name + "_b"]


def vae(name, binary):
    rows, observed, hidden, latent = 6, 11, 7, 3
    w = {}
    q0, q1 = dense(w, "q_0", observed, hidden, 10), dense(w, "q_1", hidden, hidden, 12)
    mu, logcov = dense(w, "q_mu", hidden, latent, 14), dense(w, "q_logcov", hidden, latent, 16)
    p0 = dense(w, "p_0", latent, 5, 18)
    heads = ["mean"] if binary else ["mu", "logcov"]
    p_heads = [dense(w, "p_" + h, 5, observed, 20 + 2 * i) for i, h in enumerate(heads)]
    x = (uniform(1, STEPS, rows, observed) > 0.5).double() if binary else numbers(1, STEPS, rows, observed)
    mask = uniform(2, STEPS, rows, observed)
    noise, eps = uniform(3, STEPS, rows * latent), uniform(4, STEPS, rows * latent)
    out.update({name + ".x": x, name + ".u0": mask, name + ".u1": noise, name + ".u2": eps})
    act = lambda z: F.softplus(z, threshold=1e9)

    def cost(step):
        kept = x[step] * (mask[step] < 0.8).double() / 0.8
        h = act(q1(act(q0(kept))))
        m, lc = mu(h), logcov(h)
        z = m + torch.exp(lc / 2) * normal(eps[step], rows, latent)
        z = z + 0.05 * normal(noise[step], rows, latent)
        given = [head(act(p0(z))) for head in p_heads]
        if binary:
            nll = F.binary_cross_entropy_with_logits(given[0], x[step], reduction="none").sum(1)
        else:
            square = (x[step] - given[0]) ** 2 * torch.exp(-given[1])
            nll = 0.5 * (np.log(2 * np.pi) + given[1] + square).sum(1)
        kl = 0.5 * (torch.exp(lc) + m * m - 1 - lc).sum(1)
        anneal = 0.01 if step == 0 else min(1, 0.01 + step / 10)
        return (nll + anneal * kl).mean()

    train(name, w, lambda ps: Adam(ps, 3e-3), cost)


# PyTorch's rows of gates are input, forget, candidate, output; Damo's columns input, forget, output, candidate.
def lstm_weights(weights, name, inputs, units, seed):
    weights["W_lstm_" + name] = numbers(seed, inputs, 4 * units)
    weights["U_lstm_" + name] = numbers(seed + 1, units, 4 * units)
    weights["b_lstm_" + name] = numbers(seed + 2, 4 * units)


def lstm(weights, name, x, mask):
    """Along the first axis, states kept where the mask is 0."""
    units = weights["U_lstm_" + name].shape[0]
    h = c = torch.zeros(x.shape[1], units)
    outputs = []
    for frame, real in zip(x, mask):
        a = frame @ weights["W_lstm_" + name] + weights["b_lstm_" + name] + h @ weights["U_lstm_" + name]
        i, f, o, g = a.split(units, 1)
        after = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        real = real[:, None] > 0
        h = torch.where(real, torch.sigmoid(o) * torch.tanh(after), h)
        c = torch.where(real, after, c)
        outputs.append(h)
    return torch.stack(outputs)


def next_frame(name, both):
    count, frames, keys, units = 3, 6, 5, 4
    x = (uniform(31, STEPS, count, frames, keys) > 0.6).double()
    mask = (torch.arange(frames) < torch.tensor([[6], [4], [2]])).double()
    x = x * mask[:, :, None]
    w = {}
    heard = dense(w, "input", keys, units, 32)
    for i in range(2):
        lstm_weights(w, f"l_{i}", units, units, 40 + 3 * i)
    for i in range(2 if both else 0):
        lstm_weights(w, f"r_{i}", units, units, 50 + 3 * i)
    top = dense(w, "output", 2 * units if both else units, keys, 60)
    out.update({name + ".x": x, name + ".mask": mask})

    def cost(step):
        real = mask.T
        f = torch.tanh(heard(x[step].permute(1, 0, 2))) * real[:, :, None]
        none = torch.zeros_like(f[:1])
        h = torch.cat([none, f[:-1]])
        for i in range(2):
            h = lstm(w, f"l_{i}", h, real)
        if both:
            back = torch.cat([f[1:], none]).flip(0)
            for i in range(2):
                back = lstm(w, f"r_{i}", back, real.flip(0))
            h = torch.cat([h, back.flip(0)], 2)
        bits = F.binary_cross_entropy_with_logits(top(h), x[step].permute(1, 0, 2), reduction="none")
        return (bits.sum(2) * real).sum() / real.sum()

    train(name, w, lambda ps: Adam(ps, 1e-2), cost)


def rnn(name):
    count, frames, inputs, units, outputs = 4, 7, 3, 5, 2
    x, y = numbers(71, STEPS, count, frames, inputs), numbers(72, STEPS, count, frames, outputs)
    w = {"W_rnn_rnn": numbers(73, inputs, units), "U_rnn_rnn": numbers(74, units, units)}
    w["b_rnn_rnn"], w["b_h0"] = numbers(75, units), numbers(76, units)
    top = dense(w, "top", units, outputs, 77)
    out.update({name + ".x": x, name + ".y": y})

    def cost(step):
        h, said = w["b_h0"].expand(count, units), []
        for t in range(frames):
            h = torch.tanh(x[step][:, t] @ w["W_rnn_rnn"] + w["b_rnn_rnn"] + h @ w["U_rnn_rnn"])
            said.append(top(h))
        return ((torch.stack(said, 1) - y[step]) ** 2).mean()

    train(name, w, lambda ps: Adam(ps, 1e-2), cost)


def use(name):
    walks, steps, seen, done, units = 4, 6, 3, 2, 5
    picks = np.random.RandomState(81)
    places = torch.tensor(np.eye(seen)[picks.randint(seen, size=(STEPS, walks, steps + 1))])
    actions = torch.tensor(np.eye(done)[picks.randint(done, size=(STEPS, walks, steps))])
    w = {}
    observe, filt0 = dense(w, "obs_0", seen, units, 82), dense(w, "filt_0", units, 4, 84)
    filt1, move = dense(w, "filt_1", 4, units, 86), dense(w, "trans_0", units, units, 88)
    act, tell = dense(w, "act_0", done, units, 90), dense(w, "pred_0", units, seen, 92)
    w["b_k0"] = numbers(94, units)
    out.update({name + ".actions": actions, name + ".places": places})

    def cost(step):
        k, said = w["b_k0"].expand(walks, units), []
        for t in range(steps):
            h = torch.tanh(filt1(torch.tanh(filt0(k)))) + torch.tanh(observe(places[step][:, t]))
            k = torch.tanh(move(h)) + torch.tanh(act(actions[step][:, t]))
            said.append(tell(k))
        likely = torch.log_softmax(torch.stack(said, 1), -1)
        return -(likely * places[step][:, 1:]).sum(-1).mean()

    train(name, w, lambda ps: Adam(ps, 1e-2), cost)


def mlp(name):
    rows, inputs, units, classes = 8, 5, 6, 3
    x = numbers(101, STEPS, rows, inputs)
    y = torch.tensor(np.random.RandomState(102).randint(classes, size=(STEPS, rows)))
    w, layers = {}, []
    for i, size in enumerate([inputs, units]):
        linear = dense(w, f"h_{i + 1}", size, units, 103 + 2 * i)
        gamma, beta = f"h_{i + 1}_W_BN_gamma", f"h_{i + 1}_W_BN_beta"
        w[gamma], w[beta] = 1 + numbers(110 + i, units), numbers(120 + i, units)
        layers.append((linear, gamma, beta, torch.zeros(units), torch.ones(units)))
    top = dense(w, "top", units, classes, 107)
    out.update({name + ".x": x, name + ".y": y.int()})

    def cost(step):
        h = x[step]
        for linear, gamma, beta, mean, var in layers:
            z = F.batch_norm(linear(h), mean, var, w[gamma], w[beta], training=True, momentum=0.05, eps=1e-3)
            h = torch.relu(z)
        return F.cross_entropy(top(h), y[step])

    train(name, w, lambda ps: Adam(ps, 1e-2), cost)
    for i, (_, _, _, mean, var) in enumerate(layers):
        out[f"{name}.last.h_{i + 1}_BN_mean"], out[f"{name}.last.h_{i + 1}_BN_variance"] = mean, var


vae("vae", True)
vae("vaeReal", False)
next_frame("lstm", False)
next_frame("lstmBoth", True)
rnn("rnn")
mlp("mlp")
use("use")
np.savez_compressed(sys.argv[1], **{k: np.asarray(v.detach() if torch.is_tensor(v) else v) for k, v in out.items()})
