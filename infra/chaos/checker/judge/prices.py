"""What a basket costs, worked out a second time from the rules in docs/adr/0024: nothing of the shop's code is used."""

from fractions import Fraction


def half_even(amount):
    """A fraction to whole minor units, halves to the even neighbour: what Python's round does with fractions."""
    return round(Fraction(amount))


def split(amount, weights):
    """Parts in proportion to the weights: rounded down, what is left by largest remainder, the first of equal ones."""
    if amount == 0:
        return [0] * len(weights)
    exact = [Fraction(amount * weight, sum(weights)) for weight in weights]
    parts = [int(share) for share in exact]
    order = sorted(range(len(weights)), key=lambda i: exact[i] - parts[i], reverse=True)
    for i in order[:amount - sum(parts)]:
        parts[i] += 1
    return parts


def fits(scope, item):
    """In each list of the scope that is not empty, one entry is the item's."""
    return (_meets(scope.get("categories"), item["categories"]) and _meets(scope.get("authors"), item["authors"])
            and _meets(scope.get("series"), item.get("series", []))
            and _meets(scope.get("books"), [item["book_id"]]) and _meets(scope.get("formats"), [item["format"]]))


def _meets(wanted, has):
    return not wanted or bool({name.lower() for name in wanted} & {name.lower() for name in has})


def _off(offer, items, left):
    effect, kind = offer["effect"], offer["effect"]["type"]
    fitting = [i for i, item in enumerate(items) if left[i] > 0 and fits(offer["scope"], item)]
    off = [0] * len(items)
    worth = sum(left[i] for i in fitting)
    copies = sum(items[i]["quantity"] for i in fitting)
    if kind in ("percent", "amount"):
        whole = (half_even(Fraction(worth * effect["basis_points"], 10_000)) if kind == "percent"
                 else min(effect["amount_cents"], worth))
        for i, part in zip(fitting, split(whole, [left[i] for i in fitting])):
            off[i] = part
        return off
    if kind == "buy_get":
        cheap, share = copies // (effect["buy"] + effect["get"]) * effect["get"], effect["basis_points"]
    else:
        cheap, share = (1 if copies >= effect["at_least"] else 0), 10_000
    for i in sorted(fitting, key=lambda each: items[each]["unit_price"]):
        taken = min(cheap, items[i]["quantity"])
        off[i] = half_even(Fraction(min(left[i], items[i]["unit_price"] * taken) * share, 10_000))
        cheap -= taken
    return off


def discounted(basket):
    """(what is left of each line, what is left of the shipping)."""
    items = basket["items"]
    left = [item["unit_price"] * item["quantity"] for item in items]
    subtotal, shipping, given, closed = sum(left), basket["shipping"], 0, False
    for offer in sorted(basket["offers"], key=lambda each: (-each["priority"], each["rank"])):
        if closed or (offer["exclusive"] and given) or subtotal < offer["min_basket"]:
            continue
        if offer["effect"]["type"] == "free_shipping":
            methods, method = offer["effect"].get("methods"), basket["method"]
            sent = any(item["shipped"] and fits(offer["scope"], item) for item in items)
            if sent and (method is None or ((not methods or method in methods) and shipping)):
                given, shipping, closed = given + 1, 0, offer["exclusive"]
            continue
        off = _off(offer, items, left)
        if sum(off):
            left = [rest - part for rest, part in zip(left, off)]
            given, closed = given + 1, offer["exclusive"]
    return left, shipping


def taxes(basket, left, shipping):
    """Tax by class, rounded once each."""
    items, rule = basket["items"], basket["tax"]
    on_lines = [0] * len(items)
    if rule["shipping"] == "as_goods" and shipping:
        by_worth = [rest if item["shipped"] else 0 for rest, item in zip(left, items)]
        by_copies = [item["quantity"] if item["shipped"] else 0 for item in items]
        weights = by_worth if sum(by_worth) else by_copies
        on_lines = split(shipping, weights) if sum(weights) else on_lines
    bases = {}
    for item, rest, part in zip(items, left, on_lines):
        bases[item["tax_class"]] = bases.get(item["tax_class"], 0) + rest + part
    if rule["shipping"] == "standard":
        bases["standard"] = bases.get("standard", 0) + shipping
    found = {}
    for name, base in bases.items():
        if base and name in rule["millionths"]:
            rate = rule["millionths"][name]
            found[name] = half_even(Fraction(base * rate, 1_000_000 + (rate if rule["included"] else 0)))
    return found


def price(basket):
    """The order's sums as they must be: subtotal, discount, shipping, tax on top, tax contained and total."""
    left, shipping = discounted(basket)
    subtotal = sum(item["unit_price"] * item["quantity"] for item in basket["items"])
    tax = sum(taxes(basket, left, shipping).values())
    added = 0 if basket["tax"]["included"] else tax
    return {"subtotal": subtotal, "discount": subtotal - sum(left), "shipping": shipping, "tax_added": added,
            "tax_included": tax - added, "total": sum(left) + shipping + added}
