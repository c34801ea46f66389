"""Runs workers by turns, so that whatever else the machine does meets all of them alike.

A worker is a process that says `ready {json}` when it has compiled, and answers `steps N` with
`done NANOSECONDS COST`: how long N steps took, and their mean cost.
"""

import json
import os
import pathlib
import statistics
import subprocess


CACHE = pathlib.Path(__file__).resolve().parent / ".venv" / "pytensor"


def peer_environment(threads=1):
    """With one thread each, as Damo: two were up to seventy times slower when a core was busy."""
    return dict(
        os.environ,
        OPENBLAS_NUM_THREADS=str(threads),
        OMP_NUM_THREADS=str(threads),
        XLA_FLAGS="--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
        PYTENSOR_FLAGS=f"floatX=float32,base_compiledir={CACHE}",
    )


class Worker:
    def __init__(self, name, command, environment):
        self.name = name
        self.times = []
        self.costs = []
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        self.facts = json.loads(self._answer("ready"))

    def _answer(self, word):
        line = self.process.stdout.readline()
        if not line.startswith(word):
            raise SystemExit(f"{self.name}: expected '{word} ...', got {line!r}; see its messages above")
        return line[len(word) :].strip()

    def steps(self, count):
        """Nanoseconds a step."""
        self.process.stdin.write(f"steps {count}\n")
        self.process.stdin.flush()
        nanoseconds, cost = self._answer("done").split()
        self.costs.append(float(cost))
        return int(nanoseconds) / count

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def run(workers, warm_up, rounds, steps):
    """ABABAB…: a round is `steps` steps of each worker; the rounds of the warm-up are not timed."""
    for _ in range(warm_up):
        for worker in workers:
            worker.steps(steps)
    for _ in range(rounds):
        for worker in workers:
            worker.times.append(worker.steps(steps))


def quartiles(worker):
    """In microseconds."""
    return [t / 1000 for t in statistics.quantiles(worker.times, n=4)]
