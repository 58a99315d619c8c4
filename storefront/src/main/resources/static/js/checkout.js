/* The card form of our payment provider. A card number never reaches this page; what we send on is the name that the provider gave it. */
(function () {
  'use strict';

  const form = document.getElementById('checkout');
  const entry = document.getElementById('card-entry');
  const problems = document.getElementById('card-problems');
  const ourAction = form.getAttribute('action');
  let card = null;
  let stripe = null;

  const field = (name) => form.elements.namedItem(name);

  function mount() {
    if (card || !entry || entry.hidden) return;
    if (typeof window.Stripe !== 'function') {
      complain('The card form of our payment provider did not load. Check your connection and reload this page; nothing you typed on other pages is lost.');
      return;
    }
    stripe = stripe || window.Stripe(form.dataset.key);
    card = stripe.elements().create('card');
    card.mount('#card');
    card.on('change', (event) => (event.error ? complainAtField(event.error.message) : quietField()));
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
    const result = await stripe.createPaymentMethod({ type: 'card', card, billing_details: billing() });
    if (result.error) throw new Error(result.error.message);
    field('payment_method').value = result.paymentMethod.id;
    field('card_brand').value = result.paymentMethod.card ? result.paymentMethod.card.brand : '';
    field('card_last4').value = result.paymentMethod.card ? result.paymentMethod.card.last4 : '';
  }

  form.addEventListener('submit', async (event) => {
    const button = event.submitter;
    const elsewhere = button && button.hasAttribute('formaction');
    if (elsewhere || !entry || field('payment_method').value) {
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
