"""What NumPy's RandomState draws; prints the numbers that MersenneTwisterTest and DrawTest expect."""
import numpy as np

r = np.random.RandomState(42)
print("randint(2**30)", [int(r.randint(2**30)) for _ in range(5)])
print("random_sample ", r.random_sample(3).tolist())
r = np.random.RandomState(7)
print("randint(10)   ", [int(r.randint(10)) for _ in range(12)])
r = np.random.RandomState(2**32 - 1)
print("random_sample of the greatest seed", r.random_sample(2).tolist())
r = np.random.RandomState(7)
print("normal        ", r.normal(1.5, 2.0, size=5).tolist())
print("then uniform  ", r.uniform(-1, 3, size=2).tolist())
print("then normal   ", r.normal(size=2).tolist())
r = np.random.RandomState(7)
for n, p in [(10, 0.3), (1, 0.5), (100, 0.9), (1000, 0.4), (1000000, 0.2), (400, 0.8), (0, 0.4), (5, 1.0), (5, 0.0), (70, 0.5)]:
    print("binomial", n, p, int(r.binomial(n, p, 5000).sum()), r.binomial(n, p, 4).tolist())
r = np.random.RandomState(3)
print("normal of means", r.normal([[0.0], [100.0]], [1.0, 2.0, 3.0], size=(2, 3)).tolist())
r = np.random.RandomState(3)
print("uniform as float32", [float(x) for x in r.uniform(0, 0.1, size=4).astype(np.float32)])
r = np.random.RandomState(123)
x = r.normal(size=100000)
print("sum of normals", float(np.abs(x).sum()), float(x[-1]))
