// Extensions: elements before, between and after those of the app, and attributes on its own.
window.interfered = 0;
const extend = () => {
  for (const each of document.querySelectorAll('#app, #app .lf-page, #app main, #app fieldset, #app label, #app p')) {
    if (each.dataset.extended) continue;
    each.dataset.extended = 'true';
    each.prepend(document.createElement('ext-mark'));
    each.append(document.createElement('ext-mark'));
    each.firstElementChild.after(document.createElement('ext-mark'));
    window.interfered += 3;
  }
};
extend();
new MutationObserver(extend).observe(document.body, { childList: true, subtree: true });
