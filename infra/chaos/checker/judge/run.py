"""The files of one run, and the views of them that several invariants share."""

import json
import os
from collections import defaultdict

PURCHASES = ("checkout", "buy_now")
PAID_STATES = ("paid", "packed", "shipped", "delivered")
WITNESSES = (
    "orders", "order_lines", "order_moments", "sagas", "order_refunds", "order_keys", "stock", "stock_ledger",
    "reservations", "reservation_lines", "payments", "refunds", "returned", "payment_ledger", "webhooks", "shipments", "findings",
    "letters", "sold", "book_changes", "search_sales", "search_books", "outbox", "positions", "parked", "intents",
    "psp_ledger", "deliveries", "mails",
)


class CannotJudge(Exception):
    """A file is missing or broken."""


def read_lines(path):
    """The objects of a file; a last line that was cut off by a crash is left out."""
    rows = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                rows.append(json.loads(line))
            except ValueError:
                if line.endswith("\n"):
                    raise CannotJudge(f"{path}:{number} is not JSON") from None
    return rows


def grouped(rows, *names):
    groups = defaultdict(list)
    for row in rows:
        groups[row.get(names[0]) if len(names) == 1 else tuple(row.get(name) for name in names)].append(row)
    return groups


def indexed(rows, name):
    return {row[name]: row for row in rows}


class Run:
    """Everything that is known of a run. Built from rows, so that tests need no files."""

    def __init__(self, about, history, stock, samples, faults, witness):
        self.about = about
        self.history = sorted(history, key=lambda line: (line["invoke_ms"], line["done_ms"]))
        self.books = indexed(stock, "book_id")
        self.samples = samples
        self.faults = faults
        self.witness = {name: witness.get(name, []) for name in WITNESSES}
        self.missing = [name for name in WITNESSES if name not in witness]
        self.orders = indexed(self["orders"], "id")
        self.lines = grouped(self["order_lines"], "order_id")
        self.moments = grouped(sorted(self["order_moments"], key=lambda row: row["version"]), "order_id")
        self.ledger = grouped(sorted(self["stock_ledger"], key=lambda row: row["version"]), "book_id")
        self.intents = self._intents()

    def __getitem__(self, name):
        return self.witness[name]

    def _intents(self):
        by_order = defaultdict(list)
        for intent in self["intents"]:
            by_order[(intent.get("metadata") or {}).get("order_id")].append(intent)
        return by_order

    @classmethod
    def load(cls, folder):
        def lines(name, needed=True):
            path = os.path.join(folder, name)
            if os.path.exists(path):
                return read_lines(path)
            if needed:
                raise CannotJudge(f"{path} is missing")
            return []

        about_file = os.path.join(folder, "run.json")
        if not os.path.exists(about_file):
            raise CannotJudge(f"{about_file} is missing")
        with open(about_file, encoding="utf-8") as text:
            try:
                about = json.load(text)
            except ValueError:
                raise CannotJudge(f"{about_file} is not JSON") from None
        witness = {}
        for name in WITNESSES:
            witness[name] = lines(os.path.join("witness", name + ".jsonl"), needed=name != "mails")
        return cls(
            about, lines("history.jsonl"), lines("stock.jsonl"), lines("samples.jsonl"),
            lines("faults.jsonl", needed=False), witness)

    def returned(self, intent):
        """What we say was wrongly taken by this intent and given back whole; None if the shop's and the provider's
        books do not agree in that to the cent, or if its order was ever paid."""
        row = next((row for row in self["returned"] if row["intent_id"] == intent["id"]), None)
        payment = next((each for each in self["payments"] if row and each["payment_id"] == row["payment_id"]), None)
        if payment is None or not row["is_back"] or payment["status"] != "canceled":
            return None
        order = self.orders.get(payment["order_id"])
        unpaid = order is not None and order["status"] == "cancelled" and not self.was_paid(order["id"])
        told = self.confirmed().get(payment["order_id"])
        same = (row["captured_cents"], row["currency"]) == (intent["captured"], intent["currency"].upper())
        ours = (intent.get("metadata") or {}).get("payment_id") == payment["payment_id"]
        whole = intent["captured"] == intent["refunded"] > 0
        return row["captured_cents"] if unpaid and told is None and same and ours and whole else None

    # what clients know

    def purchases(self):
        return [line for line in self.history if line["op"] in PURCHASES]

    def by_key(self):
        return grouped([line for line in self.purchases() if line.get("key")], "key")

    def confirmed(self):
        """Order id to an answer that told a client that it is, or was, paid."""
        found = {}
        for line in self.history:
            if line["result"] == "ok" and line.get("order_id") and line.get("total_cents") is not None:
                was_bought = line["op"] in PURCHASES and line["status"] == 201
                if was_bought or line.get("order_status") in PAID_STATES:
                    found.setdefault(line["order_id"], line)
        return found

    def client_receipts(self):
        """(book, reference) to the quantity that may have come in, and whether it surely did."""
        found = {}
        for line in self.history:
            if line["op"] == "receipt" and line["result"] != "fail":
                key = (line["book_id"], line["reference"])
                sure = line["result"] == "ok" or found.get(key, (0, False))[1]
                found[key] = (line["quantity"], sure)
        return found

    # what the databases know

    def events_of(self, order_id):
        return [moment["event"] for moment in self.moments.get(order_id, [])]

    def was_paid(self, order_id):
        """As the order's own timeline tells."""
        events = self.events_of(order_id)
        return "paid" in events or (not self.orders[order_id]["total_cents"] and "delivered" in events)

    def healed_ms(self):
        return self.about.get("healed_ms") or 0

    def faults_on(self, *names):
        """The faults that concern one of these servers."""
        def says(fault):
            return f"{fault.get('target', '')} {fault.get('fault', '')}".lower()
        return [fault for fault in self.faults if any(name in says(fault) for name in names)]
