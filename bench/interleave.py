"""Runs workers by turns, so that whatever else the machine does meets all of them alike.

A worker is a process that says `ready {json}` when it has compiled, and answers `steps N` with
`done NANOSECONDS COST`: how long N steps took, and their mean cost.
"""

import json
import statistics
import subprocess


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
