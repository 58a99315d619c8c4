"""What was looked at every second during the run."""


def take_samples(run, verdict, check):
    """Each sample that a database answered counts as one look."""
    silent = 0
    for sample in run.samples:
        if sample["check"] != check:
            continue
        if sample.get("unreachable"):
            silent += 1
            continue
        verdict.check(
            not sample["violations"], "seen during the run", at_ms=sample["at_ms"],
            rows=sample["violations"][:2])
    if silent:
        verdict.note(f"{silent} samples had no answer, as the database was down")
