"""A1: what staff changed cannot be rewritten unseen."""

from .doctored import Doctored


class Audit(Doctored):

    def test_a1_nobody_named(self):
        self.story.row("stock_ledger", reference="r1")["has_actor"] = False
        self.assert_red("A1", "nobody is named")

    def test_a1_another_detail(self):
        self.story.row("audit", seq=1)["detail"] = '{"delta": 1}'
        self.assert_red("A1", "the chain is broken")

    def test_a1_another_actor(self):
        self.story.row("audit", seq=2)["actor"] = "a2"
        self.assert_red("A1", "the chain is broken")

    def test_a1_an_entry_taken_out(self):
        self.story.rows["audit"].remove(self.story.row("audit", seq=1))
        self.assert_red("A1", "the chain is broken")

    def test_a1_the_last_entry_taken_away(self):
        self.story.rows["audit"].remove(self.story.row("audit", seq=2))
        self.assert_red("A1", "the chain does not end where it says")

    def test_a1_a_booking_that_is_not_in_it(self):
        self.story.rows["audit"] = []
        self.assert_red("A1", "not one audit entry a booking")

    def test_a1_a_refund_that_is_not_in_it(self):
        self.story.rows["order_refunds"].append(
            {"id": "r9", "order_id": "o1", "amount_cents": 1, "restock": [], "status": "failed", "created_at": 1})
        self.assert_red("A1", "not one audit entry a refund")
