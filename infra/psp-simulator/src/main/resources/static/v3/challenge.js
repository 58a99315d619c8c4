/* The bank's 3-D Secure challenge: in a frame over the shop's page, or as a page of its own with a way back. */
(function () {
  'use strict';

  const complete = document.getElementById('test-source-authorize-3ds');
  const fail = document.getElementById('test-source-fail-3ds');
  const problem = document.getElementById('problem');

  const brands = { visa: 'Visa', mastercard: 'Mastercard', amex: 'American Express' };

  function amountOf(intent) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: intent.currency });
    return format.format(intent.amount / 10 ** format.resolvedOptions().maximumFractionDigits);
  }

  function address(clientSecret) {
    return clientSecret.split('_secret_')[0];
  }

  function retrieve(key, clientSecret) {
    return Page.call('GET', '/v1/payment_intents/' + address(clientSecret), {
      key,
      client_secret: clientSecret,
      'expand[]': 'payment_method',
    });
  }

  function outcome(intent) {
    if (intent.status === 'succeeded' || intent.status === 'requires_capture') {
      return { paymentIntent: intent };
    }
    return {
      error: {
        type: 'invalid_request_error',
        code: 'payment_intent_authentication_failure',
        message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
        payment_intent: intent,
      },
    };
  }

  function show(intent) {
    document.getElementById('amount').textContent = amountOf(intent);
    const card = intent.payment_method && intent.payment_method.card;
    document.getElementById('card').textContent = card ? (brands[card.brand] || card.brand) + ' •••• ' + card.last4 : '';
    document.getElementById('details').hidden = false;
    document.getElementById('challenge').setAttribute('aria-busy', 'false');
    complete.disabled = false;
    fail.disabled = false;
    complete.focus();
  }

  /* Resolves with the intent as it is once the shopper has chosen. */
  function choice(key, clientSecret) {
    return new Promise((resolve) => {
      async function answer(chosen) {
        complete.disabled = true;
        fail.disabled = true;
        problem.textContent = '';
        const path = '/v1/challenges/' + address(clientSecret) + '/answer';
        const answered = await Page.call('POST', path, { key, client_secret: clientSecret, outcome: chosen });
        /* An answer that got lost may have counted, so the truth is asked for before the shopper tries again. */
        const truth = answered.body ? answered : await retrieve(key, clientSecret);
        if (truth.body && truth.body.status !== 'requires_action') {
          resolve(truth.body);
          return;
        }
        problem.textContent = (answered.error || truth.error).message;
        complete.disabled = false;
        fail.disabled = false;
      }
      complete.addEventListener('click', () => answer('authenticated'));
      fail.addEventListener('click', () => answer('failed'));
      document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && Page.embedded && !fail.disabled) {
          answer('failed');
        }
      });
    });
  }

  async function run(key, clientSecret) {
    const { body, error } = await retrieve(key, clientSecret);
    if (error) {
      return { error };
    }
    if (body.status !== 'requires_action') {
      return { ...outcome(body), first: body };
    }
    show(body);
    return { ...outcome(await choice(key, clientSecret)), first: body };
  }

  async function runAlone() {
    const query = new URLSearchParams(window.location.search);
    const clientSecret = query.get('payment_intent_client_secret') || '';
    document.body.classList.add('alone');
    const { first, paymentIntent, error } = await run(query.get('key'), clientSecret);
    const action = first && first.next_action;
    if (!action || !action.redirect_to_url || !/^https?:/.test(action.redirect_to_url.return_url)) {
      problem.textContent = error ? error.message : 'This payment needs no confirmation any more. You may close this page.';
      return;
    }
    const back = new URL(action.redirect_to_url.return_url);
    back.searchParams.set('payment_intent', address(clientSecret));
    back.searchParams.set('payment_intent_client_secret', clientSecret);
    back.searchParams.set('redirect_status', paymentIntent ? 'succeeded' : 'failed');
    window.location.assign(back);
  }

  if (Page.embedded) {
    Page.on('start', async ({ key, clientSecret }) => {
      const { paymentIntent, error } = await run(key, clientSecret);
      return error ? { error } : { paymentIntent };
    });
    Page.followSize(document.getElementById('challenge'));
    Page.tell({ type: 'ready', event: {} });
  } else {
    runAlone();
  }
})();
