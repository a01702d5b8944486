/**
 * The one script a site includes: `<script src="https://HOST/widget.js" async></script>`.
 *
 * It loads the chat from where it came from and puts it at the corner of the page, unless the page has a
 * `<pathguide-chat>` of its own. Attributes of the script tag are handed on: `data-language="es"`, `data-open`.
 */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = new URL('widget/', script.src).href;
  // All parts are asked for at once: on a slow line each wait for the next would be felt.
  for (const part of ['chat.js', 'cards.js', 'client.js', 'dom.js', 'style.js', 'words.js']) {
    const hint = document.createElement('link');
    hint.rel = 'modulepreload';
    hint.href = base + part;
    document.head.append(hint);
  }
  const place = () => {
    if (document.querySelector('pathguide-chat')) return;
    const chat = document.createElement('pathguide-chat');
    if (script.dataset.language) chat.setAttribute('language', script.dataset.language);
    if (script.dataset.open !== undefined) chat.setAttribute('open', '');
    document.body.append(chat);
  };
  import(base + 'chat.js').then(() => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place, { once: true });
    else place();
  });
})();
