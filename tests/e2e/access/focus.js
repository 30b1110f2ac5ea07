// Whether the focused element shows it: an outline of two pixels, and nothing on top (A14).
const focused = document.activeElement;
if (focused === document.body || window.stops.includes(focused)) return 'end';
window.stops.push(focused);
const problems = [];
const name = `${focused.localName}#${focused.id} “${focused.textContent.trim().slice(0, 30)}”`;
const row = focused.closest('label') ?? focused;
const seen = [focused, row].some((each) => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
  const isClear = /rgba\(.*, 0\)|transparent/.test(outlineColor);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !isClear;
});
if (!seen) problems.push(`${name} shows no focus`);
const { left, top, width, height } = row.getBoundingClientRect();
const [x, y] = [left + Math.min(width / 2, 8), top + Math.min(height / 2, 8)];
const above = document.elementFromPoint(x, y);
if (!above) problems.push(`${name} is outside of the page`);
else if (!row.contains(above) && !above.contains(row)) {
  problems.push(`${name} is covered by ${above.localName}.${above.className}`);
}
return problems;
