"""The numbers of uniforms.py from NumPy, as a worker of interleave.py."""

import sys

import numpy as np

from serve import serve


def main():
    dtype, count = np.dtype(sys.argv[1]), int(sys.argv[2])
    generator = np.random.Generator(np.random.PCG64(1234))
    numbers = np.empty(count, dtype)

    def step():
        generator.random(out=numbers, dtype=dtype)
        return float(numbers[-1])

    serve(lambda: step, f"NumPy {np.__version__}")


if __name__ == "__main__":
    main()
