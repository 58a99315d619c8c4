"""Another sum than the total was taken (o6): that is excused only if all of it is known to have gone back."""

from .doctored import Doctored


class Returned(Doctored):

    def test_m1_another_sum_is_excused_only_when_all_of_it_went_back(self):
        self.story.row("intents", id="pi-o6")["refunded"] = 99
        self.story.row("psp_ledger", id="txn-refund-o6")["entries"][1]["amount"] = -99
        self.assert_red("M1", "another sum was taken than the total")

    def test_m1_another_sum_is_excused_only_when_we_know_of_it(self):
        self.story.rows["returned"] = []
        self.assert_red("M1", "another sum was taken than the total")

    def test_m1_another_sum_is_excused_only_when_we_say_that_it_is_back(self):
        self.story.row("returned", intent_id="pi-o6")["is_back"] = False
        self.assert_red("M1", "another sum was taken than the total")

    def test_m1_another_sum_is_excused_only_to_the_cent(self):
        self.story.row("returned", intent_id="pi-o6")["captured_cents"] = 101
        self.assert_red("M1", "another sum was taken than the total")

    def test_m1_another_sum_is_excused_only_in_the_same_currency(self):
        self.story.row("intents", id="pi-o6")["currency"] = "eur"
        self.assert_red("M1", "another amount or currency was taken")

    def test_m1_another_sum_is_excused_only_for_an_order_that_ended_unpaid(self):
        self.story.order("o6")["status"] = "pending"
        self.assert_red("M1", "another sum was taken than the total")

    def test_m1_another_sum_is_excused_only_when_nobody_was_told_that_it_is_paid(self):
        self.story.line("order_get", 200, order_id="o6", total_cents=1499, currency="USD", order_status="paid", lines=[])
        self.assert_red("M1", "another sum was taken than the total")

    def test_m2_wrong_money_that_was_kept(self):
        self.story.row("intents", id="pi-o6")["refunded"] = 0
        self.assert_red("M2", "charged, but there is no order and no refund")

    def test_m4_wrong_money_that_is_only_half_in_our_books(self):
        self.story.rows["payment_ledger"] = [row for row in self.story.rows["payment_ledger"]
                                             if row["set_id"] != "refund-o6"]
        self.assert_red("M4", "our ledger and the provider's differ")
