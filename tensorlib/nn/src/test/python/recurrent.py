"""Writes what PyTorch makes of recurrent layers: weights, inputs, masks, outputs and gradients.

python recurrent.py ../resources/damo/nn/recurrent.npz
"""

import sys

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
STEPS, BATCH, IN, UNITS = 5, 3, 4, 2
LENGTHS = [5, 3, 1]
out = {}


def numbers(seed, *shape):
    return torch.tensor(np.random.RandomState(seed).uniform(-1, 1, shape))


def columns(gates, order):
    """PyTorch's rows of gates as columns in our order."""
    return torch.cat([gates.chunk(len(order))[k] for k in order]).T


def padded(layer, x):
    packed = torch.nn.utils.rnn.pack_padded_sequence(x, LENGTHS)
    y, _ = layer(packed)
    return torch.nn.utils.rnn.pad_packed_sequence(y, total_length=STEPS)[0]


def record(name, layer, order, levels, directions):
    for i, p in enumerate(layer.parameters()):
        p.data = numbers(100 + i, *p.shape)
    x = numbers(1, STEPS, BATCH, IN).requires_grad_()
    y = layer(x)[0]
    weights = numbers(2, *y.shape)
    (y * weights).sum().backward()
    out[name + ".y"], out[name + ".weights"], out[name + ".dx"] = y, weights, x.grad
    out[name + ".padded"] = padded(layer, x)
    for level in range(levels):
        for suffix in ["", "_reverse"][:directions]:
            end = f"_l{level}{suffix}"
            w, u = getattr(layer, "weight_ih" + end), getattr(layer, "weight_hh" + end)
            b, c = getattr(layer, "bias_ih" + end), getattr(layer, "bias_hh" + end)
            key = f"{name}.{level}{suffix}"
            out[key + ".w"], out[key + ".u"] = columns(w, order), columns(u, order)
            out[key + ".dw"], out[key + ".du"] = columns(w.grad, order), columns(u.grad, order)
            if name.startswith("gru"):
                first = b.detach().clone()
                first[: 2 * UNITS] += c.detach()[: 2 * UNITS]
                out[key + ".b"], out[key + ".c"] = first, c[2 * UNITS :]
                out[key + ".db"], out[key + ".dc"] = b.grad, c.grad[2 * UNITS :]
            else:
                out[key + ".b"] = columns((b + c)[:, None], order)[0]
                out[key + ".db"] = columns(b.grad[:, None], order)[0]


# PyTorch has input, forget, candidate, output; Damo input, forget, output, candidate.
LSTM = [0, 1, 3, 2]
record("lstm", torch.nn.LSTM(IN, UNITS), LSTM, 1, 1)
record("lstm2", torch.nn.LSTM(IN, UNITS, num_layers=2), LSTM, 2, 1)
record("lstmBoth", torch.nn.LSTM(IN, UNITS, num_layers=2, bidirectional=True), LSTM, 2, 2)
record("gru", torch.nn.GRU(IN, UNITS), [0, 1, 2], 1, 1)
record("gruBoth", torch.nn.GRU(IN, UNITS, bidirectional=True), [0, 1, 2], 1, 2)
record("rnn", torch.nn.RNN(IN, UNITS), [0], 1, 1)
record("rnnBoth", torch.nn.RNN(IN, UNITS, bidirectional=True), [0], 1, 2)
out["x"] = numbers(1, STEPS, BATCH, IN)
out["mask"] = torch.tensor([[float(t < n) for n in LENGTHS] for t in range(STEPS)])
np.savez(sys.argv[1], **{k: v.detach().numpy() for k, v in out.items()})
