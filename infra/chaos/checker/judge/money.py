"""M1 to M4: money."""

from collections import defaultdict

from .run import PAID_STATES, grouped, indexed
from .samples import take_samples
from .verdict import Verdict

# the price list, written down a second time: what a parcel costs and from which sum on it is free
HOME, HOME_CENTS, HOME_FREE_FROM, ABROAD_CENTS = "US", 499, 5_000, 1_299
DOWNLOADED = ("ebook",)


def m1(run):
    verdict = Verdict("M1", "at most one capture an order, of its total; refunds never above it and as we recorded them")
    take_samples(run, verdict, "M1")
    refunds = _our_refunds(run)
    by_intent = _provider_ledger(run)
    for order_id, intents in run.intents.items():
        for intent in intents:
            charges, captured, refunded = by_intent.get(intent["id"], (0, 0, 0))
            verdict.check(
                (intent["captured"], intent["refunded"]) == (captured, refunded),
                "the provider's payment is not the sum of its ledger", intent=intent["id"])
        _one_order(run, verdict, order_id, intents, refunds, by_intent)
    return verdict


def _one_order(run, verdict, order_id, intents, refunds, by_intent):
    order = run.orders.get(order_id)
    charges = sum(by_intent.get(intent["id"], (0, 0, 0))[0] for intent in intents)
    captured = sum(intent["captured"] for intent in intents)
    refunded = sum(intent["refunded"] for intent in intents)
    facts = {"order_id": order_id, "captured": captured, "refunded": refunded}
    verdict.check(charges <= 1, "charged more than once", charges=charges, **facts)
    verdict.check(0 <= refunded <= captured, "more given back than was taken", **facts)
    if order is None:
        return  # M2 has it
    # the only excuse for another sum: it went back whole, and the order ended unpaid
    back = sum(run.returned(intent) or 0 for intent in intents)
    verdict.check(captured - back in (0, order["total_cents"]), "another sum was taken than the total",
                  total=order["total_cents"], **facts)
    verdict.check(
        refunded - back == refunds[order_id] == order["refunded_cents"], "our refunds are not those of the provider",
        payments=refunds[order_id], order=order["refunded_cents"], **facts)
    for intent in intents:
        verdict.check(
            not intent["captured"] or run.returned(intent) or (intent["currency"].upper(), intent["amount"]) ==
            (order["currency"], order["total_cents"]),
            "another amount or currency was taken", intent=intent["id"], **facts)


def _our_refunds(run):
    order_of = {payment["payment_id"]: payment["order_id"] for payment in run["payments"]}
    sums = defaultdict(int)
    for refund in run["refunds"]:
        if refund["status"] == "succeeded":
            sums[order_of[refund["payment_id"]]] += refund["amount_cents"]
    return sums


def _before_fees(moved):
    """What a movement of the provider's was worth to the shop; the provider books what it keeps of it as fees."""
    return sum(entry["amount"] for entry in moved["entries"] if entry["account"] in ("merchant", "fees"))


def _provider_ledger(run):
    """Payment intent to (charges, captured, refunded), added up from single entries."""
    sums = {}
    for moved in run["psp_ledger"]:
        gain = _before_fees(moved)
        charges, captured, refunded = sums.get(moved["payment_intent"], (0, 0, 0))
        if moved["type"] == "charge":
            charges, captured = charges + 1, captured + gain
        else:
            refunded -= gain
        sums[moved["payment_intent"]] = (charges, captured, refunded)
    return sums


def m2(run):
    verdict = Verdict("M2", "no money without an order, no order without its money")
    payments = indexed(run["payments"], "order_id")
    for order_id, intents in run.intents.items():
        captured = sum(intent["captured"] for intent in intents)
        refunded = sum(intent["refunded"] for intent in intents)
        if captured:
            order = run.orders.get(order_id)
            paid = order is not None and order["status"] in PAID_STATES
            verdict.check(paid or captured == refunded, "charged, but there is no order and no refund",
                          order_id=order_id, order=order["status"] if order else None, captured=captured,
                          refunded=refunded)
    for order in run["orders"]:
        if run.was_paid(order["id"]) and order["total_cents"]:
            _paid_for(run, verdict, order, payments.get(order["id"]))
    for order_id, answer in run.confirmed().items():
        captured = sum(intent["captured"] for intent in run.intents.get(order_id, []))
        verdict.check(captured == answer["total_cents"], "a buyer was told of another sum than was taken",
                      order_id=order_id, told=answer["total_cents"], captured=captured)
    return verdict


def _paid_for(run, verdict, order, payment):
    intents = run.intents.get(order["id"], [])
    taken = [intent for intent in intents if intent["captured"]]
    verdict.check(
        len(taken) == 1 and taken[0]["captured"] == order["total_cents"], "paid, but not charged",
        order_id=order["id"], total=order["total_cents"], captured=[intent["captured"] for intent in taken])
    verdict.check(
        payment is not None and payment["status"] == "succeeded" and payment["payment_id"] == order["payment_id"]
        and any(intent["id"] == payment["intent_id"] for intent in taken),
        "paid, but our payment is not the one that was charged", order_id=order["id"])


def m3(run):
    """Totals calculated anew from the prices under which this run's books were made."""
    verdict = Verdict("M3", "every total is prices × copies + shipping, worked out by a second program")
    take_samples(run, verdict, "M3")
    told = {}
    for line in run.history:
        if line.get("total_cents") is not None and line.get("order_id"):
            told.setdefault(line["order_id"], set()).add((line["total_cents"], line["currency"]))
    countries = {line["order_id"]: line["country"] for line in run.purchases()
                 if line.get("order_id") and line.get("country")}
    for order in run["orders"]:
        _total(run, verdict, order, told.get(order["id"], set()), countries.get(order["id"]))
    for line in run.purchases():
        if line.get("expected_total_cents") is not None:
            verdict.check(
                line["result"] != "ok" or line["total_cents"] == line["expected_total_cents"] == _known(run, line),
                "a total that the client made up was accepted", order_id=line.get("order_id"),
                expected=line["expected_total_cents"])
    return verdict


def _total(run, verdict, order, told, country):
    lines = run.lines.get(order["id"], [])
    if not lines or not all(line["book_id"] in run.books for line in lines):
        return
    verdict.check(country in (None, order["country"]), "sent to another country than was asked for",
                  order_id=order["id"])
    for line in lines:
        price = run.books[line["book_id"]]["price_cents"]
        verdict.check(
            line["unit_price_cents"] == price and line["total_cents"] == price * line["quantity"],
            "a line has another price than the book", order_id=order["id"], book_id=line["book_id"], price=price,
            line=line["unit_price_cents"])
    subtotal, shipping = calculated(run, [(line["book_id"], line["quantity"]) for line in lines], order["country"])
    ours = (order["subtotal_cents"], order["discount_cents"], order["shipping_cents"], order["tax_cents"],
            order["total_cents"], order["currency"])
    verdict.check(ours == (subtotal, 0, shipping, 0, subtotal + shipping, "USD"), "the total is wrong",
                  order_id=order["id"], ours=ours, right=subtotal + shipping)
    verdict.check(told <= {(subtotal + shipping, "USD")}, "a buyer was told another total", order_id=order["id"],
                  told=sorted(told), right=subtotal + shipping)


def calculated(run, copies, country):
    """(subtotal, shipping) of books and copies sent to a country."""
    subtotal = sum(run.books[book]["price_cents"] * quantity for book, quantity in copies)
    if all(run.books[book]["format"] in DOWNLOADED for book, _ in copies):
        return subtotal, 0
    if country != HOME:
        return subtotal, ABROAD_CENTS
    return subtotal, 0 if subtotal >= HOME_FREE_FROM else HOME_CENTS


def _known(run, line):
    copies = [(each["book_id"], each["quantity"]) for each in line["lines"]]
    return sum(calculated(run, copies, line["country"]))


def m4(run):
    verdict = Verdict("M4", "double entry: every set of entries sums to zero, and both ledgers agree")
    take_samples(run, verdict, "M4")
    for set_id, entries in grouped(run["payment_ledger"], "set_id").items():
        for currency, same in grouped(entries, "currency").items():
            verdict.check(sum(entry["amount_cents"] for entry in same) == 0, "a set does not sum to zero",
                          set_id=set_id, currency=currency)
    theirs = defaultdict(int)
    for moved in run["psp_ledger"]:
        verdict.check(sum(entry["amount"] for entry in moved["entries"]) == 0, "the provider's ledger does not balance",
                      transaction=moved["id"])
        theirs[moved["currency"].upper()] += _before_fees(moved)
    ours = defaultdict(int)
    for entry in run["payment_ledger"]:
        if entry["account"] in ("psp", "psp_fees"):  # fees are booked a while after their capture
            ours[entry["currency"]] += entry["amount_cents"]
    for currency in set(ours) | set(theirs):
        verdict.check(abs(ours[currency]) == abs(theirs[currency]), "our ledger and the provider's differ",
                      currency=currency, ours=ours[currency], theirs=theirs[currency])
    return verdict


INVARIANTS = (m1, m2, m3, m4)
