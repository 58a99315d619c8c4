/* Opens the bank's window for a payment that its customer has to confirm, then goes to the order. */
(function () {
  'use strict';

  const place = document.getElementById('confirm');
  const status = document.getElementById('confirm-status');
  const again = document.getElementById('confirm-again');
  const refused = document.getElementById('confirm-refused');

  function fail(words) {
    status.textContent = words;
    again.hidden = false;
    again.focus();
  }

  function refuse(words) {
    status.textContent = words + ' Nothing was charged.';
    refused.hidden = false;
    refused.querySelector('a').focus();
  }

  async function open() {
    again.hidden = true;
    if (typeof window.Stripe !== 'function') {
      fail('Our payment provider could not be reached. Check your connection and try again; nothing was charged.');
      return;
    }
    status.textContent = 'Opening your bank’s window…';
    try {
      const result = await window.Stripe(place.dataset.key).handleNextAction({ clientSecret: place.dataset.secret });
      const ended = result.paymentIntent && result.paymentIntent.status === 'requires_payment_method';
      if (result.error || ended) {
        refuse('Your bank did not confirm the payment.');
        return;
      }
      status.textContent = 'Thank you. One moment…';
      window.location.assign(place.dataset.done);
    } catch (failure) {
      fail('Your bank’s window could not be opened. Nothing was charged. You can try again.');
    }
  }

  again.addEventListener('click', open);
  open();
})();
