"""Writes what NumPy makes of special floats: name, dtype, arguments, value; one case a line.

python special_floats.py > ../resources/damo/op/special-floats.txt
"""

import itertools

import numpy as np

EDGES = [np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 3.0, -3.0, 0.1, 1e-30,
         -1e30, 1e30, 7.0, -104.5]
WIDE = {"float32": [1e38, -1e38, 1e-45, 16777217.0], "float64": [1e300, -1e300, 5e-324, 2.0**53]}
BINARY = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "div": np.divide,
          "pow": np.power, "floorDiv": np.floor_divide, "mod": np.remainder,
          "maximum": np.maximum, "minimum": np.minimum, "arctan2": np.arctan2}
UNARY = {"abs": np.abs, "neg": np.negative, "sqr": np.square, "sqrt": np.sqrt, "exp": np.exp,
         "exp2": np.exp2, "expm1": np.expm1, "log": np.log, "log2": np.log2, "log10": np.log10,
         "log1p": np.log1p, "sin": np.sin, "cos": np.cos, "tan": np.tan, "arcsin": np.arcsin,
         "arccos": np.arccos, "arctan": np.arctan, "sinh": np.sinh, "cosh": np.cosh,
         "tanh": np.tanh, "arcsinh": np.arcsinh, "arccosh": np.arccosh, "arctanh": np.arctanh,
         "sgn": np.sign, "ceil": np.ceil, "floor": np.floor, "trunc": np.trunc, "round": np.rint}


def text(x):
    return repr(float(x))


with np.errstate(all="ignore"):
    for dtype in ("float32", "float64"):
        numbers = np.array(EDGES + WIDE[dtype]).astype(dtype)
        for name, f in UNARY.items():
            for x in numbers:
                print(name, dtype, text(x), text(f(x)))
        for name, f in BINARY.items():
            for x, y in itertools.product(numbers, numbers):
                # Which of two zeros is larger NumPy leaves open.
                if not (name in ("maximum", "minimum") and x == y == 0):
                    # More than one element, or powers of a half would become roots.
                    print(name, dtype, text(x), text(y), text(f(np.array([x, x]), np.array([y, 3]).astype(dtype))[0]))
