/* The card form. What is typed here goes to the simulator alone; the shop's page learns brand and last four. */
(function () {
  'use strict';

  const fields = {
    number: document.getElementById('cardnumber'),
    expiry: document.getElementById('exp-date'),
    cvc: document.getElementById('cvc'),
  };
  const order = [fields.number, fields.expiry, fields.cvc];
  const problem = document.getElementById('problem');
  const brandLabel = document.getElementById('brand');
  const left = new Set();
  let refusal = null;
  let wallet = null;
  const walletButtons = [...document.querySelectorAll('[data-wallet]')];

  const brands = [
    { id: 'visa', name: 'Visa', starts: /^4/, lengths: [16], groups: [4, 4, 4, 4], cvc: 3 },
    { id: 'mastercard', name: 'Mastercard', starts: /^(5[1-5]|2[2-7])/, lengths: [16], groups: [4, 4, 4, 4], cvc: 3 },
    { id: 'amex', name: 'Amex', starts: /^3[47]/, lengths: [15], groups: [4, 6, 5], cvc: 4 },
  ];
  const unknown = { id: 'unknown', name: '', lengths: [16], groups: [4, 4, 4, 4], cvc: 3 };

  const digits = (text) => text.replace(/\D/g, '');
  const number = () => digits(fields.number.value);
  const brand = () => brands.find((known) => known.starts.test(number())) || unknown;

  function luhn(text) {
    return [...text].reverse().reduce((sum, digit, place) => {
      const weighed = place % 2 ? digit * 2 : Number(digit);
      return sum + (weighed > 9 ? weighed - 9 : weighed);
    }, 0) % 10 === 0;
  }

  function grouped(text, groups) {
    const parts = [];
    let rest = text;
    groups.forEach((size) => {
      if (rest) {
        parts.push(rest.slice(0, size));
        rest = rest.slice(size);
      }
    });
    return parts.join(' ');
  }

  /* Keeps the caret behind the same digit when spaces come and go. */
  function rewrite(input, text) {
    const before = digits(input.value.slice(0, input.selectionStart)).length;
    const atEnd = input.selectionStart === input.value.length;
    if (input.value === text) {
      return;
    }
    input.value = text;
    let caret = text.length;
    if (!atEnd) {
      caret = 0;
      for (let seen = 0; caret < text.length && seen < before; caret += 1) {
        seen += /\d/.test(text[caret]) ? 1 : 0;
      }
    }
    input.setSelectionRange(caret, caret);
  }

  function formatExpiry(deleting) {
    let typed = digits(fields.expiry.value);
    if (/^[2-9]/.test(typed)) {
      typed = '0' + typed;
    }
    if (typed.length === 6 && typed.slice(2, 4) === '20') {
      typed = typed.slice(0, 2) + typed.slice(4);
    }
    typed = typed.slice(0, 4);
    const slash = typed.length > 2 || (typed.length === 2 && !deleting);
    rewrite(fields.expiry, slash ? typed.slice(0, 2) + ' / ' + typed.slice(2) : typed);
  }

  function checkNumber() {
    const typed = number();
    const { lengths } = brand();
    if (lengths.includes(typed.length)) {
      return luhn(typed) ? null : { code: 'invalid_number', message: 'Your card number is invalid.', wrong: true };
    }
    return { code: 'incomplete_number', message: 'Your card number is incomplete.' };
  }

  function checkExpiry() {
    const typed = digits(fields.expiry.value);
    const month = Number(typed.slice(0, 2));
    if (typed.length >= 2 && (month < 1 || month > 12)) {
      return { code: 'invalid_expiry_month', message: "Your card's expiration month is invalid.", wrong: true };
    }
    if (typed.length < 4) {
      return { code: 'incomplete_expiry', message: "Your card's expiration date is incomplete." };
    }
    const year = 2000 + Number(typed.slice(2));
    const today = new Date();
    if (year < today.getFullYear()) {
      return { code: 'invalid_expiry_year_past', message: "Your card's expiration year is in the past.", wrong: true };
    }
    if (year > today.getFullYear() + 50) {
      return { code: 'invalid_expiry_year', message: "Your card's expiration year is invalid.", wrong: true };
    }
    if (year === today.getFullYear() && month < today.getMonth() + 1) {
      return { code: 'invalid_expiry_month_past', message: "Your card's expiration date is in the past.", wrong: true };
    }
    return null;
  }

  function checkCvc() {
    return digits(fields.cvc.value).length === brand().cvc
      ? null
      : { code: 'incomplete_cvc', message: "Your card's security code is incomplete." };
  }

  const checks = new Map([
    [fields.number, checkNumber],
    [fields.expiry, checkExpiry],
    [fields.cvc, checkCvc],
  ]);

  /* A field is wrong at once when no more typing can mend it, incomplete only once it was left. */
  function visibleError(input) {
    const error = checks.get(input)();
    return error && (error.wrong || (left.has(input) && input.value)) ? error : null;
  }

  function show() {
    let first = refusal;
    order.forEach((input) => {
      const error = input.dataset.demanded ? checks.get(input)() : visibleError(input);
      input.setAttribute('aria-invalid', String(Boolean(error)));
      first = first || error;
    });
    const message = first ? first.message : '';
    if (problem.textContent !== message) {
      problem.textContent = message;
    }
    brandLabel.textContent = brand().name;
    return first;
  }

  function changed() {
    const error = show();
    Page.tell({
      type: 'change',
      event: {
        brand: brand().id,
        complete: Boolean(wallet) || order.every((input) => !checks.get(input)()),
        empty: !wallet && order.every((input) => !input.value),
        value: { type: wallet || 'card' },
        error: error ? { type: 'validation_error', code: error.code, message: error.message } : undefined,
      },
    });
  }

  /* The wallet's own sheet is left out: its card is the one that is always approved. */
  function choose(kind) {
    wallet = wallet === kind ? null : kind;
    walletButtons.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.wallet === wallet)));
    order.forEach((input) => {
      input.disabled = Boolean(wallet);
      delete input.dataset.demanded;
    });
    refusal = null;
    changed();
  }

  function walletCard() {
    return { 'card[number]': '4242424242424242', 'card[exp_month]': '12', 'card[exp_year]': String(new Date().getFullYear() + 3), 'card[wallet]': wallet };
  }

  function typedCard() {
    const expiry = digits(fields.expiry.value);
    return { 'card[number]': number(), 'card[exp_month]': expiry.slice(0, 2), 'card[exp_year]': expiry.slice(2), 'card[cvc]': digits(fields.cvc.value) };
  }

  function demand() {
    refusal = null;
    if (wallet) {
      return null;
    }
    order.forEach((input) => {
      input.dataset.demanded = 'true';
    });
    changed();
    const wrong = order.find((input) => checks.get(input)());
    if (!wrong) {
      return null;
    }
    wrong.focus();
    const { code, message } = checks.get(wrong)();
    return { type: 'validation_error', code, message };
  }

  async function createPaymentMethod({ key }) {
    const error = demand();
    if (error) {
      return { error };
    }
    const made = await Page.call('POST', '/v1/payment_methods', {
      key,
      type: 'card',
      ...(wallet ? walletCard() : typedCard()),
    });
    if (made.error) {
      refusal = made.error;
      changed();
      return { error: made.error };
    }
    return { paymentMethod: made.body };
  }

  function advance(input) {
    const next = order[order.indexOf(input) + 1];
    const atEnd = input.selectionStart === input.value.length;
    if (next && atEnd && document.activeElement === input && !checks.get(input)()) {
      next.focus();
    }
  }

  function typed(event) {
    const input = event.target;
    const deleting = (event.inputType || '').startsWith('delete');
    refusal = null;
    delete input.dataset.demanded;
    if (input === fields.number) {
      rewrite(input, grouped(number().slice(0, Math.max(...brand().lengths)), brand().groups));
    } else if (input === fields.expiry) {
      formatExpiry(deleting);
    } else {
      rewrite(input, digits(input.value).slice(0, brand().cvc));
    }
    changed();
    if (!deleting) {
      advance(input);
    }
  }

  order.forEach((input, place) => {
    input.addEventListener('input', typed);
    input.addEventListener('focus', () => Page.tell({ type: 'focus', event: {} }));
    input.addEventListener('blur', () => {
      left.add(input);
      changed();
      Page.tell({ type: 'blur', event: {} });
    });
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Backspace' && !input.value && place > 0) {
        event.preventDefault();
        order[place - 1].focus();
      }
      if (event.key === 'Escape') {
        Page.tell({ type: 'escape', event: {} });
      }
    });
  });

  walletButtons.forEach((button) => {
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => choose(button.dataset.wallet));
  });
  document.getElementById('wallets').hidden = !Page.setting('wallets');

  document.getElementById('card').addEventListener('submit', (event) => {
    event.preventDefault();
    Page.tell({ type: 'submit' });
  });

  Page.on('create_payment_method', createPaymentMethod);
  Page.on('validate', () => {
    const error = demand();
    return error ? { error } : {};
  });
  Page.on('focus', () => {
    (order.find((input) => checks.get(input)()) || fields.number).focus();
    return {};
  });
  Page.on('clear', () => {
    refusal = null;
    if (wallet) {
      choose(wallet);
    }
    left.clear();
    order.forEach((input) => {
      input.value = '';
      delete input.dataset.demanded;
    });
    changed();
    return {};
  });
  Page.on('disable', ({ disabled }) => {
    order.forEach((input) => {
      input.disabled = disabled || Boolean(wallet);
    });
    return {};
  });

  Page.followSize(document.getElementById('card'));
  Page.tell({ type: 'ready', event: {} });
})();
