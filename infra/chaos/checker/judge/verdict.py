"""What was found about one invariant."""

EXAMPLES = 10

RED, CLEAN, NOT_JUDGED, NOT_APPLICABLE = "RED", "ok", "not judged", "n/a"


class Verdict:
    """Counts what was looked at and collects what was wrong."""

    def __init__(self, invariant, promise):
        self.invariant = invariant
        self.promise = promise
        self.checked = 0
        self.violations = 0
        self.examples = []
        self.because = None
        self.notes = []

    def check(self, holds, message, **facts):
        """One thing was looked at; a message is kept when it does not hold."""
        self.checked += 1
        if not holds:
            self.violations += 1
            if len(self.examples) < EXAMPLES:
                self.examples.append({"what": message, **facts})
        return holds

    def not_applicable(self, because):
        self.because = because

    def note(self, text):
        self.notes.append(text)

    def state(self):
        if self.violations:
            return RED
        if self.because is not None:
            return NOT_APPLICABLE
        return CLEAN if self.checked else NOT_JUDGED

    def as_json(self):
        return {
            "invariant": self.invariant,
            "promise": self.promise,
            "state": self.state(),
            "checked": self.checked,
            "violations": self.violations,
            "examples": self.examples,
            "because": self.because,
            "notes": self.notes,
        }
