"""What draws of RandomStreams and MrgRandomStreams are: writes resources/damo/random/draws.txt.

RandomStreams: two draws in a row of numpy.random.RandomState(RandomState(seed).randint(2**30)), by the
names in RandomDrawsTest. MrgRandomStreams: two draws in a row by the recurrences of L'Ecuyer and Touzin
(2000) in Python's integers, streams 2**72 numbers apart, draws 2**134.

A line: the name, the seed, the shape of both draws together, the elements of the first and second.
"""
import pathlib
import numpy as np

SEEDS = [1, 42, 987654321]
CHANCES = [0.125, 0.5, 0.25, 0.125]


def each(f, *parameters):
    """f of the parameters broadcast, one after the other in C order."""
    b = np.broadcast(*parameters)
    out = np.array([f(*p) for p in b])
    return out.reshape(b.shape + out.shape[1:])


def lines(f, shape):
    return np.array([f() for _ in range(int(np.prod(shape)))]).reshape(shape + (-1,))


NUMPY = {
    "uniform": lambda r: r.uniform(-1, 3, (2, 3)),
    "uniform of 1000": lambda r: r.uniform(0, 1, 1000)[::37],
    "uniform by bounds": lambda r: r.uniform([[0.0], [100.0]], [1.0, 20.0, 300.0], (2, 3)),
    "normal": lambda r: r.normal(2, 0.5, 5),
    "normal by parameters": lambda r: r.normal([[0.0], [100.0]], [1.0, 2.0, 0.0]),
    "binomial": lambda r: r.binomial(7, 0.3, 8),
    "binomial by parameters": lambda r: r.binomial([[1], [1000]], [0.01, 0.5, 0.99, 1.0]),
    "integers": lambda r: r.randint(-5, 17, 9),
    "integers of one": lambda r: r.randint(3, 4, 2),
    "integers of 32 bits": lambda r: r.randint(-2**31, 2**31, 5),
    "integers of 33 bits": lambda r: r.randint(0, 2**33 - 5, 5),
    "integers of 64 bits": lambda r: np.array([r.randint(-2**63, 2**63) for _ in range(4)]),
    "integers by bounds": lambda r: each(lambda a, b: r.randint(a, b + 1), [[0], [-9], [4]], [5, 100]),
    "poisson": lambda r: r.poisson(3.5, 9),
    "poisson of many": lambda r: r.poisson(87.25, 9),
    "poisson by means": lambda r: r.poisson([[0.0, 0.5, 9.99], [10.0, 1e5, 1e15]]),
    "choice": lambda r: r.choice(10, (2, 3)),
    "choice of elements": lambda r: r.choice(np.array([0.5, -1.5, 2.25]), 6),
    "choice by chances": lambda r: r.choice(4, 9, True, CHANCES),
    "choice of different": lambda r: r.choice(9, 5, False),
    "choice of different by chances": lambda r: r.choice(4, 4, False, CHANCES),
    "choice of one": lambda r: np.array(r.choice(12)),
    "permutation": lambda r: r.permutation(11),
    "permutations": lambda r: lines(lambda: r.permutation(5), (2, 2)),
    "multinomial": lambda r: r.multinomial(20, CHANCES, (2,)),
    "multinomial of many": lambda r: r.multinomial(100000, CHANCES),
    "multinomial of each": lambda r: np.array([r.multinomial(n, p) for n, p in zip([3, 0, 40], [[0.5, 0.5], [1.0, 0.0], [0.25, 0.75]])]),
    "shuffled rows": lambda r: np.array([np.arange(4 * i, 4 * i + 4)[r.permutation(4)] for i in range(3)]),
}

M1, M2 = 2**31 - 1, 2**31 - 21069
A1 = np.array([[0, 2**22, 2**7 + 1], [1, 0, 0], [0, 1, 0]], dtype=object)
A2 = np.array([[2**15, 0, 2**15 + 1], [1, 0, 0], [0, 1, 0]], dtype=object)


def power(a, log, m):
    for _ in range(log):
        a = a.dot(a) % m
    return a


def jumped(state, log):
    return list(power(A1, log, M1).dot(np.array(state[:3], dtype=object)) % M1) + \
        list(power(A2, log, M2).dot(np.array(state[3:], dtype=object)) % M2)


def following(state):
    s = jumped(state, 0)
    return s, ((s[0] - s[3]) % M1 or M1) / 2**31


def mrg(seed, draws, size):
    """Two draws of `size` numbers in a row of the stream matrix number `draws`."""
    state = seed
    for _ in range(draws):
        state = jumped(state, 134)
    count = min(max(size // 6 if size > 6 else size, 1), 15360)
    streams = [state]
    while len(streams) < count:
        streams.append(jumped(streams[-1], 72))
    out = []
    for _ in range(2):
        for i in range(size):
            streams[i % count], u = following(streams[i % count])
            out.append(u)
    return np.array(out).reshape(2, size)


def box_muller(u):
    half = len(u) // 2
    r = np.sqrt(-2 * np.log(u[:half]))
    return np.concatenate([r * np.cos(2 * np.pi * u[half:]), r * np.sin(2 * np.pi * u[half:])])


MRG = {
    "uniform of 5": lambda s: mrg(s, 0, 5),
    "uniform of 7": lambda s: mrg(s, 0, 7),
    "uniform of 1000": lambda s: mrg(s, 0, 1000)[:, ::37],
    "uniform of 2002": lambda s: mrg(s, 0, 2002)[:, -30:],
    "second uniform": lambda s: mrg(s, 1, 4),
    "uniform by bounds": lambda s: mrg(s, 0, 6) * 8 - 2,
    "normal of 6": lambda s: np.array([box_muller(u) for u in mrg(s, 0, 6)]) * 0.5 + 2,
    "normal of 7": lambda s: np.array([box_muller(u)[:7] for u in mrg(s, 0, 8)]),
    "binomial": lambda s: (mrg(s, 0, 12) < 0.25) * 1,
}
MRG_SEEDS = {"12345": [12345] * 6, "1": [1] * 6, "2147462578": [M2 - 1] * 6, "1,2,3,4,5,6": [1, 2, 3, 4, 5, 6]}


def line(kind, name, seed, shape, values):
    text = " ".join(repr(v) for v in values)
    return f"{kind};{name};{seed};{' '.join(map(str, shape))};{text}"


out = ["# By src/test/python/random_streams.py: kind; draw; seed; shape; elements."]
for name, draw in NUMPY.items():
    for seed in SEEDS:
        r = np.random.RandomState(np.random.RandomState(seed).randint(2**30))
        both = np.array([draw(r), draw(r)])
        out.append(line("numpy", name, seed, both.shape, both.ravel().tolist()))
for name, draw in MRG.items():
    for text, seed in MRG_SEEDS.items():
        both = draw(seed)
        out.append(line("mrg", name, text, both.shape, both.ravel().tolist()))
target = pathlib.Path(__file__).parent.parent / "resources/damo/random/draws.txt"
target.write_text("\n".join(out) + "\n")
