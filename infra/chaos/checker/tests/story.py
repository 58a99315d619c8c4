"""A small run in which all is well: two sold orders, a declined one, one that was cancelled after it was paid."""

import copy

from judge.run import Run

BOOK, LAST = "book-hot", "book-last"
PRICE, LAST_PRICE = 1000, 1900


class Story:
    """Rows as the files of a run hold them, to be doctored before they are judged."""

    def __init__(self):
        self.about = {"seed": 1, "buyers": 3, "healed_ms": 1_000, "quiet_ms": 500}
        self.stock = [
            {"book_id": BOOK, "initial": 5, "price_cents": PRICE, "currency": "USD", "format": "paperback", "hot": True,
             "sell_out": False},
            {"book_id": LAST, "initial": 1, "price_cents": LAST_PRICE, "currency": "USD", "format": "ebook",
             "hot": False, "sell_out": True}]
        self.history, self.samples, self.faults = [], [], []
        self.rows = {name: [] for name in (
            "orders order_lines order_moments sagas order_refunds order_keys stock stock_ledger reservations "
            "reservation_lines payments refunds returned payment_ledger webhooks shipments findings letters sold book_changes "
            "search_sales search_books outbox positions parked intents psp_ledger deliveries mails").split()}
        self.clock = 2_000
        self.levels = {}
        self.position = {}
        self.tell()

    def tell(self):
        for check in ("S1", "S2", "M1", "M3", "M4", "O1"):
            self.samples.append({"at_ms": 1, "check": check, "violations": []})
        for book in self.stock:
            self.levels[book["book_id"]] = [0, 0, 0]
            self.book(book["book_id"], "receipt", book["initial"], 0, reference="initial:" + book["book_id"])
        self.line("receipt", status=201, book_id=BOOK, quantity=2, reference="r1")
        self.book(BOOK, "receipt", 2, 0, reference="r1")
        self.sell("o1", BOOK, 2, "buy_now", asked=[{"book_id": BOOK, "quantity": 2}])
        self.sell("o2", LAST, 1, "buy_now", asked=[{"book_id": LAST, "quantity": 1}], sell_out_round=1)
        self.refuse("o3")
        self.sell("o4", BOOK, 1, "checkout")
        self.give_back("o4")
        self.short("o5")
        self.take_wrongly("o6", 100)
        self.probe()
        self.finish()

    # one step each

    def line(self, op, status=200, result=None, **fields):
        self.clock += 10
        row = {"op": op, "id": str(len(self.history)), "buyer": "b1", "key": None, "invoke_ms": self.clock,
               "done_ms": self.clock + 5, "status": status, "problem": None,
               "result": result or ("ok" if status < 300 else "fail"), **fields}
        self.history.append(row)
        return row

    def book(self, book, kind, on_hand, reserved, order_id=None, reference=None):
        level = self.levels[book]
        level[0] += on_hand
        level[1] += reserved
        level[2] += 1
        self.clock += 10
        self.rows["stock_ledger"].append({
            "book_id": book, "version": level[2], "kind": kind, "on_hand_delta": on_hand, "reserved_delta": reserved,
            "on_hand": level[0], "reserved": level[1], "order_id": order_id, "reference": reference, "has_actor": True,
            "at": self.clock})
        self.event("inventory", "book", book, "stock-changed", level[2])

    def event(self, producer, kind, aggregate, event, version, payload=None):
        position = self.position[producer] = self.position.get(producer, 0) + 1
        self.rows["outbox"].append({
            "producer": producer, "id": f"{producer}-{position}", "aggregate_type": kind, "aggregate_id": aggregate,
            "type": event, "version": version, "position": position, "insert_id": position, "payload": payload,
            "last": 0, "pruned": 0})

    def moment(self, order, event):
        order["version"] += 1
        self.rows["order_moments"].append(
            {"order_id": order["id"], "version": order["version"], "at": self.clock, "event": event})
        told = {"placed": "order-created", "paid": "order-paid", "cancelled": "order-cancelled",
                "refunded": "order-refunded"}.get(event)
        if told:
            self.event("cart_order", "order", order["id"], told, order["version"],
                       {"total_cents": order["total_cents"]})

    def place(self, order_id, book, quantity):
        price, shipping = (PRICE, 499) if book == BOOK else (LAST_PRICE, 0)
        order = {
            "id": order_id, "number": "n-" + order_id, "user_id": None, "status": "pending", "version": 0,
            "currency": "USD", "subtotal_cents": price * quantity, "discount_cents": 0, "shipping_cents": shipping,
            "tax_cents": 0, "total_cents": price * quantity + shipping, "refunded_cents": 0, "country": "US",
            "needs_shipping": book == BOOK, "cart_id": "cart-" + order_id, "cart_version": 1,
            "payment_id": "p-" + order_id}
        self.rows["orders"].append(order)
        self.rows["order_lines"].append({
            "order_id": order_id, "book_id": book, "quantity": quantity, "unit_price_cents": price,
            "total_cents": price * quantity, "restocked": 0})
        self.rows["order_keys"].append({"owner": "cart:x", "key": "k-" + order_id, "resource_id": order_id})
        self.rows["sagas"].append({"order_id": order_id, "name": "settle", "step": 7, "finished_at": self.clock})
        self.moment(order, "placed")
        return order

    def hold(self, order, book, quantity, status):
        self.book(book, "reserve", 0, quantity, order["id"])
        self.rows["reservations"].append({"order_id": order["id"], "status": status, "returned_at": None})
        self.rows["reservation_lines"].append(
            {"order_id": order["id"], "book_id": book, "quantity": quantity, "restocked": 0})

    def sell(self, order_id, book, quantity, op, **fields):
        order = self.place(order_id, book, quantity)
        self.hold(order, book, quantity, "consumed")
        self.charge(order)
        order["status"] = "paid"
        self.moment(order, "paid")
        self.book(book, "consume", -quantity, -quantity, order_id)
        answer = {"key": "k-" + order_id, "order_id": order_id, "total_cents": order["total_cents"], "currency": "USD",
                  "order_status": "paid", "country": "US", "lines": [{"book_id": book, "quantity": quantity}], **fields}
        self.line(op, 0, "info", key=answer["key"], country="US",
                  **{name: answer[name] for name in ("asked", "sell_out_round") if name in answer})
        self.line(op, 201, **answer)
        self.line("order_get", 200, order_id=order_id, total_cents=order["total_cents"], currency="USD",
                  order_status="paid", lines=answer["lines"])
        if order["needs_shipping"]:
            self.rows["shipments"].append({"shipment_id": "s-" + order_id, "order_id": order_id, "status": "preparing"})
        self.rows["letters"].append(
            {"kind": "order-confirmed", "order_id": order_id, "status": "sent", "attempts": 1})
        self.rows["mails"].append(
            {"kind": "order-confirmed", "number": order["number"], "subject_is_clean": True, "recipients": 1})
        self.rows["search_sales"].append({"order_id": order_id, "book_id": book, "quantity": quantity})

    def charge(self, order):
        order_id, total = order["id"], order["total_cents"]
        self.rows["payments"].append({
            "payment_id": "p-" + order_id, "order_id": order_id, "amount_cents": total, "currency": "USD",
            "status": "succeeded", "intent_id": "pi-" + order_id, "captured_cents": total, "refunded_cents": 0,
            "review_reason": None})
        self.rows["intents"].append({
            "id": "pi-" + order_id, "status": "succeeded", "amount": total, "currency": "usd", "captured": total,
            "refunded": 0, "metadata": {"order_id": order_id}})
        self.moved("charge", order_id, total)
        self.event("payment_shipping", "payment", "p-" + order_id, "payment-succeeded", 2)
        self.rows["deliveries"].append({
            "event_id": "evt-" + order_id, "type": "payment_intent.succeeded", "about": "pi-" + order_id,
            "state": "delivered"})
        self.rows["webhooks"].append({
            "event_id": "evt-" + order_id, "type": "payment_intent.succeeded", "object_id": "pi-" + order_id,
            "status": "applied"})

    def moved(self, kind, order_id, to_merchant):
        fee = 30 if kind == "charge" else 0
        self.rows["psp_ledger"].append({
            "id": f"txn-{kind}-{order_id}", "type": kind, "payment_intent": "pi-" + order_id, "currency": "usd",
            "entries": [{"account": "card_networks", "amount": -to_merchant},
                        {"account": "merchant", "amount": to_merchant - fee},
                        {"account": "fees", "amount": fee}]})
        for account, amount in (("psp", to_merchant), ("customers", -to_merchant)):
            self.rows["payment_ledger"].append({
                "set_id": f"{kind}-{order_id}", "kind": kind, "account": account, "payment_id": "p-" + order_id,
                "currency": "USD", "amount_cents": amount})

    def cancel(self, order, reason):
        order["status"], order["cancel_reason"] = "cancelled", reason
        self.moment(order, "cancelled")

    def refuse(self, order_id):
        order = self.place(order_id, BOOK, 1)
        self.hold(order, BOOK, 1, "released")
        self.book(BOOK, "release", 0, -1, order_id)
        self.cancel(order, "payment-declined")
        self.line("checkout", 402, key="k-" + order_id, order_id=order_id, problem="payment-declined")

    def take_wrongly(self, order_id, taken):
        """The provider takes another sum than it was asked for; all of it goes back, and the order is called off."""
        order = self.place(order_id, BOOK, 1)
        self.hold(order, BOOK, 1, "released")
        self.charge(order)
        intent, payment = self.row("intents", id="pi-" + order_id), self.row("payments", order_id=order_id)
        intent.update(amount=taken, captured=taken, refunded=taken)
        intent["metadata"]["payment_id"] = payment["payment_id"]
        payment.update(status="canceled", captured_cents=0)
        self.row("outbox", type="payment-succeeded", aggregate_id="p-" + order_id)["type"] = "payment-failed"
        for table, id_field in (("psp_ledger", "payment_intent"), ("payment_ledger", "payment_id")):
            wrong = {"psp_ledger": "pi-", "payment_ledger": "p-"}[table] + order_id
            self.rows[table] = [row for row in self.rows[table] if row[id_field] != wrong]
        self.moved("charge", order_id, taken)
        self.moved("refund", order_id, -taken)
        self.rows["returned"].append({"payment_id": payment["payment_id"], "intent_id": intent["id"],
                                      "captured_cents": taken, "currency": "USD", "is_back": True})
        self.book(BOOK, "release", 0, -1, order_id)
        self.cancel(order, "payment-returned")

    def short(self, order_id):
        order = self.place(order_id, LAST, 1)
        self.cancel(order, "insufficient-stock")
        self.line("buy_now", 409, key="k-" + order_id, order_id=order_id, problem="insufficient-stock",
                  asked=[{"book_id": LAST, "quantity": 1}], sell_out_round=2)

    def give_back(self, order_id):
        order = self.order(order_id)
        self.line("cancel", 200, order_id=order_id, total_cents=order["total_cents"], currency="USD",
                  order_status="cancelled")
        self.cancel(order, "cancelled-by-shopper")
        self.book(BOOK, "return", 1, 0, order_id)
        self.row("reservations", order_id=order_id)["returned_at"] = self.clock
        total = order["total_cents"]
        self.rows["refunds"].append(
            {"refund_id": "r-" + order_id, "payment_id": "p-" + order_id, "amount_cents": total, "status": "succeeded"})
        self.moved("refund", order_id, -total)
        self.row("intents", id="pi-" + order_id)["refunded"] = total
        self.row("payments", order_id=order_id)["refunded_cents"] = total
        order["refunded_cents"] = total
        self.moment(order, "refunded")

    def probe(self):
        add = {"key": "add-1", "cart": "probe", "book_id": BOOK, "qty": 2}
        self.line("cart_new", 201, cart="probe", book_id=BOOK, qty=1)
        self.line("cart_add", 200, **add)
        self.line("cart_add", 200, **add)
        self.line("cart_get", 200, cart="probe", lines=[{"book_id": BOOK, "quantity": 3}])
        self.line("cart_clear", 200, cart="mine")
        self.line("cart_merge", 200, cart="mine", guest_cart="probe")
        self.line("cart_merge", 200, cart="mine", guest_cart="probe")
        self.line("cart_get", 200, cart="mine", lines=[{"book_id": BOOK, "quantity": 3}])

    def finish(self):
        sold = {}
        for row in self.rows["search_sales"]:
            sold[row["book_id"]] = sold.get(row["book_id"], 0) + row["quantity"]
        for book, (on_hand, reserved, version) in self.levels.items():
            self.rows["stock"].append({"book_id": book, "on_hand": on_hand, "reserved": reserved, "version": version})
            seen = {"book_id": book, "available": on_hand - reserved, "stock_version": version}
            self.rows["sold"].append({**seen, "sold": sold[book]})
            self.rows["search_books"].append({**seen, "sales": sold[book]})
            self.rows["book_changes"].append({"book_id": book, "version": 1, "has_actor": True})
        for event in self.rows["outbox"]:
            event["last"] = self.position[event["producer"]]
        self.rows["positions"] = [
            {"subscription": "search.cart-order", "position": self.position["cart_order"]},
            {"subscription": "cart-order.payment-shipping", "position": self.position["payment_shipping"]}]

    # to find what is to be doctored

    def row(self, table, **fields):
        return next(row for row in self.rows[table] if all(row[name] == value for name, value in fields.items()))

    def order(self, order_id):
        return self.row("orders", id=order_id)

    def request(self, **fields):
        return next(row for row in self.history if all(row.get(name) == value for name, value in fields.items()))

    def run(self):
        story = copy.deepcopy(self)
        return Run(story.about, story.history, story.stock, story.samples, story.faults, story.rows)
