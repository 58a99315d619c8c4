package io.bookstore.storefront.stub;

/** A stand-in for Stripe.js: the last digits of the card decide what comes of it. */
final class StubStripe {

    static final String SCRIPT = """
            window.Stripe = function (key) {
              return {
                elements: () => ({ submit: async () => ({}), update: () => {}, create: () => ({
                  mount: (place) => {
                    const box = document.createElement('input');
                    box.placeholder = 'Card number';
                    box.setAttribute('aria-label', 'Card number');
                    document.querySelector(place).replaceChildren(box);
                  },
                  on: () => {},
                }) }),
                createPaymentMethod: async () => {
                  const number = document.querySelector('#card input').value.replaceAll(' ', '');
                  if (!number) return { error: { message: 'Your card number is incomplete.' } };
                  const id = number.endsWith('0002') ? 'pm_card_chargeDeclined' : number.endsWith('3184') ? 'pm_card_authenticationRequired' : 'pm_card_visa';
                  return { paymentMethod: { id, card: { brand: 'visa', last4: number.slice(-4) } } };
                },
                handleNextAction: async () => ({ paymentIntent: { status: 'succeeded' } }),
              };
            };
            """;

    private StubStripe() {}
}
