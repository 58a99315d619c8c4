"""Puts all verdicts of a run into report.json and report.txt."""

import json
import os
import sys
from collections import Counter

from . import audit, carts, events, money, orders, stock
from .run import CannotJudge, Run
from .verdict import NOT_JUDGED, RED

CLEAN_EXIT, RED_EXIT, CANNOT_JUDGE_EXIT = 0, 1, 2


def judge(run):
    """One verdict for each invariant."""
    verdicts = [invariant(run) for part in (stock, money, orders, events, carts, audit) for invariant in part.INVARIANTS]
    verdicts.append(carts.c2(run, verdicts))
    return verdicts


def text(run, verdicts):
    lines = [f"Seed {run.about.get('seed')}, {run.about.get('buyers')} buyers, {len(run.history)} requests, "
             f"{len(run['orders'])} orders, {len(run.faults)} faults", ""]
    for verdict in verdicts:
        state = verdict.state()
        lines.append(f"{verdict.invariant:<3} {state:<10} {verdict.checked:>8} checked {verdict.violations:>6} violations"
                     f"  {verdict.promise}")
        if verdict.because:
            lines.append(f"      n/a because {verdict.because}")
        lines += ["      note: " + note for note in verdict.notes[:10]]
        lines += ["      " + json.dumps(example, sort_keys=True, default=str) for example in verdict.examples[:5]]
    lines += ["", "Answers by request", *answers(run)]
    return "\n".join(lines) + "\n"


def answers(run):
    """How each kind of request was answered; 0 is no answer."""
    counts = Counter((line["op"], line.get("status") or 0) for line in run.history)
    by_op = {}
    for (op, status), count in sorted(counts.items()):
        by_op.setdefault(op, []).append(f"{status}: {count}")
    return [f"  {op:<12} {', '.join(statuses)}" for op, statuses in by_op.items()]


def main(arguments):
    if len(arguments) != 2:
        print("usage: check.py RUN-FOLDER", file=sys.stderr)
        return CANNOT_JUDGE_EXIT
    folder = arguments[1]
    try:
        run = Run.load(folder)
        verdicts = judge(run)
    except CannotJudge as why:
        print(f"cannot judge: {why}", file=sys.stderr)
        return CANNOT_JUDGE_EXIT
    report = text(run, verdicts)
    with open(os.path.join(folder, "report.json"), "w", encoding="utf-8") as file:
        json.dump([verdict.as_json() for verdict in verdicts], file, indent=1, default=str)
    with open(os.path.join(folder, "report.txt"), "w", encoding="utf-8") as file:
        file.write(report)
    print(report, end="")
    states = [verdict.state() for verdict in verdicts]
    if RED in states:
        return RED_EXIT
    return CANNOT_JUDGE_EXIT if NOT_JUDGED in states else CLEAN_EXIT
