"""Each invariant holds in a clean story and is red in one that was doctored against it."""

import unittest

from .doctored import Doctored, verdicts
from .story import BOOK, LAST


class Invariants(Doctored):

    # the story itself

    def test_nothing_is_red_and_everything_is_judged_when_all_is_well(self):
        for name, verdict in verdicts(self.story).items():
            self.assertEqual([], verdict.examples, name)
            self.assertGreater(verdict.checked, 0 if name != "C2" else -1, name)
            self.assertEqual("n/a" if name in ("A1", "C2") else "ok", verdict.state(), name)

    def test_what_was_not_looked_at_is_not_ok(self):
        self.story.history = [line for line in self.story.history if not line.get("cart")]
        self.assertEqual("not judged", verdicts(self.story)["C1"].state())

    # stock

    def test_s1_negative_stock_at_one_moment(self):
        self.story.samples.append({"at_ms": 5, "check": "S1", "violations": [{"book_id": BOOK, "on_hand": -1}]})
        self.assert_red("S1", "seen during the run")

    def test_s1_impossible_row(self):
        self.story.row("stock", book_id=BOOK)["reserved"] = 99
        self.assert_red("S1", "impossible stock row")

    def test_s2_lost_update(self):
        self.story.row("stock", book_id=BOOK)["on_hand"] += 1
        self.assert_red("S2", "the stock is not the sum of its ledger")

    def test_s2_ledger_row_gone(self):
        self.story.rows["stock_ledger"].remove(self.story.row("stock_ledger", kind="release"))
        self.assert_red("S2", "a ledger entry does not follow from those before it")

    def test_s2_receipt_lost(self):
        self.story.line("receipt", status=201, book_id=BOOK, quantity=3, reference="r2")
        self.assert_red("S2", "a receipt that staff were told of is not in the ledger")

    def test_s2_copies_from_nowhere(self):
        self.story.row("stock_ledger", reference="r1")["reference"] = "r9"
        self.assert_red("S2", "copies came in that nobody booked in")

    def test_s2_in_doubt_may_be_done_or_not(self):
        self.story.line("receipt", 0, "info", book_id=BOOK, quantity=3, reference="r2")
        self.assertEqual("ok", verdicts(self.story)["S2"].state())

    def test_s3_oversold_by_what_buyers_were_told(self):
        for number in range(2):
            self.story.line("buy_now", 201, key=f"x{number}", order_id=f"x{number}", total_cents=1900, currency="USD",
                            order_status="paid", lines=[{"book_id": LAST, "quantity": 1}])
        self.assert_red("S3", "oversold")

    def test_s4_hold_left_behind(self):
        self.story.row("reservations", order_id="o3")["status"] = "held"
        self.assert_red("S4", "still set aside when all was quiet")

    def test_s4_ended_twice(self):
        self.story.book(BOOK, "release", 0, -1, "o1")
        self.assert_red("S4", "not ended once")

    def test_s4_paid_but_released(self):
        self.story.row("reservations", order_id="o1")["status"] = "released"
        self.assert_red("S4", "paid, but its copies were not taken from the stock")

    def test_s4_cancelled_but_not_put_back(self):
        self.story.row("reservations", order_id="o4")["returned_at"] = None
        self.assert_red("S4", "cancelled, but its copies did not come back")

    def test_s5_copies_left_of_a_wanted_book(self):
        self.story.row("stock", book_id=LAST)["on_hand"] = 1
        self.assert_red("S5", "wanted by more than there are copies, yet not all are sold")

    def test_s5_refused_while_copies_were_free(self):
        self.story.request(problem="insufficient-stock")["asked"] = [{"book_id": BOOK, "quantity": 1}]
        self.assert_red("S5", "refused while copies were free")

    def test_s5_times_are_not_compared_when_clocks_jumped(self):
        self.story.request(problem="insufficient-stock")["asked"] = [{"book_id": BOOK, "quantity": 1}]
        self.story.faults.append({"target": "inventory", "fault": "clock-jump", "from_ms": 1, "to_ms": 2})
        self.assertEqual("ok", verdicts(self.story)["S5"].state())

    # money

    def test_m1_charged_twice(self):
        self.story.moved("charge", "o1", 2499)
        self.story.row("intents", id="pi-o1")["captured"] = 4998
        self.assert_red("M1", "charged more than once")

    def test_m1_refund_that_we_do_not_know(self):
        self.story.row("intents", id="pi-o1")["refunded"] = 500
        self.story.moved("refund", "o1", -500)
        self.assert_red("M1", "our refunds are not those of the provider")

    def test_m1_more_given_back_than_taken(self):
        self.story.row("intents", id="pi-o1")["refunded"] = 9_999
        self.assert_red("M1", "more given back than was taken")

    def test_m1_another_currency(self):
        self.story.row("intents", id="pi-o1")["currency"] = "eur"
        self.assert_red("M1", "another amount or currency was taken")

    def test_m2_charged_without_an_order(self):
        self.story.rows["intents"].append({"id": "pi-x", "amount": 5, "currency": "usd", "captured": 5, "refunded": 0,
                                           "metadata": {"order_id": "gone"}})
        self.assert_red("M2", "charged, but there is no order and no refund")

    def test_m2_paid_without_a_charge(self):
        self.story.rows["intents"].remove(self.story.row("intents", id="pi-o1"))
        self.assert_red("M2", "paid, but not charged")

    def test_m2_a_buyer_was_told_less(self):
        self.story.request(op="buy_now", order_id="o1")["total_cents"] = 5
        self.assert_red("M2", "a buyer was told of another sum than was taken")

    def test_m3_price_of_the_client(self):
        order = self.story.order("o1")
        order["subtotal_cents"], order["shipping_cents"], order["total_cents"] = 1, 0, 1
        self.assert_red("M3", "the total is wrong")

    def test_m3_wrong_total_accepted(self):
        self.story.request(op="buy_now", order_id="o1", status=201)["expected_total_cents"] = 7
        self.assert_red("M3", "a total that the client made up was accepted")

    def test_m3_line_with_another_price(self):
        self.story.row("order_lines", order_id="o1")["unit_price_cents"] = 1
        self.assert_red("M3", "a line has another price than the book")

    def test_m4_half_an_entry(self):
        self.story.rows["payment_ledger"].pop()
        self.assert_red("M4", "a set does not sum to zero")

    def test_m4_ledgers_differ(self):
        for entry in self.story.rows["payment_ledger"]:
            entry["amount_cents"] *= 2
        self.assert_red("M4", "our ledger and the provider's differ")

    # orders

    def test_o1_two_orders_for_a_key(self):
        self.story.request(op="order_get", order_id="o1").update(op="buy_now", status=201, key="k-o2")
        self.assert_red("O1", "several orders for one key")

    def test_o1_final_answers_differ(self):
        self.story.line("buy_now", 402, key="k-o1", order_id="o1", problem="payment-declined")
        self.assert_red("O1", "final answers differ")

    def test_o1_one_cart_twice(self):
        self.story.order("o1")["cart_id"] = self.story.order("o2")["cart_id"]
        self.assert_red("O1", "one state of a cart was bought twice")

    def test_o1_race_won_twice(self):
        for order in ("o1", "o2"):
            self.story.request(op="buy_now", order_id=order, status=201)["race"] = "r"
        self.assert_red("O1", "one cart was bought several times at once")

    def test_o2_illegal_step(self):
        self.story.row("order_moments", order_id="o3", event="cancelled")["event"] = "shipped"
        self.assert_red("O2", "an illegal step")

    def test_o2_gap(self):
        self.story.order("o1")["version"] = 7
        self.assert_red("O2", "versions have a gap")

    def test_o2_state_seen_going_back(self):
        self.story.line("order_get", 200, order_id="o1", order_status="pending")
        self.assert_red("O2", "a state went back")

    def test_o3_acknowledged_order_gone(self):
        self.story.line("buy_now", 201, key="z", order_id="zz", total_cents=1, currency="USD", order_status="paid",
                        lines=[])
        self.assert_red("O3", "an acknowledged order is gone")

    def test_o3_acknowledged_step_gone(self):
        self.story.line("pack", 200, order_id="o1", order_status="packed")
        self.assert_red("O3", "an acknowledged step is gone")

    def test_o3_key_leads_elsewhere(self):
        self.story.row("order_keys", key="k-o1")["resource_id"] = "o2"
        self.assert_red("O3", "the key does not lead to the order that was told")

    def test_o3_doubt_for_ever(self):
        self.story.clock = 500_000
        self.story.line("buy_now", 503, "info", key="never", asked=[])
        self.assert_red("O3", "no final answer although all was whole again")

    def test_o4_still_pending(self):
        self.story.order("o1")["status"] = "pending"
        self.assert_red("O4", "still pending")

    def test_o4_never_quiet(self):
        self.story.about["quiet_ms"] = None
        self.assert_red("O4", "the shop never came to rest")

    def test_o4_process_hangs(self):
        self.story.rows["sagas"][0]["finished_at"] = None
        self.assert_red("O4", "an unfinished process")

    # events, webhooks, mails

    def test_e1_published_but_rolled_back(self):
        self.story.event("cart_order", "order", "o1", "order-paid", 9)
        self.story.finish()
        self.assert_red("E1", "published, but it never became true")

    def test_e1_never_published(self):
        self.story.row("outbox", aggregate_id="o1", type="order-paid")["position"] = None
        self.assert_red("E1", "committed, but never published")

    def test_e1_committed_without_an_event(self):
        self.story.rows["outbox"].remove(self.story.row("outbox", aggregate_id="o1", type="order-paid"))
        self.assert_red("E1", "a committed change was not published")

    def test_e1_same_version_twice(self):
        paid = self.story.row("outbox", aggregate_id="o1", type="order-paid")
        self.story.event("cart_order", "order", "o1", "order-paid", paid["version"])
        self.assert_red("E1", "an event of an older or the same version follows")

    def test_e1_reader_behind(self):
        self.story.rows["positions"][0]["position"] = 1
        self.assert_red("E1", "a reader has not read all")

    def test_e2_counted_twice(self):
        self.story.row("sold", book_id=BOOK)["sold"] += 2
        self.assert_red("E2", "the catalogue counted other sales")

    def test_e2_two_parcels(self):
        self.story.rows["shipments"] *= 2
        self.assert_red("E2", "not one parcel a paid order")

    def test_e2_stale_stock(self):
        self.story.row("search_books", book_id=BOOK)["available"] += 1
        self.assert_red("E2", "a reader shows another stock")

    def test_e3_kept_twice(self):
        self.story.rows["webhooks"].append({**self.story.rows["webhooks"][0], "event_id": "evt-o1/again"})
        self.assert_red("E3", "one event was kept several times")

    def test_e3_lost(self):
        self.story.rows["webhooks"].pop()
        self.assert_red("E3", "taken, but not kept once")

    def test_e3_never_applied(self):
        self.story.rows["webhooks"][0]["status"] = "received"
        self.assert_red("E3", "never applied")

    def test_n1_two_mails(self):
        self.story.rows["mails"] *= 2
        self.assert_red("N1", "the confirmation did not arrive once")

    def test_n1_mail_for_an_unpaid_order(self):
        self.story.rows["letters"].append(
            {"kind": "order-confirmed", "order_id": "o3", "status": "sent", "attempts": 1})
        self.assert_red("N1", "not one confirmation for a paid order")

    def test_n1_a_letter_that_was_tried_again_may_come_twice(self):
        self.story.rows["mails"] *= 2
        for letter in self.story.rows["letters"]:
            letter["attempts"] = 2
        self.assertEqual("ok", verdicts(self.story)["N1"].state())

    # carts

    def test_c1_added_twice(self):
        self.story.request(op="cart_get", cart="probe")["lines"][0]["quantity"] = 5
        self.assert_red("C1", "a cart holds something else")

    def test_c1_merged_twice(self):
        self.story.request(op="cart_get", cart="mine")["lines"][0]["quantity"] = 6
        self.assert_red("C1", "a cart holds something else")

    def test_c1_in_doubt_may_be_done_or_not(self):
        for line in self.story.history:
            if line.get("key") == "add-1":
                line.update(result="info", status=None)
        self.assertEqual("ok", verdicts(self.story)["C1"].state())

    def test_c2_money_lost_with_redis(self):
        self.story.faults.append({"target": "redis", "fault": "kill", "from_ms": 1, "to_ms": 2})
        self.assertEqual("ok", verdicts(self.story)["C2"].state())
        self.story.rows["intents"].remove(self.story.row("intents", id="pi-o1"))
        self.assert_red("C2", "does not hold in a run in which Redis was lost")

    def test_a1_nobody_named(self):
        self.story.row("stock_ledger", reference="r1")["has_actor"] = False
        self.assert_red("A1", "nobody is named")


if __name__ == "__main__":
    unittest.main()
