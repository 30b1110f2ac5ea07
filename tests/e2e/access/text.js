// Lines have room in Korean and Japanese, and phones do not zoom into a field (A27). Headings are
// large and short: 1.35 is enough for them.
const problems = [];
const BODY = 1.6;
const HEADING = 1.35;
const CJK = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const seen = new Set();
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  const lang = element.closest('[lang]').lang;
  if (seen.has(element) || !element.checkVisibility() || element.localName === 'option') continue;
  if (!['ko', 'ja'].includes(lang) || !CJK.test(walker.currentNode.data)) continue;
  seen.add(element);
  const { lineHeight, fontSize, textWrapStyle } = getComputedStyle(element);
  const heading = element.closest('h1, h2, h3, h4, h5, h6, legend, .lf-question__title');
  const ratio = parseFloat(lineHeight) / parseFloat(fontSize);
  const least = heading ? HEADING : BODY;
  const name = `${element.localName}.${element.className} “${element.textContent.slice(0, 20)}”`;
  if (!(ratio >= least - 0.001)) problems.push(`${name} has lines of ${lineHeight}/${fontSize}`);
  if (heading && textWrapStyle === 'balance') problems.push(`${name} is balanced`);
}
const FIELDS = 'input:not([type=radio], [type=checkbox]), select, textarea';
for (const field of document.querySelectorAll(FIELDS)) {
  const size = parseFloat(getComputedStyle(field).fontSize);
  if (size < 16) problems.push(`${field.localName}#${field.id} is written in ${size} px`);
}
return problems;
