// A browser's translator: each text gives its place to a copy within two `font` elements.
window.interfered = 0;
const silent = 'script, style, template, textarea, option, title, font, [translate=no]';
const translate = root => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement?.closest(silent)) continue;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
    window.interfered += 1;
  }
};
translate(document.body);
new MutationObserver(() => translate(document.body))
  .observe(document.body, { childList: true, subtree: true, characterData: true });
