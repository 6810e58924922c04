// The one tag a shop embeds. A classic script on purpose: document.currentScript, and with it our own origin, exists
// only for classic scripts. Everything else is an ES module beside it.
(() => {
  'use strict';

  const script = document.currentScript;
  if (!script || document.querySelector('assistant-chat')) return;

  const chat = document.createElement('assistant-chat');
  chat.options = { ...script.dataset, base: new URL('.', script.src).href };

  const add = () => document.body.append(chat);
  if (document.body) add();
  else document.addEventListener('DOMContentLoaded', add, { once: true });

  import(new URL('widget/element.js', script.src).href).catch((error) => {
    chat.remove();
    console.error('The support chat could not be loaded. Check script-src and connect-src of the page.', error);
  });
})();
