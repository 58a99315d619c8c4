// The second foreign client: Stripe's Node library must find in the simulator what it knows of Stripe.
// Wants SIMULATOR_URL, STRIPE_API_KEY, WEBHOOK_PORT and WEBHOOK_SECRET; ContractByNodeTests sets them.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { after, afterEach, before, describe, test } from 'node:test';
import Stripe from 'stripe';

const simulator = new URL(process.env.SIMULATOR_URL);
const key = process.env.STRIPE_API_KEY;
const secret = process.env.WEBHOOK_SECRET;

const client = (settings = {}) =>
  new Stripe(key, {
    host: simulator.hostname,
    port: simulator.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    timeout: 5_000,
    telemetry: false,
    ...settings,
  });
const stripe = client();

const payment = (card, more = {}) => ({
  amount: 500,
  currency: 'eur',
  payment_method: card,
  confirm: true,
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  ...more,
});
const pay = (card, more, options) => stripe.paymentIntents.create(payment(card, more), options);

const ask = async (path, options) => (await fetch(new URL(path, simulator), options)).json();
const fault = async (kind, more = {}) => {
  const reply = await fetch(new URL('/_simulator/faults', simulator), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ match: 'payment_intents.create', kind, ...more }),
  });
  assert.equal(reply.status, 201, await reply.text());
};
const intentsOf = async (order) =>
  (await ask(`/_simulator/payment_intents?order_id=${order}`)).payment_intents;

const hooks = [];
const shop = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    hooks.push({ body: Buffer.concat(chunks), signature: request.headers['stripe-signature'] });
    response.end();
  });
});
const hookAbout = async (id, type) => {
  for (let patience = 0; patience < 500; patience++) {
    const found = hooks.find((hook) => {
      const event = JSON.parse(hook.body);
      return event.type === type && event.data.object.id === id;
    });
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no ${type} about ${id}`);
};

before(() => new Promise((resolve) => shop.listen(process.env.WEBHOOK_PORT, '127.0.0.1', resolve)));
after(() => shop.close());
afterEach(() => fetch(new URL('/_simulator/faults', simulator), { method: 'DELETE' }));

describe('payments', () => {
  test('are made and confirmed in one call or in two', async () => {
    const paid = await pay('pm_card_visa');
    assert.equal(paid.status, 'succeeded');
    assert.equal(paid.amount_received, 500);

    const { confirm, ...open } = payment('pm_card_visa');
    const made = await stripe.paymentIntents.create(open);
    assert.equal(made.status, 'requires_confirmation');
    assert.equal((await stripe.paymentIntents.confirm(made.id)).status, 'succeeded');
    assert.equal((await stripe.paymentIntents.retrieve(made.id)).latest_charge.slice(0, 3), 'ch_');
  });

  test('are set aside, captured in part, or cancelled', async () => {
    const held = await pay('pm_card_visa', { capture_method: 'manual' });
    assert.equal(held.status, 'requires_capture');
    const captured = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 300 });
    assert.equal(captured.amount_received, 300);

    const other = await pay('pm_card_visa', { capture_method: 'manual' });
    const cancelled = await stripe.paymentIntents.cancel(other.id, { cancellation_reason: 'abandoned' });
    assert.equal(cancelled.status, 'canceled');
    await assert.rejects(stripe.paymentIntents.cancel(held.id), {
      type: 'StripeInvalidRequestError',
      code: 'payment_intent_unexpected_state',
    });
  });

  test('are declined in the words of the bank', async () => {
    const cards = {
      pm_card_chargeDeclined: ['card_declined', 'generic_decline'],
      pm_card_chargeDeclinedInsufficientFunds: ['card_declined', 'insufficient_funds'],
      pm_card_chargeDeclinedExpiredCard: ['expired_card', 'expired_card'],
      pm_card_chargeDeclinedIncorrectCvc: ['incorrect_cvc', 'incorrect_cvc'],
    };
    for (const [card, [code, decline_code]] of Object.entries(cards)) {
      await assert.rejects(pay(card), (error) => {
        assert.ok(error instanceof Stripe.errors.StripeCardError);
        assert.equal(error.statusCode, 402);
        assert.equal(error.code, code);
        assert.equal(error.decline_code, decline_code);
        assert.equal(error.payment_intent.status, 'requires_payment_method');
        assert.match(error.requestId, /^req_/);
        return true;
      });
    }
    await fault('decline', { value: 'stolen_card' });
    await assert.rejects(pay('pm_card_visa'), { code: 'card_declined', decline_code: 'stolen_card' });
  });

  test('ask for 3-D Secure and go on once the shopper answered', async () => {
    const asked = await pay('pm_card_threeDSecure2Required');
    assert.equal(asked.status, 'requires_action');
    assert.equal(asked.next_action.type, 'use_stripe_sdk');

    const answer = await fetch(new URL(`/v1/challenges/${asked.id}/answer`, simulator), {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}` },
      body: new URLSearchParams({ client_secret: asked.client_secret, outcome: 'authenticated' }),
    });
    assert.equal(answer.status, 200);
    assert.equal((await stripe.paymentIntents.retrieve(asked.id)).status, 'succeeded');

    const returning = await pay('pm_card_threeDSecure2Required', { return_url: 'https://shop.example/back' });
    assert.equal(returning.next_action.type, 'redirect_to_url');
  });

  test('are refused with the parameter that is wrong', async () => {
    await assert.rejects(pay('pm_card_visa', { amount: 1 }), { code: 'amount_too_small', param: 'amount' });
    await assert.rejects(pay('pm_card_visa', { currency: 'xxx' }), { param: 'currency' });
    await assert.rejects(pay('pm_card_visa', { colour: 'red' }), { code: 'parameter_unknown', param: 'colour' });
    await assert.rejects(stripe.paymentIntents.retrieve('pi_nobody'), { statusCode: 404, code: 'resource_missing' });
    const stranger = new Stripe('sk_test_of_a_stranger', {
      host: simulator.hostname,
      port: simulator.port,
      protocol: 'http',
    });
    await assert.rejects(stranger.paymentIntents.list(), { type: 'StripeAuthenticationError', statusCode: 401 });
  });
});

describe('idempotency keys', () => {
  test('repeat the first answer', async () => {
    const idempotencyKey = randomUUID();
    const first = await pay('pm_card_visa', {}, { idempotencyKey });
    const second = await pay('pm_card_visa', {}, { idempotencyKey });
    assert.equal(second.id, first.id);
    assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');
    assert.equal(second.lastResponse.headers['original-request'], first.lastResponse.requestId);
  });

  test('are good for the same parameters only', async () => {
    const idempotencyKey = randomUUID();
    await pay('pm_card_visa', {}, { idempotencyKey });
    await assert.rejects(pay('pm_card_visa', { amount: 600 }, { idempotencyKey }), {
      type: 'StripeIdempotencyError',
      statusCode: 400,
    });
  });

  test('are in use while the first call runs', async () => {
    await fault('delay', { millis: 500, times: 2 });
    const idempotencyKey = randomUUID();
    const both = await Promise.allSettled([1, 2].map(() => pay('pm_card_visa', {}, { idempotencyKey })));
    assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
    assert.equal(both.find((one) => one.reason).reason.statusCode, 409);
  });

  test('are forgotten after a day', async () => {
    const idempotencyKey = randomUUID();
    const first = await pay('pm_card_visa', {}, { idempotencyKey });
    await fetch(new URL('/_simulator/idempotency_keys', simulator), { method: 'DELETE' });
    assert.notEqual((await pay('pm_card_visa', {}, { idempotencyKey })).id, first.id);
  });
});

describe('retries of the library', () => {
  const patient = client({ maxNetworkRetries: 3 });
  const payPatiently = (order) =>
    patient.paymentIntents.create(payment('pm_card_visa', { metadata: { order_id: order } }));

  test('charge once though the answer is lost', async () => {
    const order = randomUUID();
    await fault('drop_after', { times: 2 });
    assert.equal((await payPatiently(order)).status, 'succeeded');
    assert.equal((await intentsOf(order)).length, 1);
  });

  test('charge once though the first call outlives its timeout', async () => {
    const order = randomUUID();
    await fault('delay', { millis: 1_500 });
    const hasty = client({ maxNetworkRetries: 5, timeout: 400 });
    const paid = await hasty.paymentIntents.create(payment('pm_card_visa', { metadata: { order_id: order } }));
    assert.equal(paid.status, 'succeeded');
    assert.equal((await intentsOf(order)).length, 1);
  });

  test('go on after 409, 503 and a 429 that says so', async () => {
    await fault('conflict_409');
    assert.equal((await payPatiently(randomUUID())).status, 'succeeded');
    await fault('unavailable_503', { times: 2 });
    assert.equal((await payPatiently(randomUUID())).status, 'succeeded');
    await fault('rate_limit_429', { value: '1' });
    await fault('should_retry', { value: 'true' });
    assert.equal((await payPatiently(randomUUID())).status, 'succeeded');
  });

  test('stop when Stripe says so', async () => {
    await fault('unavailable_503', { times: 4 });
    await fault('should_retry', { value: 'false' });
    await assert.rejects(payPatiently(randomUUID()), { statusCode: 503 });
    assert.equal((await ask('/_simulator/faults')).faults[0].left, 3);
  });

  test('get a 500 again under the same key, although the money moved', async () => {
    const order = randomUUID();
    await fault('error_500_after');
    await assert.rejects(payPatiently(order), { type: 'StripeAPIError', statusCode: 500 });
    assert.equal((await intentsOf(order))[0].captured, 500);
  });

  test('give up on a line that stays dead, a timeout and an answer that is no JSON', async () => {
    await fault('drop_before', { times: 10 });
    await assert.rejects(pay('pm_card_visa'), { type: 'StripeConnectionError' });
    await fetch(new URL('/_simulator/faults', simulator), { method: 'DELETE' });
    await fault('delay', { millis: 1_000 });
    await assert.rejects(client({ timeout: 200 }).paymentIntents.create(payment('pm_card_visa')), {
      type: 'StripeConnectionError',
    });
    await fault('answer_html');
    await assert.rejects(pay('pm_card_visa'), { type: 'StripeAPIError' });
    await fault('answer_truncated');
    await assert.rejects(pay('pm_card_visa'), { type: 'StripeAPIError' });
  });
});

describe('refunds', () => {
  test('give back a part, the rest, and no more', async () => {
    const paid = await pay('pm_card_visa');
    const part = await stripe.refunds.create({ payment_intent: paid.id, amount: 200, reason: 'requested_by_customer' });
    assert.equal(part.status, 'succeeded');
    const rest = await stripe.refunds.create({ payment_intent: paid.id });
    assert.equal(rest.amount, 300);
    await assert.rejects(stripe.refunds.create({ payment_intent: paid.id, amount: 1 }), {
      code: 'charge_already_refunded',
    });
    const listed = await stripe.refunds.list({ payment_intent: paid.id });
    assert.deepEqual(listed.data.map((refund) => refund.id), [rest.id, part.id]);
    assert.equal((await stripe.refunds.retrieve(part.id)).charge, paid.latest_charge);
  });
});

describe('lists and expansion', () => {
  test('hold whole objects where asked', async () => {
    const paid = await pay('pm_card_visa', { expand: ['latest_charge.balance_transaction', 'payment_method'] });
    assert.equal(paid.latest_charge.balance_transaction.amount, 500);
    assert.equal(paid.payment_method.card.last4, '4242');
    await assert.rejects(stripe.paymentIntents.retrieve(paid.id, { expand: ['colour'] }), { statusCode: 400 });
  });

  test('are paged through by the library', async () => {
    const made = [];
    for (let i = 0; i < 5; i++) made.unshift((await pay('pm_card_visa')).id);
    const found = [];
    for await (const intent of stripe.paymentIntents.list({ limit: 2 })) {
      found.push(intent.id);
      if (found.length === made.length) break;
    }
    assert.deepEqual(found, made);
    const before = await stripe.paymentIntents.list({ limit: 2, ending_before: made[3] });
    assert.deepEqual(before.data.map((intent) => intent.id), made.slice(1, 3));
    const none = await stripe.paymentIntents.list({ created: { gt: Math.floor(Date.now() / 1000) + 60 } });
    assert.deepEqual(none.data, []);
  });
});

describe('events', () => {
  test('are listed by type and show the object as it was', async () => {
    const paid = await pay('pm_card_visa');
    const events = await stripe.events.list({ types: ['payment_intent.created', 'payment_intent.succeeded'], limit: 2 });
    assert.deepEqual(events.data.map((event) => event.data.object.id), [paid.id, paid.id]);
    assert.deepEqual(events.data.map((event) => event.data.object.status), ['succeeded', 'requires_confirmation']);
    const one = await stripe.events.retrieve(events.data[0].id);
    assert.equal(one.request.id, paid.lastResponse.requestId);
  });

  test('arrive signed so that constructEvent takes them, and not when touched', async () => {
    const paid = await pay('pm_card_visa');
    const hook = await hookAbout(paid.id, 'payment_intent.succeeded');
    const event = stripe.webhooks.constructEvent(hook.body, hook.signature, secret);
    assert.equal(event.data.object.amount, 500);
    assert.throws(() => stripe.webhooks.constructEvent(`${hook.body} `, hook.signature, secret), {
      type: 'StripeSignatureVerificationError',
    });
    assert.throws(() => stripe.webhooks.constructEvent(hook.body, hook.signature, 'whsec_other'), {
      type: 'StripeSignatureVerificationError',
    });
  });

  test('arrive with two signatures, too old, or with a foreign one when told to', async () => {
    await fault('webhook_two_v1');
    const twice = await pay('pm_card_visa');
    const rotated = await hookAbout(twice.id, 'payment_intent.succeeded');
    assert.equal(rotated.signature.split('v1=').length, 3);
    assert.ok(stripe.webhooks.constructEvent(rotated.body, rotated.signature, secret));

    for (const [kind, value] of [['webhook_skew', '-301'], ['webhook_bad_secret', undefined]]) {
      await fault(kind, { value });
      const paid = await pay('pm_card_visa');
      const bad = await hookAbout(paid.id, 'payment_intent.succeeded');
      assert.throws(() => stripe.webhooks.constructEvent(bad.body, bad.signature, secret), {
        type: 'StripeSignatureVerificationError',
      });
    }
  });
});
