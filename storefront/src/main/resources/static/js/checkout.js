/* The card form of our payment provider. A card number never reaches this page; what we send on is the name that the provider gave it. */
(function () {
  'use strict';

  const form = document.getElementById('checkout');
  const entry = document.getElementById('card-entry');
  const problems = document.getElementById('card-problems');
  const ourAction = form.getAttribute('action');
  let card = null;
  let stripe = null;
  let elements = null;
  const saved = [...document.querySelectorAll('input[name=saved_method]')];

  const field = (name) => form.elements.namedItem(name);

  function mount() {
    if (card || !entry || entry.hidden || paysWithSaved()) return;
    if (typeof window.Stripe !== 'function') {
      complain('The card form of our payment provider did not load. Check your connection and reload this page; nothing you typed on other pages is lost.');
      return;
    }
    stripe = stripe || window.Stripe(form.dataset.key);
    card = createElement();
    card.mount('#card');
    card.on('change', (event) => (event.error ? complainAtField(event.error.message) : quietField()));
  }

  /* With the total known the provider offers wallets too; without it, a plain card form. */
  function createElement() {
    const amount = total();
    if (!amount || !form.dataset.currency) return stripe.elements().create('card');
    elements = stripe.elements({ mode: 'payment', amount, currency: form.dataset.currency.toLowerCase(), paymentMethodTypes: ['card'], paymentMethodCreation: 'manual' });
    return elements.create('payment');
  }

  function total() {
    const shown = field('expected_total');
    return shown && /^\d+$/.test(shown.value) ? Number(shown.value) : 0;
  }

  function paysWithSaved() {
    return saved.some((choice) => choice.checked && choice.value !== 'new');
  }

  function complainAtField(words) {
    const error = document.getElementById('card-error');
    error.textContent = words;
    error.hidden = false;
  }

  function quietField() {
    document.getElementById('card-error').hidden = true;
    problems.hidden = true;
  }

  function complain(words) {
    complainAtField(words);
    problems.querySelector('p').textContent = words;
    problems.hidden = false;
    problems.focus();
  }

  function busy(on) {
    const button = document.getElementById('pay');
    button.disabled = on;
    button.setAttribute('aria-busy', String(on));
  }

  function billing() {
    const text = (name) => (field(name) && field(name).value.trim()) || undefined;
    return {
      name: text('name'),
      email: text('email'),
      address: { line1: text('line1'), line2: text('line2'), city: text('city'), postal_code: text('postal_code'), state: text('state'), country: text('country') },
    };
  }

  async function makePaymentMethod() {
    const result = elements ? await fromElements() : await stripe.createPaymentMethod({ type: 'card', card, billing_details: billing() });
    if (result.error) throw new Error(result.error.message);
    const made = result.paymentMethod.card || {};
    field('payment_method').value = result.paymentMethod.id;
    field('card_brand').value = made.brand || '';
    field('card_last4').value = made.last4 || '';
    field('card_wallet').value = made.wallet ? made.wallet.type : '';
  }

  async function fromElements() {
    const checked = await elements.submit();
    return checked.error ? checked : stripe.createPaymentMethod({ elements, params: { billing_details: billing() } });
  }

  form.addEventListener('submit', async (event) => {
    const button = event.submitter;
    const elsewhere = button && button.hasAttribute('formaction');
    if (elsewhere || !entry || paysWithSaved() || field('payment_method').value) {
      if (!elsewhere) setTimeout(() => busy(true));
      return;
    }
    event.preventDefault();
    if (!card) {
      mount();
      return;
    }
    busy(true);
    try {
      await makePaymentMethod();
      form.setAttribute('action', ourAction);
      form.submit();
    } catch (failure) {
      busy(false);
      complain(failure.message || 'Your card could not be checked. Nothing was charged. Please try again.');
    }
  });

  saved.forEach((choice) => choice.addEventListener('change', () => {
    document.getElementById('new-method').hidden = paysWithSaved();
    quietField();
    mount();
  }));

  // another address may cost more, and the wallet shows what will be charged
  document.body.addEventListener('htmx:afterSettle', () => {
    if (elements && total()) elements.update({ amount: total() });
  });

  const other = document.getElementById('other-card');
  if (other) {
    other.addEventListener('click', () => {
      field('payment_method').value = '';
      document.getElementById('card-kept').hidden = true;
      entry.hidden = false;
      mount();
      document.getElementById('card').focus();
    });
  }

  // coming back by the browser's Back button must not leave a dead button behind
  window.addEventListener('pageshow', () => busy(false));
  mount();
})();
