"""Checks the report of a demonstration: check_report.py REPORT EXIT_STATUS_OF_THE_DEMO.

Exit status 0 if all is well, 1 if the chain did not work, 2 if it worked but misjudged its scene.
"""

import json
import sys


def broken(report, status):
    """What of the chain did not work, in words."""
    if status not in (0, 6):
        yield f"the demo ended with status {status}"
    if report["lost"] != 0:
        yield f"{report['lost']} frames lost"
    if sum(camera["streamed"] for camera in report["cameras"]) < 2:
        yield "fewer than two cameras streamed"
    if report["alerts"]["opened"] == 0:
        yield "no alert"
    if report["alerts"]["repeatedSteps"] != 0:
        yield "an alert was told twice"


def main(path, status):
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    shown = ("persons", "truth", "latencyMs", "lost", "problems", "wallSeconds", "versions")
    print(json.dumps({key: report[key] for key in shown}, indent=1))
    failures = list(broken(report, status))
    for failure in failures:
        print("FAILED:", failure)
    if failures:
        return 1
    return 2 if status != 0 or report["problems"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
