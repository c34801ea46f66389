"""The last line of install/test."""

import subprocess
import sys
from pathlib import Path

TALLY = Path(__file__).resolve().parents[1] / "lib" / "tally.py"
SUITE = "<testsuite>{}</testsuite>"
PASSED = '<testcase classname="a.B" name="works"/>'
FAILED = '<testcase classname="a.B" name="breaks"><failure/></testcase>'
SKIPPED = '<testcase classname="a.B" name="waits"><skipped/></testcase>'


def tally(root, *stages):
    done = subprocess.run([sys.executable, TALLY, root, *stages], capture_output=True, text=True)
    return done.returncode, done.stdout.strip().splitlines()


def report(root, place, *cases):
    file = root / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(SUITE.format("".join(cases)))


def test_java_and_python_are_added(tmp_path):
    report(tmp_path, "core/target/surefire-reports/TEST-a.B.xml", PASSED, PASSED)
    report(tmp_path, "target/reports/kernel.xml", PASSED)
    assert tally(tmp_path) == (0, ["3 passed, 0 failed"])


def test_a_failure_is_named_and_counts(tmp_path):
    report(tmp_path, "core/target/surefire-reports/TEST-a.B.xml", PASSED, FAILED)
    assert tally(tmp_path) == (1, ["FAILED a.B.breaks", "1 passed, 1 failed"])


def test_a_stage_that_failed_counts(tmp_path):
    report(tmp_path, "core/target/surefire-reports/TEST-a.B.xml", PASSED)
    assert tally(tmp_path, "format") == (1, ["FAILED format", "1 passed, 1 failed"])


def test_skipped_tests_are_told_apart(tmp_path):
    report(tmp_path, "target/reports/kernel.xml", PASSED, SKIPPED)
    assert tally(tmp_path) == (0, ["SKIPPED a.B.waits", "1 skipped", "1 passed, 0 failed"])


def test_no_tests_at_all_is_a_failure(tmp_path):
    assert tally(tmp_path) == (1, ["0 passed, 0 failed"])
