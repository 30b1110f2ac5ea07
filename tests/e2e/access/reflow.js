// Nothing is wider than the page, cut off, or on top of something else (A16, A17).
const problems = [];
const width = document.documentElement.clientWidth;
const name = (each) => `${each.localName}.${each.className} “${each.textContent.trim().slice(0, 30)}”`;
if (document.scrollingElement.scrollWidth > width) {
  problems.push(`the page is ${document.scrollingElement.scrollWidth} wide, not ${width}`);
}
// A head that only screen readers hear is cut on purpose; a scroller may hold a wide table.
const isApart = (each) => each.closest('.lf-scroll, .lf-offscreen')
  || getComputedStyle(each.closest('thead') ?? each).clipPath !== 'none';
for (const each of document.body.querySelectorAll('*')) {
  if (!each.checkVisibility({ visibilityProperty: true })) continue;
  const { overflowX, overflowY } = getComputedStyle(each);
  const isScroller = each.matches('.lf-scroll, textarea, select, input');
  if (!isScroller && `${overflowX} ${overflowY}` !== 'visible visible' && !each.closest('svg')
    && !isApart(each)) {
    if (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1) {
      problems.push(`${name(each)} cuts its content off`);
    }
  }
  if (each.matches('.lf-scroll') && each.tabIndex !== 0) problems.push(`no key scrolls ${name(each)}`);
  if (isApart(each) || each.closest('svg, option')) continue;
  const { left, right } = each.getBoundingClientRect();
  if (right > width + 0.5 || left < -0.5) {
    problems.push(`${name(each)} reaches from ${left.toFixed()} to ${right.toFixed()}`);
  }
}
// Lines of two texts overlap only when something collapsed: a third of a line is no accident.
const lines = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
  // What is said while the app comes lies over the page, so that nothing moves.
  if (element.closest('option, textarea, .lf-wait') || isApart(element)) continue;
  const range = document.createRange();
  range.selectNodeContents(walker.currentNode);
  for (const { left, right, top, bottom, height } of range.getClientRects()) {
    const cut = height * 0.3;
    if (right - left > 2) lines.push({ element, left, right, top: top + cut, bottom: bottom - cut });
  }
}
lines.sort((a, b) => a.top - b.top);
for (let at = 0; at < lines.length; at += 1) {
  const first = lines[at];
  for (let next = at + 1; next < lines.length && lines[next].top < first.bottom; next += 1) {
    const second = lines[next];
    if (second.element !== first.element && second.left < first.right - 1
      && first.left < second.right - 1) {
      problems.push(`${name(first.element)} lies on ${name(second.element)}`);
    }
  }
}
return [...new Set(problems)];
