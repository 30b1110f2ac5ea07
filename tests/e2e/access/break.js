// Korean breaks between words, and no Japanese line begins with a mark that may not stand there
// (A26). A word that is wider than its box may break anywhere.
const problems = [];
const NOT_FIRST = /^[、。，．・：；？！」』）］｝〕〉》】ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]/u;
const NOT_LAST = /[「『（［｛〔〈《【]$/u;
const boxOf = (element) => {
  let box = element;
  while (getComputedStyle(box).display.startsWith('inline')) box = box.parentElement;
  return box;
};
const range = document.createRange();
const rects = (node, from, to) => {
  range.setStart(node, from);
  range.setEnd(node, to);
  return [...range.getClientRects()].filter(({ width }) => width > 0);
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let looked = 0;
while (walker.nextNode()) {
  const node = walker.currentNode;
  const element = node.parentElement;
  const lang = element.closest('[lang]').lang;
  if (!['ko', 'ja'].includes(lang) || !element.checkVisibility() || element.closest('option, svg, .lf-scroll, textarea')) continue;
  if (getComputedStyle(element.closest('thead') ?? element).clipPath !== 'none') continue;
  const style = getComputedStyle(element);
  if (lang === 'ko') {
    if (style.wordBreak !== 'keep-all') problems.push(`${element.localName} breaks ${style.wordBreak}`);
    const room = boxOf(element).clientWidth;
    // Between Latin or digits and marks, and after · ~ / ( and hyphens, a line may end.
    for (const { 0: word, index } of node.data.matchAll(/[\p{Script=Hangul}]+/gu)) {
      looked += 1;
      const parts = rects(node, index, index + word.length);
      const tops = new Set(parts.map(({ top }) => Math.round(top)));
      const whole = parts.reduce((sum, { width }) => sum + width, 0);
      if (tops.size > 1 && whole < room) problems.push(`“${word}” is split in ${element.localName}.${element.className}`);
    }
  } else {
    if (style.lineBreak !== 'strict') problems.push(`${element.localName} is not strict`);
    let before = null;
    let lines = 1;
    for (let at = 0; at < node.data.length; at += 1) {
      const [rect] = rects(node, at, at + 1);
      if (!rect) continue;
      looked += 1;
      const isNew = before && rect.top >= before.bottom - 2;
      if (isNew) lines += 1;
      if (isNew && NOT_FIRST.test(node.data[at])) problems.push(`a line begins with “${node.data.slice(at, at + 8)}”`);
      if (isNew && NOT_LAST.test(node.data[before.at])) problems.push(`a line ends with “${node.data[before.at]}”`);
      before = { bottom: rect.bottom, at };
    }
    // A name that something beside it has pushed together.
    const isColumn = lines > 2 && node.data.trim().length / lines < 4;
    if (isColumn) problems.push(`“${node.data}” stands as a column of letters`);
  }
}
if (document.documentElement.lang !== 'en' && looked === 0) problems.push('nothing was looked at');
return [...new Set(problems)];
