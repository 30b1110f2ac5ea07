// Whether the focused element shows it: an outline of two pixels at 3:1, and nothing on top (A14).
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
const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
const light = (colour) => {
  const [red, green, blue] = numbers(colour).map((each) => {
    const share = each / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
// The outline lies outside of the row, on the nearest colour behind it.
let ground = row.parentElement;
while (ground.parentElement && /, 0\)|transparent/.test(getComputedStyle(ground).backgroundColor)) {
  ground = ground.parentElement;
}
const shades = [getComputedStyle(focused.matches('label *') ? row : focused).outlineColor,
  getComputedStyle(ground).backgroundColor].map(light);
const contrast = (Math.max(...shades) + 0.05) / (Math.min(...shades) + 0.05);
if (!(contrast >= 3)) problems.push(`${name} shows its focus at ${contrast.toFixed(1)}:1 only`);
if (!seen) problems.push(`${name} shows no focus`);
const { left, top, width, height } = row.getBoundingClientRect();
const [x, y] = [left + Math.min(width / 2, 8), top + Math.min(height / 2, 8)];
const above = document.elementFromPoint(x, y);
if (!above) problems.push(`${name} is outside of the page`);
else if (!row.contains(above) && !above.contains(row)) {
  problems.push(`${name} is covered by ${above.localName}.${above.className}`);
}
return problems;
