"""The second price engine agrees with the shop's on thousands of baskets, and with the worked examples of tax."""

import json
import os
import unittest

from judge.prices import half_even, price, split

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..", "..")
BASKETS = os.path.join(ROOT, "infra", "contracts", "cart-order", "priced-baskets.jsonl")
EXAMPLES = os.path.join(ROOT, "cart-order", "src", "test", "resources", "tax", "worked-examples.csv")


class Prices(unittest.TestCase):
    def test_halves_go_to_the_even_neighbour(self):
        from fractions import Fraction
        self.assertEqual([half_even(Fraction(n, 2)) for n in (1, 3, 5, 7)], [0, 2, 2, 4])

    def test_parts_sum_to_the_whole(self):
        self.assertEqual(split(100, [1, 1, 1]), [34, 33, 33])
        self.assertEqual(sum(split(7919, [3, 0, 5, 11])), 7919)

    def test_every_basket_that_the_shop_priced(self):
        with open(BASKETS, encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        self.assertGreaterEqual(len(rows), 400)
        for number, row in enumerate(rows, 1):
            self.assertEqual(price(row["basket"]), row["price"], f"basket {number}")

    def test_the_worked_examples(self):
        with open(EXAMPLES, encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split(";") for line in lines if not line.startswith("#")]
        for place, day, mode, goods, shipping, rates, by_class, total, source in rows:
            if int(shipping):
                continue  # how shipping is taxed stands in the tables of rates, not here
            items = []
            for each in goods.split(","):
                name, rest = each.split(":")
                unit, copies = rest.split("x")
                items.append({"book_id": each, "quantity": int(copies), "unit_price": int(unit), "tax_class": name,
                              "shipped": True, "categories": [], "authors": [], "format": ""})
            millionths = {pair.split("=")[0]: round(float(pair.split("=")[1]) * 10_000) for pair in rates.split(",")}
            found = price({
                "items": items, "offers": [], "shipping": 0, "method": None,
                "tax": {"included": mode == "in", "shipping": "none", "millionths": millionths}})
            self.assertEqual(found["tax_added"] + found["tax_included"], int(total), f"{place} {day}: {source}")


if __name__ == "__main__":
    unittest.main()
