/* What both frames share: a line to the page that embeds them, open only between the two origins. */
(function () {
  'use strict';

  const settings = new URLSearchParams(window.location.hash.slice(1));
  const parentOrigin = settings.get('parent');
  const handlers = new Map();

  function tell(message) {
    if (parentOrigin && window.parent !== window) {
      window.parent.postMessage(message, parentOrigin);
    }
  }

  window.addEventListener('message', async (event) => {
    if (event.source !== window.parent || event.origin !== parentOrigin || !event.data) {
      return;
    }
    const handler = handlers.get(event.data.type);
    if (handler) {
      const result = await handler(event.data);
      tell({ type: 'answer', id: event.data.id, result });
    }
  });

  window.Page = {
    embedded: window.parent !== window,
    tell,
    setting(name) {
      return settings.get(name);
    },
    on(type, handler) {
      handlers.set(type, handler);
    },
    followSize(element) {
      new ResizeObserver(() => tell({ type: 'resize', height: Math.ceil(element.getBoundingClientRect().height) })).observe(element);
    },
    async call(method, path, params) {
      const form = new URLSearchParams(params);
      const query = method === 'GET' ? '?' + form : '';
      try {
        const response = await fetch(path + query, { method, body: method === 'GET' ? undefined : form });
        const body = await response.json();
        return response.ok ? { body } : { error: body.error };
      } catch (failure) {
        return { error: { type: 'api_connection_error', message: 'The payment provider could not be reached. Check your connection and try again.' } };
      }
    },
  };
})();
