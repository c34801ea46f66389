"""What NumPy's dot, reductions and arange give; prints the numbers that the reference tests expect."""
import numpy as np

for a, b in [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 2)), ((2, 2, 3), (3,)), ((2, 3), (2, 3, 2)), ((2, 2, 3), (2, 3, 2)), ((0, 3), (3, 2)), ((2, 0), (0, 2))]:
    x = np.arange(int(np.prod(a))).reshape(a) + 1.0
    y = np.arange(int(np.prod(b))).reshape(b) - 2.0
    d = np.dot(x, y)
    print("dot", a, b, d.shape, np.ravel(d).tolist())
print("arange", np.arange(0, 1, 0.1, dtype=np.float32).tolist())
print("arange", np.arange(2, 1, -0.3).tolist(), np.arange(7, 0, -3).tolist(), np.arange(3, 3).tolist())
x = (np.arange(24).reshape(2, 3, 4) * 7) % 11
for axes in [(), (0,), (1, 2), (0, 2), (0, 1, 2)]:
    print(axes, *[(f.__name__, np.ravel(f(x, axis=axes)).tolist()) for f in (np.sum, np.prod, np.max, np.min)])
with np.errstate(all="ignore"):
    a = np.array([7, -7, 7, -7, 5, 0], dtype=np.int8)
    b = np.array([3, 3, -3, -3, 0, 0], dtype=np.int8)
    print("floor_divide", (a // b).tolist(), "mod", (a % b).tolist(), "wrap", (a * np.int8(50)).tolist())
    u = np.array([1, 2**63 + 5], dtype=np.uint64)
    print("uint64", (u < u[::-1]).tolist(), (u // np.uint64(3)).tolist(), u.astype(np.float64).tolist(), u.max())
