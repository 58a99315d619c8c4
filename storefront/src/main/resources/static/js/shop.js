/* What neither HTML nor htmx do for us: keys in the list of suggestions, and words when a part of a page could not be fetched. */
(function () {
  'use strict';

  const box = () => document.getElementById('suggestions');

  function close() {
    const list = box();
    if (list) list.replaceChildren();
  }

  function links() {
    const list = box();
    return list ? [...list.querySelectorAll('a')] : [];
  }

  document.addEventListener('keydown', (event) => {
    const form = event.target.closest && event.target.closest('form.search');
    if (!form) return;
    if (event.key === 'Escape') {
      close();
      form.querySelector('input').focus();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const all = links();
    if (!all.length) return;
    event.preventDefault();
    const next = all.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    (next < 0 ? form.querySelector('input') : all[Math.min(next, all.length - 1)]).focus();
  });

  document.addEventListener('focusin', (event) => {
    if (!event.target.closest('form.search')) close();
  });
  document.addEventListener('click', (event) => {
    if (!event.target.closest('form.search')) close();
  });

  function sayItFailed(event) {
    const source = event.detail.elt;
    if (!source || source.closest('form.search')) return;
    const place = document.getElementById('said') || document.querySelector('main');
    const words = document.createElement('p');
    words.className = 'notice bad';
    words.setAttribute('role', 'alert');
    words.textContent = 'That did not work; nothing was changed. Please try again in a moment.';
    document.querySelectorAll('p.notice[role=alert]').forEach((old) => old.remove());
    place.prepend(words);
  }
  document.addEventListener('htmx:responseError', sayItFailed);
  document.addEventListener('htmx:sendError', sayItFailed);

  // one box ticks all of its table
  document.addEventListener('change', (event) => {
    if (!event.target.matches('.tick-all')) return;
    const boxes = event.target.closest('table').querySelectorAll('tbody input[type=checkbox]');
    boxes.forEach((box) => { box.checked = event.target.checked; });
  });

  // what is in the address for us alone is not for sharing: the search that led here, the token of a form with a file
  const here = new URL(location.href);
  if (here.searchParams.has('_csrf') || (here.pathname.startsWith('/books/') && here.searchParams.has('from'))) {
    here.searchParams.delete('from');
    here.searchParams.delete('_csrf');
    history.replaceState(history.state, '', here);
  }

  const problems = document.querySelector('.errors[role=alert]:not([hidden])');
  if (problems) problems.focus();
})();
