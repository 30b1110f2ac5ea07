// With the visitor's own colours every state still shows, and drawings use those colours (A18).
const problems = [];
if (!matchMedia('(forced-colors: active)').matches) problems.push('colours are not forced');
const name = (each) => `${each.localName}.${each.getAttribute('class')}`;
const probe = document.body.appendChild(document.createElement('i'));
const resolve = (colour) => {
  probe.style.color = colour;
  return getComputedStyle(probe).color;
};
const SYSTEM = ['Canvas', 'CanvasText', 'Highlight', 'GrayText', 'LinkText'].map(resolve);
const grey = resolve('GrayText');
probe.remove();
for (const part of document.querySelectorAll('.lf-bar *, .lf-ruler__drawing *')) {
  const { fill, stroke, fillOpacity } = getComputedStyle(part);
  const isLine = ['line', 'path'].includes(part.localName);
  if (!isLine && fill !== 'none' && !SYSTEM.includes(fill)) problems.push(`${name(part)} is filled ${fill}`);
  if (stroke !== 'none' && !SYSTEM.includes(stroke)) problems.push(`${name(part)} is drawn ${stroke}`);
  if (fill !== 'none' && fillOpacity !== '1') problems.push(`${name(part)} is translucent`);
}
for (const part of document.querySelectorAll('.lf-bar__value, .lf-bar__range, .lf-ruler__range')) {
  const ground = part.parentElement.querySelector('.lf-bar__track, .lf-ruler__band');
  const [mine, its] = [getComputedStyle(part), getComputedStyle(ground)];
  if (mine.fill === its.fill && mine.stroke === its.stroke) problems.push(`${name(part)} cannot be seen`);
}
const differ = (css, one, properties) => {
  const all = [...document.querySelectorAll(css)];
  const other = all.find((each) => !each.matches(one));
  const look = (each) => properties.map((property) => getComputedStyle(each)[property]).join(' ');
  for (const each of all.filter((known) => known.matches(one))) {
    if (other && look(each) === look(other)) problems.push(`${name(each)} looks like ${name(other)}`);
  }
};
differ('.lf-choice', '.is-chosen', ['borderTopWidth', 'borderTopStyle']);
differ('.lf-language', '[aria-pressed=true]', ['borderBottomColor']);
differ('.lf-ruler__name', '.is-current', ['fontWeight']);
differ('.lf-progress__segment', '.lf-progress__segment--current', ['backgroundColor', 'outlineWidth']);
differ('.lf-progress__segment', '.lf-progress__segment--past', ['backgroundColor', 'outlineWidth']);
for (const each of document.querySelectorAll('.lf-choice:has(:disabled), .lf-half:has(:disabled)')) {
  if (getComputedStyle(each).color !== grey) problems.push(`${name(each)} seems enabled`);
}
return problems;
