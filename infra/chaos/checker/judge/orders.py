"""O1 to O4: orders and the keys under which they were asked for."""

from .run import grouped, indexed
from .samples import take_samples
from .verdict import Verdict

MOVES = {
    "pending": {"paid", "cancelled"},
    "paid": {"packed", "delivered", "cancelled"},
    "packed": {"shipped", "cancelled"},
    "shipped": {"delivered"},
    "delivered": set(),
    "cancelled": set(),
}
BESIDE = {"placed", "refunded", "refund-failed", "address-changed"}
RANK = {state: rank for rank, state in enumerate(("pending", "paid", "packed", "shipped", "delivered", "cancelled"))}
OPEN_PROBLEMS = ("request-in-flight",)
GRACE_MS = 60_000


def is_final(line):
    """No later attempt with the same key may say anything else."""
    if line["result"] == "ok":
        return line["status"] == 201
    return line["result"] == "fail" and bool(line.get("order_id")) and line.get("problem") not in OPEN_PROBLEMS


def o1(run):
    verdict = Verdict("O1", "one order a key and a cart, and the same answer to every repetition")
    take_samples(run, verdict, "O1")
    for key, attempts in run.by_key().items():
        orders = {line["order_id"] for line in attempts if line.get("order_id")}
        verdict.check(len(orders) <= 1, "several orders for one key", key=key, orders=sorted(orders))
        finals = {(line["status"], line.get("order_id"), line.get("total_cents")) for line in attempts if is_final(line)}
        verdict.check(len(finals) <= 1, "final answers differ", key=key, answers=sorted(finals, key=str))
    for name, attempts in grouped([line for line in run.purchases() if line.get("race")], "race").items():
        bought = {line["order_id"] for line in attempts if line["result"] == "ok" and line["status"] == 201}
        kept = {order for order in bought if run.orders.get(order, {}).get("status") != "cancelled"}
        verdict.check(len(kept) <= 1, "one cart was bought several times at once", race=name, orders=sorted(kept))
    for (cart, version), rows in grouped(run["orders"], "cart_id", "cart_version").items():
        kept = [row["id"] for row in rows if row["status"] != "cancelled"]
        if cart:
            verdict.check(len(kept) <= 1, "one state of a cart was bought twice", orders=kept)
    return verdict


def o2(run):
    verdict = Verdict("O2", "every order goes only legal ways, one version a step")
    for order in run["orders"]:
        _walk(run, verdict, order)
    for order_id, seen in grouped([line for line in run.history if line.get("order_status")], "order_id").items():
        _never_back(verdict, order_id, seen)
    return verdict


def _walk(run, verdict, order):
    moments = run.moments.get(order["id"], [])
    versions = [moment["version"] for moment in moments]
    verdict.check(versions == list(range(1, order["version"] + 1)), "versions have a gap", order_id=order["id"],
                  versions=versions, version=order["version"])
    state = "pending"
    for number, moment in enumerate(moments):
        event = moment["event"]
        if event in BESIDE:
            verdict.check((event == "placed") == (number == 0), "not placed once, first", order_id=order["id"])
            continue
        verdict.check(event in MOVES.get(state, set()), "an illegal step", order_id=order["id"], was=state, event=event)
        state = event
    verdict.check(state == order["status"], "the timeline ends in another state", order_id=order["id"],
                  timeline=state, order=order["status"])


def _never_back(verdict, order_id, seen):
    """What one client was told before another asked stays true."""
    for earlier in seen:
        for later in seen:
            if earlier["done_ms"] < later["invoke_ms"]:
                was, now = earlier["order_status"], later["order_status"]
                stays = RANK.get(now, -1) >= RANK.get(was, 99) and not (was == "delivered" != now)
                # an order that is on its way cannot be cancelled any more
                stays = stays and not (was == "shipped" and now == "cancelled")
                verdict.check(stays, "a state went back", order_id=order_id, was=was, now=now)


def o3(run):
    verdict = Verdict("O3", "what was acknowledged is there after every crash; every doubt was resolved")
    lines_of = {order: sorted((line["book_id"], line["quantity"]) for line in lines)
                for order, lines in run.lines.items()}
    for line in run.history:
        if line["result"] == "ok" and line.get("order_id"):
            _kept(run, verdict, line, lines_of)
    keys = indexed([row for row in run["order_keys"] if row["key"]], "key")
    for key, attempts in run.by_key().items():
        _resolved(run, verdict, key, attempts, keys.get(key))
    return verdict


def _kept(run, verdict, line, lines_of):
    order = run.orders.get(line["order_id"])
    facts = {"order_id": line["order_id"], "op": line["op"], "request": line["id"]}
    if not verdict.check(order is not None, "an acknowledged order is gone", **facts):
        return
    if line.get("total_cents") is not None and line.get("lines") is not None:
        told = sorted((each["book_id"], each["quantity"]) for each in line["lines"])
        verdict.check((line["total_cents"], told) == (order["total_cents"], lines_of.get(order["id"])),
                      "an acknowledged order has changed", **facts)
    events = run.events_of(order["id"])
    promised = {"pack": "packed", "ship": "shipped", "deliver": "delivered", "address": "address-changed"}.get(line["op"])
    if line["op"] == "cancel" and line["status"] == 200:
        promised = "cancelled"
    if line["op"] in ("checkout", "buy_now") and line["status"] == 201:
        promised = "paid"
    if promised:
        verdict.check(promised in events, "an acknowledged step is gone", step=promised, **facts)
    if line["op"] == "refund" and line["status"] == 201:
        made = [row for row in run["order_refunds"] if row["id"] == line.get("refund_id")]
        verdict.check(len(made) == 1 and made[0]["status"] == "succeeded", "an acknowledged refund is gone", **facts)


def _resolved(run, verdict, key, attempts, row):
    """Whatever a client was left in doubt about is either done, under its key, or not done at all."""
    told = next((line["order_id"] for line in attempts if line.get("order_id")), None)
    bound = row["resource_id"] if row else None
    if told:
        verdict.check(bound == told, "the key does not lead to the order that was told", key=key, order_id=told)
    doubtful = [line for line in attempts if line["result"] == "info"]
    if doubtful and bound:
        order = run.orders.get(bound)
        verdict.check(order is not None and order["status"] in RANK and order["status"] != "pending",
                      "a doubtful request is not resolved", key=key, order_id=bound)
    last = attempts[-1]
    if last["result"] == "info" and not told:
        # nobody ever said: then the databases do, but once all was whole it had to be said
        whole = last["invoke_ms"] > run.healed_ms() + GRACE_MS and run.about.get("healed_ms")
        verdict.check(not whole, "no final answer although all was whole again", key=key, request=last["id"])


def o4(run):
    verdict = Verdict("O4", "nothing hangs: every order and process ends after healing, nothing is parked in silence")
    verdict.check(run.about.get("quiet_ms") is not None, "the shop never came to rest")
    for order in run["orders"]:
        verdict.check(order["status"] != "pending", "still pending", order_id=order["id"])
    for saga in run["sagas"]:
        verdict.check(saga["finished_at"] is not None, "an unfinished process", order_id=saga["order_id"],
                      name=saga["name"], step=saga["step"], reason=saga.get("parked_reason"))
    for payment in run["payments"]:
        verdict.check(payment["status"] in ("succeeded", "declined", "canceled"), "a payment without an end",
                      payment_id=payment["payment_id"], status=payment["status"], reason=payment["review_reason"])
    for event in run["parked"]:
        verdict.check(bool(event["reason"]), "parked without a reason", event=event["event_id"])
        verdict.note(f"parked by {event['subscription']}: {event['type']} of {event['aggregate_id']}: {event['reason']}")
    for finding in run["findings"]:
        verdict.check(finding["state"] != "open", "the reconciler still finds", **finding)
    return verdict


INVARIANTS = (o1, o2, o3, o4)
