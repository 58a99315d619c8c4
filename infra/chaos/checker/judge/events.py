"""E1 to E3, N1: events, webhooks and mails."""

from collections import defaultdict

from .run import grouped, indexed
from .verdict import Verdict

# what the timeline says, and the event that tells others
ANNOUNCED = {
    "placed": "order-created", "paid": "order-paid", "cancelled": "order-cancelled", "refunded": "order-refunded",
    "delivered": "order-delivered",
}
FILE_OF = {"cart-order": "cart_order", "payment-shipping": "payment_shipping"}


def e1(run):
    verdict = Verdict("E1", "every change is published once it is true, and only then; everybody has read all of it")
    rows = grouped(run["outbox"], "producer")
    for producer, events in rows.items():
        _in_order(verdict, producer, events)
    _orders_are_announced(run, verdict, rows.get("cart_order", []))
    _stock_is_announced(run, verdict, rows.get("inventory", []))
    _payments_are_announced(run, verdict, rows.get("payment_shipping", []))
    heads = {producer: max([event["last"] or 0 for event in events]) for producer, events in rows.items()}
    for row in run["positions"]:
        producer = row["subscription"].split(".")[1]
        head = heads.get(FILE_OF.get(producer, producer), 0)
        verdict.check((row["position"] or 0) >= head, "a reader has not read all", subscription=row["subscription"],
                      position=row["position"], head=head)
    return verdict


def _in_order(verdict, producer, events):
    numbers = sorted(event["position"] for event in events if event["position"] is not None)
    verdict.check(len(numbers) == len(events), "committed, but never published", producer=producer,
                  events=len(events) - len(numbers))
    verdict.check(len(numbers) == len(set(numbers)), "a position was given twice", producer=producer)
    if producer != "catalog" and numbers:  # of the catalogue only this run's events are witnessed
        verdict.check(
            numbers[-1] - numbers[0] + 1 == len(numbers) and numbers[-1] == events[0]["last"]
            and numbers[0] == events[0]["pruned"] + 1,
            "positions have a gap", producer=producer, first=numbers[0], last=numbers[-1], events=len(numbers))
    latest = {}
    for event in sorted(events, key=lambda event: event["position"] or 0):
        aggregate = (event["aggregate_type"], event["aggregate_id"], event["type"])
        verdict.check(event["version"] > latest.get(aggregate, -1), "an event of an older or the same version follows",
                      producer=producer, type=event["type"], aggregate=event["aggregate_id"], version=event["version"])
        latest[aggregate] = event["version"]


def _orders_are_announced(run, verdict, events):
    told = {(event["aggregate_id"], event["version"], event["type"]): event for event in events
            if event["aggregate_type"] == "order"}
    moments = {(moment["order_id"], moment["version"]): moment["event"] for moment in run["order_moments"]}
    for (order_id, version), moment in moments.items():
        if moment in ANNOUNCED:
            verdict.check((order_id, version, ANNOUNCED[moment]) in told, "a committed change was not published",
                          order_id=order_id, version=version, moment=moment)
    kinds = {event: moment for moment, event in ANNOUNCED.items()}
    kinds["order-shipped"] = "shipped"
    for (order_id, version, kind), event in told.items():
        verdict.check(moments.get((order_id, version)) == kinds.get(kind), "published, but it never became true",
                      order_id=order_id, version=version, type=kind)
        total = (event.get("payload") or {}).get("total_cents")
        if total is not None and order_id in run.orders:
            verdict.check(total == run.orders[order_id]["total_cents"], "an event tells another total",
                          order_id=order_id)


def _stock_is_announced(run, verdict, events):
    told = {(event["aggregate_id"], event["version"]) for event in events if event["type"] == "stock-changed"}
    for book_id in run.books:
        entries = {(book_id, entry["version"]) for entry in run.ledger.get(book_id, [])}
        published = {each for each in told if each[0] == book_id}
        verdict.check(published <= entries, "published, but it never became true", book_id=book_id,
                      versions=sorted(version for _, version in published - entries)[:5])
        if entries:
            verdict.check(max(entries) in published, "the last change of a stock was not published", book_id=book_id)


def _payments_are_announced(run, verdict, events):
    told = grouped([event for event in events if event["type"] == "payment-succeeded"], "aggregate_id")
    for payment in run["payments"]:
        times = len(told.get(payment["payment_id"], []))
        verdict.check(times == (payment["status"] == "succeeded"), "not announced once that money came",
                      payment_id=payment["payment_id"], status=payment["status"], times=times)


def e2(run):
    verdict = Verdict("E2", "every reader did what an event asks exactly once")
    sold, by_order = defaultdict(int), set()
    paid = [order for order in run["orders"] if run.was_paid(order["id"])]
    for order in paid:
        for line in run.lines.get(order["id"], []):
            sold[line["book_id"]] += line["quantity"]
            by_order.add((order["id"], line["book_id"], line["quantity"]))
    catalog, search = indexed(run["sold"], "book_id"), indexed(run["search_books"], "book_id")
    stock = indexed(run["stock"], "book_id")
    for book_id in run.books:
        counted = catalog.get(book_id, {}).get("sold", 0)
        verdict.check(counted == sold[book_id], "the catalogue counted other sales", book_id=book_id, counted=counted,
                      sold=sold[book_id])
        found = search.get(book_id, {}).get("sales", 0)
        verdict.check(found == sold[book_id], "the search counted other sales", book_id=book_id, counted=found,
                      sold=sold[book_id])
        for reader, rows in (("catalogue", catalog), ("search", search)):
            _same_stock(verdict, reader, rows.get(book_id), stock.get(book_id))
    counted = {(row["order_id"], row["book_id"], row["quantity"]) for row in run["search_sales"]
               if row["book_id"] in run.books}
    verdict.check(counted == {sale for sale in by_order if sale[1] in run.books}, "the search knows other sales",
                  only_there=sorted(counted - by_order)[:3], missing=sorted(by_order - counted)[:3])
    shipments = grouped(run["shipments"], "order_id")
    for order in run["orders"]:
        times = len(shipments.get(order["id"], []))
        verdict.check(times == (order["needs_shipping"] and run.was_paid(order["id"])), "not one parcel a paid order",
                      order_id=order["id"], parcels=times)
    return verdict


def _same_stock(verdict, reader, row, stock):
    if row is None or row.get("available") is None or stock is None:
        return
    verdict.check(
        (row["available"], row["stock_version"]) == (stock["on_hand"] - stock["reserved"], stock["version"]),
        "a reader shows another stock", reader=reader, book_id=stock["book_id"], shown=row["available"],
        free=stock["on_hand"] - stock["reserved"])


def e3(run):
    verdict = Verdict("E3", "every webhook is kept once, whatever comes twice or late, and its money is the provider's")
    sent = {delivery["event_id"]: delivery for delivery in run["deliveries"]}
    arrived = {delivery["event_id"] for delivery in run["deliveries"] if delivery["state"] == "delivered"}
    inbox = grouped(run["webhooks"], "event_id")
    for event_id in arrived:
        verdict.check(len(inbox.get(event_id, [])) == 1, "taken, but not kept once", event=event_id)
    _as_often_as_sent(run, verdict)
    for event_id, rows in inbox.items():
        known = sent.get(event_id)
        verdict.check(known is not None and len(rows) == 1, "kept, but the provider knows no such event",
                      event=event_id, type=rows[0]["type"])
        verdict.check(rows[0]["status"] in ("applied", "ignored"), "never applied", event=event_id)
        if known:
            verdict.check((known["type"], known["about"]) == (rows[0]["type"], rows[0]["object_id"]),
                          "kept as another event", event=event_id)
    intents = indexed(run["intents"], "id")
    for payment in run["payments"]:
        intent = intents.get(payment["intent_id"])
        if intent:
            back = run.returned(intent) or 0
            verdict.check((payment["captured_cents"], payment["refunded_cents"]) ==
                          (intent["captured"] - back, intent["refunded"] - back), "our payment is not the provider's",
                          payment_id=payment["payment_id"], intent=intent["id"])
    return verdict


def _as_often_as_sent(run, verdict):
    """Whatever they are called: not more events about one thing than the provider ever made."""
    made = defaultdict(set)
    for delivery in run["deliveries"]:
        made[(delivery["type"], delivery["about"])].add(delivery["event_id"])
    for (kind, about), rows in grouped(run["webhooks"], "type", "object_id").items():
        verdict.check(len(rows) <= len(made[(kind, about)]), "one event was kept several times", type=kind, about=about,
                      kept=len(rows), made=len(made[(kind, about)]))


def n1(run):
    verdict = Verdict("N1", "one confirmation a paid order, none for others")
    by_number = {order["number"]: order for order in run["orders"]}
    letters = grouped(run["letters"], "order_id", "kind")
    mails = grouped([mail for mail in run["mails"] if mail["kind"] != "other"], "number", "kind")
    mailbox_suffered = bool(run.faults_on("mail"))
    for order in run["orders"]:
        letter = letters.get((order["id"], "order-confirmed"), [])
        verdict.check(len(letter) == run.was_paid(order["id"]), "not one confirmation for a paid order",
                      order_id=order["id"], letters=len(letter), order=order["status"])
        if letter:
            _arrived(verdict, order, letter[0], len(mails.get((order["number"], "order-confirmed"), [])),
                     mailbox_suffered)
    for (number, kind), copies in mails.items():
        order = by_number.get(number)
        verdict.check(order is not None and (order["id"], kind) in letters, "a mail that nobody ordered", number=number,
                      kind=kind)
        verdict.check(all(mail["subject_is_clean"] and mail["recipients"] == 1 for mail in copies),
                      "a subject tells too much, or a mail went to several", number=number)
    return verdict


def _arrived(verdict, order, letter, mails, mailbox_suffered):
    """A letter that was tried again may arrive twice: nobody can know that the first got through."""
    most = 1 if letter["attempts"] <= 1 else letter["attempts"]
    least = 0 if mailbox_suffered else 1
    verdict.check(letter["status"] == "sent" and least <= mails <= most, "the confirmation did not arrive once",
                  order_id=order["id"], letter=letter["status"], attempts=letter["attempts"], mails=mails)


INVARIANTS = (e1, e2, e3, n1)
