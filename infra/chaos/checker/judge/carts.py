"""C1 and C2: carts, a lost Redis."""

from .run import grouped
from .verdict import Verdict

MOST_COPIES = 100
AFTER_FAULT_MS = 5_000
CART_OPS = ("cart_new", "cart_add", "cart_set", "cart_clear", "cart_merge", "cart_get")


def c1(run):
    """Plays every probed cart again; after a request in doubt a cart may be as before or as after it."""
    verdict = Verdict("C1", "a repeated request changes a cart once; merging moves every copy once")
    probes = grouped([line for line in run.history if line["op"] in CART_OPS and line.get("cart")], "cart")
    ended = {}
    guests = {line["guest_cart"] for line in run.history if line.get("guest_cart")}
    for cart in sorted(probes, key=lambda name: name not in guests):
        lines = probes[cart]
        if _touched_by(run.faults_on("redis"), lines):
            continue
        ended[cart] = _play(verdict, cart, lines, ended)
    return verdict


def _touched_by(faults, lines):
    """Redis may lose the last second of carts when it dies, which is documented."""
    began, done = lines[0]["invoke_ms"], lines[-1]["done_ms"]
    return any(fault["from_ms"] <= done and began <= fault["to_ms"] + AFTER_FAULT_MS for fault in faults)


def _play(verdict, cart, lines, ended):
    states = [{}]
    merged = False
    for number, attempts in enumerate(_requests(lines)):
        op, last = attempts[0]["op"], attempts[-1]
        if op == "cart_get":
            if merged or last["result"] != "ok":
                continue
            seen = {line["book_id"]: line["quantity"] for line in last.get("lines", [])}
            verdict.check(seen in states, "a cart holds something else", cart=cart, seen=seen, possible=states[:4])
            states = [seen]
            continue
        done = any(line["result"] == "ok" for line in attempts)
        doubtful = any(line["result"] == "info" for line in attempts)
        after = [_after(op, attempts[0], state, other) for state in states
                 for other in _guest_states(op, attempts[0], ended)]
        if done:
            states = _distinct(after)
        elif doubtful or (op == "cart_clear" and number == 0):
            states = _distinct(states + after)
    return states


def _requests(lines):
    """Attempts of one wish belong together: the same key, or for merges the same guest's cart."""
    wishes = {}
    for line in lines:
        name = line.get("key") or (line.get("guest_cart") and "merge " + line["guest_cart"]) or line["id"]
        wishes.setdefault(name, []).append(line)
    return wishes.values()


def _guest_states(op, line, ended):
    return ended.get(line["guest_cart"], [{}]) if op == "cart_merge" else [{}]


def _after(op, line, state, guest):
    after = dict(state)
    if op in ("cart_new", "cart_add"):
        after[line["book_id"]] = min(MOST_COPIES, after.get(line["book_id"], 0) + line["qty"])
    elif op == "cart_set":
        after[line["book_id"]] = line["qty"]
    elif op == "cart_clear":
        after = {}
    else:
        for book, quantity in guest.items():
            after[book] = min(MOST_COPIES, after.get(book, 0) + quantity)
    return after


def _distinct(states):
    return list({tuple(sorted(state.items())): state for state in states}.values())


def c2(run, verdicts):
    """After Redis was lost, everything that is not a cart must be as it was."""
    verdict = Verdict("C2", "a lost Redis costs carts at most: never orders, stock or money")
    if not run.faults_on("redis"):
        verdict.not_applicable("Redis had no fault in this run")
        return verdict
    for other in verdicts:
        if other.invariant[0] in "SMO":
            verdict.check(not other.violations, "does not hold in a run in which Redis was lost",
                          invariant=other.invariant)
    return verdict


INVARIANTS = (c1,)
