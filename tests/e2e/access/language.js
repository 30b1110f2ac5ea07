// Every text stands in an element of its own language, because Han glyphs and voices differ (A25).
const problems = [];
const KNOWN = ['ko', 'en', 'ja'];
const root = document.documentElement.lang;
if (!KNOWN.includes(root)) problems.push(`the page is in “${root}”`);
const pressed = document.querySelector('.lf-language[aria-pressed=true]');
if (pressed && pressed.lang !== root) problems.push(`“${pressed.lang}” is chosen, not ${root}`);
const FOREIGN = {
  ko: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  en: /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ja: /\p{Script=Hangul}/u,
};
// Five written words in a row are a passage; names, codes and abbreviations are shorter.
const PASSAGE = /(?:\p{Script=Latin}*\p{Ll}[\p{Script=Latin}'’.]*[\s,;:()&–-]+){4,}\p{Script=Latin}*\p{Ll}/u;
const look = (text, lang, where) => {
  const [foreign] = FOREIGN[lang]?.exec(text) ?? [];
  if (foreign) problems.push(`“${foreign}” in ${lang} ${where}: ${text.trim().slice(0, 60)}`);
  const [passage] = (lang !== 'en' && PASSAGE.exec(text)) || [];
  if (passage) problems.push(`English in ${lang} ${where}: ${passage}`);
};
look(document.title, root, 'title');
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let texts = 0;
while (walker.nextNode()) {
  const parent = walker.currentNode.parentElement;
  if (parent.closest('script, template, textarea')) continue;
  texts += 1;
  look(walker.currentNode.data, parent.closest('[lang]').lang, parent.localName);
}
if (texts < 5) problems.push(`only ${texts} texts`);
for (const each of document.querySelectorAll('[aria-label], [title], [alt], [data-label]')) {
  for (const name of ['aria-label', 'title', 'alt', 'data-label']) {
    look(each.getAttribute(name) ?? '', each.closest('[lang]').lang, name);
  }
}
return problems;
