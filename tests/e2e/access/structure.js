// Headings, groups, names and places that stay (A03, A04, A06, A07, A28, A30, A34).
const problems = [];
const shown = (css, root = document) =>
  [...root.querySelectorAll(css)].filter((each) => each.checkVisibility());
const words = (each) => each.textContent.replace(/\s+/g, ' ').trim();
const say = (condition, problem) => condition || problems.push(problem);

say(document.querySelectorAll('h1').length === 1, 'there is not one h1');
let last = 0;
for (const heading of shown('h1, h2, h3, h4, h5, h6')) {
  const level = Number(heading.localName[1]);
  say(level <= last + 1, `h${level} “${words(heading)}” follows h${last}`);
  say(words(heading) !== '', `an h${level} is empty`);
  last = level;
}
say(document.querySelectorAll('main').length === 1, 'there is not one main');
say(document.title.trim() !== '', 'the document has no title');

for (const group of document.querySelectorAll('fieldset')) {
  say(group.firstElementChild.localName === 'legend', 'a fieldset does not begin with a legend');
  const controls = [...group.querySelectorAll('input, select')];
  say(controls.length > 0, `nothing to choose in “${words(group.firstElementChild)}”`);
}
for (const fake of document.querySelectorAll('[role=radio], [role=checkbox], [role=slider]')) {
  problems.push(`${fake.outerHTML.slice(0, 80)} is not native`);
}
// Nothing is dragged, and no tab hides a panel: what is on the page is in the tab order, in order.
const RARE = '[role^=tab], [draggable=true], input[type=range], [tabindex]:not([tabindex="0"], [tabindex="-1"])';
for (const each of document.querySelectorAll(RARE)) {
  problems.push(`${each.outerHTML.slice(0, 80)} is not plain`);
}
for (const control of document.querySelectorAll('input, select, textarea')) {
  say(control.labels?.length === 1, `${control.id} has ${control.labels?.length} labels`);
}

// Whatever is marked by colour is marked by words too.
for (const bar of document.querySelectorAll('.lf-bar__value--weak')) {
  say(bar.closest('tr').querySelector('.lf-tag'), 'a weak bar has no words');
}
for (const row of document.querySelectorAll('.lf-choice, .lf-half')) {
  say(words(row.querySelector('.lf-choice__words')) !== '', 'a row has no words');
  say(row.querySelector('input[type=radio], input[type=checkbox]'), 'a row has no native mark');
}

const targets = new Map();
for (const link of shown('a[href]')) {
  const known = targets.get(words(link)) ?? link.href;
  say(known === link.href, `two links “${words(link)}” lead to two places`);
  targets.set(words(link), link.href);
}
// One name, one action, except where the group around the button tells them apart.
const names = new Set();
for (const button of shown('button')) {
  const name = (button.getAttribute('aria-label') ?? words(button)).trim();
  say(name !== '', 'a button has no name');
  if (button.closest('fieldset')) continue;
  say(!names.has(name), `two buttons are called “${name}”`);
  names.add(name);
}

if (document.querySelector('.lf-page')) {
  const order = [...document.querySelector('.lf-page').children].map((each) => each.localName);
  say(order.join() === 'header,main,footer', `the parts stand as ${order}`);
  say(document.querySelectorAll('header .lf-language').length === 3, 'the languages are gone');
  say(shown('footer .lf-foot__version').length === 1, 'the version is gone');
  // On the page that one of the two leads to, the other is left.
  const ways = shown('.lf-method, .lf-check .lf-share').length === 1 ? 1 : 2;
  say(shown('footer button').length === ways, 'the ways to answers and method are gone');
}
if (document.querySelector('.lf-check:not(:has(.lf-share)), .lf-review')) {
  say(shown('.lf-steps button').length === 2, 'there are not two ways, back and on');
}
return problems;
