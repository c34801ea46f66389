"""Adds up JUnit XML reports, one line a suite that failed, and ends with `N passed, M failed`."""

import sys
import xml.etree.ElementTree as xml
from pathlib import Path


def reports(root):
    yield from sorted(root.glob("**/target/surefire-reports/TEST-*.xml"))
    yield from sorted(root.glob("target/reports/*.xml"))


def suites(report):
    top = xml.parse(report).getroot()
    return [top] if top.tag == "testsuite" else top.findall("testsuite")


def outcome(case):
    tags = {child.tag for child in case}
    if tags & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in tags else "passed"


def title(case):
    return f"{case.get('classname', '')}.{case.get('name', '')}".strip(".")


def tally(root, stages):
    counts = {"passed": 0, "failed": len(stages), "skipped": 0}
    lines = [f"FAILED {stage}" for stage in stages]
    for report in reports(root):
        for suite in suites(report):
            for case in suite.iter("testcase"):
                result = outcome(case)
                counts[result] += 1
                if result != "passed":
                    lines.append(f"{result.upper()} {title(case)}")
    return counts, lines


def main(root, *stages):
    counts, lines = tally(Path(root), stages)
    if counts["skipped"]:
        lines.append(f"{counts['skipped']} skipped")
    for line in lines:
        print(line)
    print(f"{counts['passed']} passed, {counts['failed']} failed")
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
