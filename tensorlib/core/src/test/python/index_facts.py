"""What NumPy says about indexing, one case a line; writes resources/damo/link/index-facts.txt.

shape ; index items ; shape of the result ; its elements, where x = arange(size).reshape(shape).
Items: 1:3:-1, 2, [0 -1 2] an array, [[0 1][2 3]] as (2 2)0 1 2 3, newaxis as None.
"""
import pathlib

import numpy as np

rng = np.random.RandomState(4)


def bound(n):
    return "" if rng.rand() < 0.4 else str(rng.randint(-n - 2, n + 3))


def slice_text(n):
    step = rng.choice(["", ":1", ":2", ":-1", ":-2", ":3", ":-7"])
    return f"{bound(n)}:{bound(n)}{step}"


def array_text(n, shape):
    items = rng.randint(-n, n, size=shape).ravel()
    return f"({' '.join(map(str, shape))}){' '.join(map(str, items))}"


def parse(text):
    if text == "None":
        return None
    if text == "...":
        return Ellipsis
    if text.startswith("("):
        shape, items = text[1:].split(")")
        return np.array(items.split(), dtype=np.int64).reshape([int(n) for n in shape.split()])
    if ":" in text:
        return slice(*[int(p) if p else None for p in text.split(":")])
    return int(text)


def line(shape, items):
    x = np.arange(int(np.prod(shape))).reshape(shape)
    y = x[tuple(parse(t) for t in items)]
    return ";".join([" ".join(map(str, shape)), ",".join(items), " ".join(map(str, y.shape)), " ".join(map(str, np.ravel(y)))])


def cases():
    for _ in range(150):
        shape = rng.randint(0, 5, size=rng.randint(1, 4))
        items = []
        for n in shape[: rng.randint(1, len(shape) + 1)]:
            at = n > 0 and rng.rand() < 0.25
            items.append(str(rng.randint(-n, n)) if at else slice_text(n))
            if rng.rand() < 0.1:
                items.append("None")
        yield line(shape, items)
    for _ in range(150):
        shape = rng.randint(1, 5, size=rng.randint(1, 5))
        common = tuple(rng.randint(1, 4, size=rng.randint(0, 3)))
        items = []
        for n in shape:
            kind = rng.rand()
            drop = tuple(1 if rng.rand() < 0.2 else m for m in common)
            items.append(array_text(n, drop) if kind < 0.5 else slice_text(n) if kind < 0.85 else str(rng.randint(-n, n)))
        if all(not t.startswith("(") or t.startswith("()") for t in items):
            continue
        yield line(shape, items)


out = pathlib.Path(__file__).parent.parent / "resources" / "damo" / "link" / "index-facts.txt"
out.write_text("\n".join(cases()) + "\n")
