"""Index expressions with what NumPy selects; writes resources/damo/op/index-expressions.txt.

Run with any Python that has NumPy: python3 index_expressions.py. A line has four fields between
semicolons: a shape; the items between the brackets, by spaces; the shape of the result, or "error";
the positions in the flat array of what is selected, in C order. Items are ints, slices, "...",
"N" (new axis), integer arrays "i2x3=0,1,..." and masks "m2x3=1,0,...".
"""

import pathlib
import random

import numpy as np

rng = random.Random(21)


def ints(numbers):
    return ",".join(str(int(n)) for n in np.ravel(numbers))


def token(array):
    kind = "m" if array.dtype == bool else "i"
    return kind + "x".join(str(n) for n in array.shape) + "=" + ints(array)


def bound(length):
    return None if rng.random() < 0.4 else rng.randint(-length - 2, length + 2)


def a_slice(length):
    step = rng.choice([None, None, 1, 2, 3, -1, -2, -3])
    return slice(bound(length), bound(length), step)


def an_array(length, common):
    shape = [n if rng.random() < 0.7 else 1 for n in common[rng.randint(0, len(common)) :]]
    low, high = (-length, length - 1) if rng.random() < 0.97 else (-length - 1, length)
    if length == 0:
        low, high, shape = 0, 0, shape if rng.random() < 0.2 else [0]
    size = int(np.prod(shape))
    return np.array([rng.randint(low, high) for _ in range(size)], dtype=int).reshape(shape)


def a_mask(lengths):
    size = int(np.prod(lengths))
    if rng.random() < 0.04:
        lengths = [n + 1 for n in lengths]
        size = int(np.prod(lengths))
    return np.array([rng.random() < 0.5 for _ in range(size)], dtype=bool).reshape(lengths)


def expression(shape):
    common = [rng.randint(1, 3) for _ in range(rng.randint(1, 2))]
    items, axis, masked = [], 0, False
    taken = rng.randint(0, len(shape)) if rng.random() < 0.5 else len(shape)
    while axis < taken:
        length = shape[axis]
        kind = rng.random()
        if rng.random() < 0.12:
            items.append(None)
        if kind < 0.2:
            far = rng.random() < 0.03
            items.append(length + 1 if far or length == 0 else rng.randint(-length, length - 1))
        elif kind < 0.5:
            items.append(a_slice(length))
        elif kind < 0.85 or masked:
            items.append(an_array(length, common))
        else:
            ndim = rng.randint(1, min(2, len(shape) - axis))
            items.append(a_mask(shape[axis : axis + ndim]))
            masked = True
            axis += ndim - 1
        axis += 1
    if rng.random() < 0.3:
        # in front of n items that stand for the last axes, if there are fewer than axes
        items.insert(0 if taken < len(shape) else rng.randint(0, len(items)), Ellipsis)
        if taken < len(shape):
            return None
    if rng.random() < 0.1:
        items.append(None)
    return items


def text(item):
    if item is None:
        return "N"
    if item is Ellipsis:
        return "..."
    if isinstance(item, slice):
        parts = ["" if b is None else str(b) for b in (item.start, item.stop, item.step)]
        return ":".join(parts if item.step is not None else parts[:2])
    return token(item) if isinstance(item, np.ndarray) else str(item)


lines = set()
while len(lines) < 320:
    shape = [rng.choice([0, 1, 1, 2, 2, 3, 3, 3, 4]) for _ in range(rng.randint(1, 4))]
    items = expression(shape)
    if items is None or not items:
        continue
    if not any(isinstance(i, np.ndarray) for i in items) and rng.random() < 0.6:
        continue
    x = np.arange(int(np.prod(shape))).reshape(shape)
    head = " ".join(map(str, shape)) + ";" + " ".join(map(text, items)) + ";"
    try:
        y = x[tuple(items)]
    except IndexError:
        if rng.random() < 0.4:
            lines.add(head + "error;")
        continue
    if y.size > 60 or (y.size == 0 and rng.random() < 0.7):
        continue
    lines.add(head + " ".join(map(str, y.shape)) + ";" + ints(y).replace(",", " "))

out = pathlib.Path(__file__).parent.parent / "resources" / "damo" / "op" / "index-expressions.txt"
out.parent.mkdir(parents=True, exist_ok=True)
out.write_text("\n".join(sorted(lines)) + "\n")
