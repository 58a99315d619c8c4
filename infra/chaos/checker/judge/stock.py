"""S1 to S5: copies."""

from collections import defaultdict

from .run import grouped, indexed
from .samples import take_samples
from .verdict import Verdict

CLOSING = {"consumed": "consume", "released": "release", "expired": "expire"}
CLOCKS_DIFFER_MS = 1_500


def s1(run):
    verdict = Verdict("S1", "at every moment: no negative stock, never more set aside than there is")
    take_samples(run, verdict, "S1")
    for row in run["stock"]:
        verdict.check(0 <= row["reserved"] <= row["on_hand"], "impossible stock row", **row)
    for book, entries in run.ledger.items():
        for entry in entries:
            verdict.check(
                0 <= entry["reserved"] <= entry["on_hand"], "impossible stock in the ledger",
                book_id=book, version=entry["version"])
    return verdict


def s2(run):
    verdict = Verdict("S2", "stock is what came in less what went out; the ledger tells all of it")
    take_samples(run, verdict, "S2")
    held = defaultdict(int)
    reservations = indexed(run["reservations"], "order_id")
    for line in run["reservation_lines"]:
        if reservations[line["order_id"]]["status"] == "held":
            held[line["book_id"]] += line["quantity"]
    for row in run["stock"]:
        _sums(verdict, row, run.ledger.get(row["book_id"], []), held[row["book_id"]])
    _receipts(run, verdict)
    return verdict


def _sums(verdict, row, entries, held):
    book = row["book_id"]
    on_hand = reserved = 0
    for number, entry in enumerate(entries, 1):
        on_hand += entry["on_hand_delta"]
        reserved += entry["reserved_delta"]
        verdict.check(
            (entry["version"], entry["on_hand"], entry["reserved"]) == (number, on_hand, reserved),
            "a ledger entry does not follow from those before it", book_id=book, version=entry["version"])
    verdict.check(
        (row["on_hand"], row["reserved"]) == (on_hand, reserved), "the stock is not the sum of its ledger",
        book_id=book, on_hand=row["on_hand"], reserved=row["reserved"], ledger_on_hand=on_hand,
        ledger_reserved=reserved)
    verdict.check(
        row["reserved"] == held, "set aside is not the sum of the live reservations",
        book_id=book, reserved=row["reserved"], held=held)


def _receipts(run, verdict):
    """What clients booked in is in the ledger once; nothing else is."""
    told = run.client_receipts()
    for book_id, book in run.books.items():
        booked = {entry["reference"]: entry for entry in run.ledger.get(book_id, []) if entry["kind"] == "receipt"}
        initial = booked.pop("initial:" + book_id, None)
        verdict.check(
            initial is not None and initial["on_hand_delta"] == book["initial"],
            "the first copies are not in the ledger", book_id=book_id)
        for (told_book, reference), (quantity, sure) in told.items():
            if told_book == book_id:
                entry = booked.pop(reference, None)
                verdict.check(
                    entry["on_hand_delta"] == quantity if entry else not sure,
                    "a receipt that staff were told of is not in the ledger", book_id=book_id, reference=reference)
        for reference in booked:
            verdict.check(
                reference.startswith("refund:"), "copies came in that nobody booked in", book_id=book_id,
                reference=reference)


def s3(run):
    """From the clients' own lines: what they were sold against what they know came in."""
    verdict = Verdict("S3", "never more copies sold than there ever were (as clients saw it)")
    sold, back = defaultdict(int), defaultdict(int)
    may_be_back = _may_have_come_back(run)
    for order_id, answer in run.confirmed().items():
        for line in answer.get("lines", []):
            sold[line["book_id"]] += line["quantity"]
            returned = may_be_back.get(order_id, {})
            back[line["book_id"]] += min(line["quantity"], returned.get(line["book_id"], 0))
    for book_id, book in run.books.items():
        came_in = book["initial"] + sum(
            quantity for (told_book, _), (quantity, _sure) in run.client_receipts().items() if told_book == book_id)
        verdict.check(
            sold[book_id] - back[book_id] <= came_in, "oversold", book_id=book_id, sold=sold[book_id],
            came_back=back[book_id], came_in=came_in)
    return verdict


def _may_have_come_back(run):
    """Order to copies by book: all of a cancelled order, those that a refund named."""
    back = defaultdict(lambda: defaultdict(int))
    for line in run.history:
        order_id = line.get("order_id")
        if line["op"] == "refund" and line["result"] != "fail" and line.get("attempt", 1) == 1:
            for copies in line.get("restock", []):
                back[order_id][copies["book_id"]] += copies["quantity"]
    cancelled = {line["order_id"] for line in run.history if line["op"] == "cancel" and line["result"] != "fail"}
    cancelled |= {row["id"] for row in run["orders"] if row["status"] == "cancelled"}
    for order_id in cancelled:
        for copies in run.lines.get(order_id, []):
            back[order_id][copies["book_id"]] = copies["quantity"]
    return back


def s4(run):
    verdict = Verdict("S4", "no copy is lost: every reservation ended once, as its order did")
    lines = grouped(run["reservation_lines"], "order_id")
    booked = grouped([row for rows in run.ledger.values() for row in rows if row["order_id"]], "order_id", "book_id")
    for reservation in run["reservations"]:
        order_id, status = reservation["order_id"], reservation["status"]
        verdict.check(status != "held", "still set aside when all was quiet", order_id=order_id)
        for line in lines.get(order_id, []):
            _ended_once(verdict, reservation, line, booked.get((order_id, line["book_id"]), []))
    reservations = indexed(run["reservations"], "order_id")
    for order in run["orders"]:
        _as_its_order(run, verdict, order, reservations.get(order["id"]))
    return verdict


def _ended_once(verdict, reservation, line, entries):
    kinds = grouped(entries, "kind")
    facts = {"order_id": line["order_id"], "book_id": line["book_id"], "status": reservation["status"],
             "ledger": sorted(entry["kind"] for entry in entries)}
    reserved = [entry["reserved_delta"] for entry in kinds.get("reserve", [])]
    verdict.check(reserved == [line["quantity"]], "not set aside once", **facts)
    closing = [entry for kind in CLOSING.values() for entry in kinds.get(kind, [])]
    expected = CLOSING.get(reservation["status"])
    verdict.check(
        len(closing) == (1 if expected else 0) and all(entry["kind"] == expected for entry in closing)
        and all(entry["reserved_delta"] == -line["quantity"] for entry in closing),
        "not ended once", **facts)
    came_back = sum(entry["on_hand_delta"] for entry in kinds.get("return", []))
    should = line["quantity"] - line["restocked"] if reservation.get("returned_at") else 0
    verdict.check(came_back == should, "copies of a cancelled order did not come back once", **facts)


def _as_its_order(run, verdict, order, reservation):
    status = reservation["status"] if reservation else None
    facts = {"order_id": order["id"], "order": order["status"], "reservation": status}
    if run.was_paid(order["id"]):
        verdict.check(status == "consumed", "paid, but its copies were not taken from the stock", **facts)
        if order["status"] == "cancelled" and status == "consumed":
            verdict.check(reservation["returned_at"] is not None, "cancelled, but its copies did not come back", **facts)
    elif order["status"] == "cancelled":
        verdict.check(status in (None, "released", "expired") or reservation.get("returned_at") is not None,
                      "cancelled, but its copies are not free", **facts)


def s5(run):
    verdict = Verdict("S5", "nobody is refused while copies are free; a wanted book sells out")
    confirmed = run.confirmed()
    for book_id, book in run.books.items():
        if book.get("sell_out"):
            _sold_out(run, verdict, book_id, book, confirmed)
    if run.faults_on("clock"):
        verdict.note("clocks jumped, so refusals are not compared with the ledger's times")
        return verdict
    for attempts in run.by_key().values():
        refused = [line for line in attempts if line.get("problem") == "insufficient-stock" and line.get("order_id")]
        asked = attempts[0].get("asked")
        if refused and asked and len(asked) == 1 and asked[0]["book_id"] in run.ledger:
            _truly_short(run, verdict, attempts[0]["invoke_ms"], refused[0], asked[0])
    return verdict


def _sold_out(run, verdict, book_id, book, confirmed):
    rounds = grouped([line for line in run.purchases() if line.get("sell_out_round")], "sell_out_round")
    if not rounds:
        return
    last = grouped(rounds[max(rounds)], "key")
    all_refused = all(lines[-1].get("status") == 409 for lines in last.values())
    sold = sum(line["quantity"] for answer in confirmed.values() for line in answer.get("lines", [])
               if line["book_id"] == book_id)
    left = next((row["on_hand"] for row in run["stock"] if row["book_id"] == book_id), None)
    if all_refused:
        verdict.check(
            sold == book["initial"] and left == 0, "wanted by more than there are copies, yet not all are sold",
            book_id=book_id, copies=book["initial"], sold=sold, left=left)
    else:
        verdict.note("the last round of the sell-out did not end with refusals only")


def _truly_short(run, verdict, began, refusal, asked):
    """The refusal is wrong if at no moment of the request fewer copies were free."""
    least = None
    free = 0
    for entry in run.ledger[asked["book_id"]]:
        if entry["at"] < began - CLOCKS_DIFFER_MS:
            free = entry["on_hand"] - entry["reserved"]
            least = free
        elif entry["at"] <= refusal["done_ms"] + CLOCKS_DIFFER_MS:
            now = entry["on_hand"] - entry["reserved"]
            least = now if least is None else min(least, now)
    verdict.check(
        least is None or least < asked["quantity"], "refused while copies were free", book_id=asked["book_id"],
        wanted=asked["quantity"], free=least, order_id=refusal["order_id"])


INVARIANTS = (s1, s2, s3, s4, s5)
