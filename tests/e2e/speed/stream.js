// A page arrives in pieces. Whatever has come must stand where it will stand when all has come:
// for every element, the page is cut behind it and compared with the whole one.
const app = document.querySelector('#app');
const whole = app.cloneNode(true);
const visible = (each) => each.checkVisibility();
const boxes = (root) => [...root.querySelectorAll('*')].map((each) => {
  const { x, y, width } = each.getBoundingClientRect();
  return visible(each) ? [x, y, width].map(Math.round).join(' ') : '';
});
const final = boxes(app);
const count = final.length;
const problems = new Set();
for (let at = 0; at < count; at += 1) {
  if (!final[at]) continue;
  app.replaceChildren(...whole.cloneNode(true).childNodes);
  const each = app.querySelectorAll('*')[at];
  // The line of progress is four pixels high, and each of its parts as wide as there is room.
  if (each.closest('select, svg, .lf-progress__line')) continue;
  const rest = document.createRange();
  rest.setStartAfter(each);
  rest.setEnd(app, app.childNodes.length);
  rest.deleteContents();
  const now = boxes(app);
  app.querySelectorAll('*').forEach((other, index) => {
    if (now[index] !== final[index]) {
      const words = (each.textContent || '').trim().slice(0, 20);
      problems.add(`${other.localName}.${other.className} at ${now[index]} goes to ${final[index]} after “${words}”`);
    }
  });
}
app.replaceChildren(...whole.childNodes);
if (count < 40) problems.add(`only ${count} elements were looked at`);
return [...problems].slice(0, 8);
