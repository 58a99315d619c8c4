"""A1: what staff changed is in a chain of hashes, worked out again here."""

import hashlib

from .run import grouped, indexed
from .verdict import Verdict

GENESIS = hashlib.sha256(b"bookstore").hexdigest()


def a1(run):
    verdict = Verdict("A1", "each change by staff has a name to it and one entry in a chain that nobody can rewrite")
    for change in run["book_changes"]:
        if change["book_id"] in run.books:
            verdict.check(change["has_actor"], "nobody is named", book_id=change["book_id"], version=change["version"])
    chains = grouped(sorted(run["audit"], key=lambda entry: entry["seq"]), "keeper")
    for keeper, entries in chains.items():
        _chain(verdict, keeper, entries)
    _stock(run, verdict, chains.get("inventory", []))
    _refunds(run, verdict, chains.get("cart_order", []))
    return verdict


def _chain(verdict, keeper, entries):
    last = GENESIS
    for number, entry in enumerate(entries, 1):
        text = "|".join(str(entry[name]) for name in ("seq", "at_micros", "actor", "action", "subject", "detail"))
        right = hashlib.sha256(bytes.fromhex(last) + text.encode()).hexdigest()
        verdict.check(
            (entry["seq"], entry["previous"], entry["hash"]) == (number, last, right), "the chain is broken",
            keeper=keeper, seq=entry["seq"])
        last = entry["hash"]
    if entries:
        head = entries[-1]
        verdict.check((head["head_seq"], head["head_hash"]) == (head["seq"], head["hash"]),
                      "the chain does not end where it says", keeper=keeper)


def _stock(run, verdict, entries):
    told = grouped(entries, "subject")
    for book_id, ledger in run.ledger.items():
        by_hand = [entry for entry in ledger if entry["kind"] == "adjustment" or (
            entry["kind"] == "receipt" and not entry["reference"].startswith(("initial:", "refund:")))]
        for entry in by_hand:
            verdict.check(entry["has_actor"], "nobody is named", book_id=book_id, version=entry["version"])
        entries_of, bookings = len(told.get(book_id, [])), sum(entry["has_actor"] for entry in ledger)
        verdict.check(entries_of == bookings, "not one audit entry a booking", book_id=book_id, entries=entries_of,
                      bookings=bookings)


def _refunds(run, verdict, entries):
    told = grouped([entry for entry in entries if entry["action"] == "refund"], "subject")
    made = grouped(run["order_refunds"], "order_id")
    for order_id in set(told) | set(made):
        verdict.check(len(told.get(order_id, [])) == len(made.get(order_id, [])), "not one audit entry a refund",
                      order_id=order_id)


INVARIANTS = (a1,)
