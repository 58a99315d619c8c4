/* The stand-in for Stripe.js: same calls, same answers, served by the PSP simulator. Card numbers are typed into a frame
   of the simulator and never reach this page. Styles are set through CSSOM, which a strict style-src allows. */
(function () {
  'use strict';

  const origin = new URL(document.currentScript.src).origin;
  let frames = 0;

  function connectionError() {
    return { type: 'api_connection_error', message: 'The payment provider could not be reached. Check your connection and try again.' };
  }

  async function call(method, path, params) {
    const form = new URLSearchParams();
    Object.entries(params).forEach(([name, value]) => {
      if (value !== undefined && value !== null) {
        form.append(name, value);
      }
    });
    const query = method === 'GET' ? '?' + form : '';
    try {
      const response = await fetch(origin + path + query, {
        method,
        body: method === 'GET' ? undefined : form,
        credentials: 'omit',
      });
      const body = await response.json();
      return response.ok ? { body } : { error: body.error };
    } catch (failure) {
      return { error: connectionError() };
    }
  }

  /* A frame of the simulator, spoken to by messages whose origin and window are checked on both sides. */
  class Frame {
    constructor(page, title, onMessage, settings) {
      frames += 1;
      this.waiting = new Map();
      this.asked = 0;
      this.onMessage = onMessage;
      this.element = document.createElement('iframe');
      this.element.name = '__privateStripeFrame' + frames;
      this.element.title = title;
      this.element.src = origin + '/v3/' + page + '#' + new URLSearchParams({ parent: window.location.origin, ...settings });
      this.element.style.border = '0';
      this.element.style.display = 'block';
      this.element.style.width = '100%';
      this.element.style.colorScheme = 'light dark';
      this.ready = new Promise((resolve) => {
        this.becomeReady = resolve;
      });
      this.listener = (event) => this.receive(event);
      window.addEventListener('message', this.listener);
    }

    receive(event) {
      if (event.origin !== origin || event.source !== this.element.contentWindow || !event.data) {
        return;
      }
      const message = event.data;
      if (message.type === 'answer') {
        const resolve = this.waiting.get(message.id);
        this.waiting.delete(message.id);
        if (resolve) {
          resolve(message.result);
        }
        return;
      }
      if (message.type === 'ready') {
        this.becomeReady();
      }
      if (message.type === 'resize') {
        this.element.style.height = Math.max(0, Number(message.height) || 0) + 'px';
      }
      this.onMessage(message);
    }

    async ask(type, data) {
      await this.ready;
      this.asked += 1;
      const id = this.asked;
      return new Promise((resolve) => {
        this.waiting.set(id, resolve);
        this.element.contentWindow.postMessage({ ...data, type, id }, origin);
      });
    }

    close() {
      window.removeEventListener('message', this.listener);
      this.element.remove();
    }
  }

  class CardElement {
    constructor(type, options, onDestroy) {
      this.type = type;
      this.options = options || {};
      this.onDestroy = onDestroy;
      this.listeners = new Map();
      this.frame = null;
    }

    mount(target) {
      const place = typeof target === 'string' ? document.querySelector(target) : target;
      if (!place) {
        throw new Error('The selector you specified (' + target + ') applies to no DOM elements that are currently on the page.');
      }
      this.unmount();
      const wallets = this.type === 'payment' && this.options.wallets !== false;
      this.frame = new Frame('card.html', 'Secure card payment input frame', (message) => this.receive(message), wallets ? { wallets: 'apple_pay,google_pay' } : {});
      this.frame.element.style.minHeight = '76px';
      place.replaceChildren(this.frame.element);
    }

    receive(message) {
      if (message.type === 'submit') {
        const form = this.frame.element.closest('form');
        if (form) {
          form.requestSubmit();
        }
      } else if (['ready', 'change', 'focus', 'blur', 'escape'].includes(message.type)) {
        const event = { elementType: this.type, ...message.event };
        (this.listeners.get(message.type) || []).forEach((listener) => listener(event));
      }
    }

    on(name, listener) {
      this.listeners.set(name, [...(this.listeners.get(name) || []), listener]);
      return this;
    }

    off(name, listener) {
      this.listeners.set(name, listener ? (this.listeners.get(name) || []).filter((other) => other !== listener) : []);
      return this;
    }

    once(name, listener) {
      const only = (event) => {
        this.off(name, only);
        listener(event);
      };
      return this.on(name, only);
    }

    focus() {
      if (this.frame) {
        this.frame.ask('focus', {});
      }
    }

    blur() {
      if (this.frame) {
        this.frame.element.blur();
      }
    }

    clear() {
      if (this.frame) {
        this.frame.ask('clear', {});
      }
    }

    update(options) {
      if (this.frame && options && typeof options.disabled === 'boolean') {
        this.frame.ask('disable', { disabled: options.disabled });
      }
    }

    unmount() {
      if (this.frame) {
        this.frame.close();
        this.frame = null;
      }
    }

    destroy() {
      this.unmount();
      this.onDestroy();
    }

    async tokenize(key) {
      if (!this.frame) {
        throw new Error('We could not retrieve data from the specified Element. Please make sure the Element you are attempting to use is still mounted.');
      }
      return this.frame.ask('create_payment_method', { key });
    }

    async validate() {
      return this.frame ? this.frame.ask('validate', {}) : {};
    }
  }

  class Elements {
    constructor(options) {
      this.options = options || {};
      this.made = new Map();
    }

    create(type, options) {
      if (type !== 'card' && type !== 'payment') {
        throw new Error('This stand-in for Stripe.js has the elements "card" and "payment", not "' + type + '".');
      }
      if (this.made.has(type)) {
        throw new Error("Can't create two Elements of type " + type + '.');
      }
      const element = new CardElement(type, options, () => this.made.delete(type));
      this.made.set(type, element);
      return element;
    }

    getElement(type) {
      return this.made.get(type) || null;
    }

    update(options) {
      Object.assign(this.options, options);
    }

    async fetchUpdates() {
      return {};
    }

    async submit() {
      const element = this.any();
      const { error } = element ? await element.validate() : {};
      return error ? { error } : { selectedPaymentMethod: 'card' };
    }

    any() {
      return this.getElement('payment') || this.getElement('card');
    }
  }

  /* Shows the bank's challenge over the page; resolves with what came of it. */
  function challenge(key, clientSecret) {
    return new Promise((resolve) => {
      const before = document.activeElement;
      const overlay = document.createElement('div');
      overlay.id = 'stripe-challenge';
      overlay.setAttribute('role', 'dialog');
      overlay.setAttribute('aria-modal', 'true');
      overlay.setAttribute('aria-label', 'Confirm your payment');
      Object.assign(overlay.style, {
        position: 'fixed',
        inset: '0',
        zIndex: '2147483647',
        overflow: 'auto',
        padding: '16px',
        boxSizing: 'border-box',
        display: 'grid',
        placeItems: 'center',
        background: 'rgba(28, 27, 25, 0.6)',
      });
      const siblings = [...document.body.children].filter((child) => !child.inert);
      const frame = new Frame('challenge.html', 'Bank authentication', (message) => {
        if (message.type === 'ready') {
          frame.ask('start', { clientSecret, key }).then(finish);
          frame.element.focus();
        }
      });
      function finish(result) {
        siblings.forEach((child) => {
          child.inert = false;
        });
        frame.close();
        overlay.remove();
        if (before && before.focus) {
          before.focus();
        }
        resolve(result);
      }
      frame.element.style.maxWidth = '440px';
      frame.element.style.height = '320px';
      frame.element.style.borderRadius = '8px';
      siblings.forEach((child) => {
        child.inert = true;
      });
      overlay.append(frame.element);
      document.body.append(overlay);
    });
  }

  function intentOf(clientSecret) {
    const match = /^(pi_[A-Za-z0-9]+)_secret_[A-Za-z0-9]+$/.exec(String(clientSecret));
    if (!match) {
      throw new Error('Invalid value for clientSecret: it should have the form pi_…_secret_….');
    }
    return match[1];
  }

  class Stripe {
    constructor(key) {
      this.key = key;
    }

    elements(options) {
      return new Elements(options);
    }

    async createPaymentMethod(wanted) {
      const element = wanted.elements ? wanted.elements.any() : wanted.card;
      if (!(element instanceof CardElement)) {
        throw new Error('createPaymentMethod needs a card Element: {type: "card", card: element}.');
      }
      return element.tokenize(this.key);
    }

    async retrievePaymentIntent(clientSecret) {
      const path = '/v1/payment_intents/' + intentOf(clientSecret);
      const { body, error } = await call('GET', path, { key: this.key, client_secret: clientSecret });
      return error ? { error } : { paymentIntent: body };
    }

    async confirmCardPayment(clientSecret, data, options) {
      const path = '/v1/payment_intents/' + intentOf(clientSecret) + '/confirm';
      let method = data && data.payment_method;
      if (method && typeof method === 'object') {
        const made = await this.createPaymentMethod({ card: method.card });
        if (made.error) {
          return made;
        }
        method = made.paymentMethod.id;
      }
      const { body, error } = await call('POST', path, {
        key: this.key,
        client_secret: clientSecret,
        payment_method: method,
        use_stripe_sdk: 'true',
      });
      if (error) {
        return { error };
      }
      return options && options.handleActions === false ? { paymentIntent: body } : this.act(body);
    }

    async confirmPayment(wanted) {
      const params = wanted.confirmParams || {};
      const secret = wanted.clientSecret || (wanted.elements && wanted.elements.options.clientSecret);
      const element = wanted.elements && wanted.elements.any();
      const method = params.payment_method || (element && { card: element });
      const result = await this.confirmCardPayment(secret, { payment_method: method });
      if (result.paymentIntent && wanted.redirect !== 'if_required' && params.return_url) {
        const url = new URL(params.return_url, window.location.href);
        url.searchParams.set('payment_intent', result.paymentIntent.id);
        url.searchParams.set('payment_intent_client_secret', secret);
        url.searchParams.set('redirect_status', result.paymentIntent.status);
        window.location.assign(url);
        return new Promise(() => {});
      }
      return result;
    }

    async handleNextAction(wanted) {
      const { paymentIntent, error } = await this.retrievePaymentIntent(wanted.clientSecret);
      return error ? { error } : this.act(paymentIntent);
    }

    async handleCardAction(clientSecret) {
      return this.handleNextAction({ clientSecret });
    }

    async act(intent) {
      if (intent.status !== 'requires_action') {
        return { paymentIntent: intent };
      }
      if (intent.next_action.type === 'redirect_to_url') {
        window.location.assign(intent.next_action.redirect_to_url.url);
        return new Promise(() => {});
      }
      return challenge(this.key, intent.client_secret);
    }
  }

  window.Stripe = function (publishableKey) {
    if (typeof publishableKey !== 'string' || !publishableKey.startsWith('pk_')) {
      throw new Error('Please call Stripe() with your publishable key. You used: ' + String(publishableKey).slice(0, 3) + '…');
    }
    return new Stripe(publishableKey);
  };
  window.Stripe.version = 'simulator';
})();
