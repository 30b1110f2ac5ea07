// What is drawn is what the table beside it says; the drawing itself is hidden (A11).
const problems = [];
const say = (condition, problem) => condition || problems.push(problem);
for (const drawing of document.querySelectorAll('svg')) {
  const isNamed = drawing.getAttribute('role') === 'img' && drawing.getAttribute('aria-label');
  say(drawing.getAttribute('aria-hidden') === 'true' || isNamed, 'a drawing is neither hidden nor named');
  say(!drawing.querySelector('a, [tabindex]'), 'a drawing holds a control');
}
for (const table of document.querySelectorAll('table')) {
  say(table.caption?.textContent.trim(), 'a table has no caption');
  for (const head of table.querySelectorAll('th')) {
    say(['col', 'row', 'rowgroup'].includes(head.scope), `“${head.textContent}” heads nothing`);
  }
}
const number = (text) => Number(/[\d.]+/.exec(text)?.[0]);
// A whole number is rounded, at a cut point downward; one with a decimal is a tenth wide.
const near = (drawn, text) => Math.abs(drawn - number(text)) <= (text.includes('.') ? 0.06 : 1);
const headline = document.querySelector('.lf-headline__number')?.firstChild.data;
for (const bar of document.querySelectorAll('.lf-bar')) {
  const track = bar.querySelector('.lf-bar__track').getBoundingClientRect();
  const at = (x) => ((x - track.left) / track.width) * 100;
  const row = bar.closest('tr');
  const pieces = [...bar.querySelectorAll('[class^="lf-strip__"]')];
  pieces.forEach((piece, index) => {
    const [width, share] = [piece.getAttribute('width'), row.cells[1 + index].textContent];
    say(near(Number(width), share), `a piece of a strip is ${width} wide, beside it stands ${share}`);
  });
  if (pieces.length === 3) continue;
  // Below it may stand the range.
  const text = row.cells[1].firstChild?.data ?? '';
  const value = bar.querySelector('.lf-bar__value')?.getBoundingClientRect();
  if (value) {
    say(near(at(value.right), text), `a bar ends at ${at(value.right)}, beside it stands ${text}`);
    const range = bar.querySelector('.lf-bar__range');
    const said = row.cells[1].querySelector('.lf-range')?.textContent.match(/[\d.]+/g)?.map(Number);
    say(!range === !said, 'a range is drawn and not said, or said and not drawn');
    if (range && said) {
      const left = Number(range.getAttribute('x'));
      const right = left + Number(range.getAttribute('width'));
      // Whole points outward, so that nothing drawn lies outside what is said.
      const holds = said[0] <= left + 0.01 && left - said[0] < 1.01 && said[1] >= right - 0.01 && said[1] - right < 1.01;
      say(holds, `a range from ${left} to ${right} is said as ${said}`);
    }
  } else {
    const range = bar.querySelector('.lf-bar__range').getBoundingClientRect();
    // Nothing was answered: everything is possible.
    const [low, high] = text.match(/[\d.]+/g) ?? ['0', '100'];
    say(near(at(range.left), low) && near(at(range.right), high), `a range is not ${text}`);
  }
  const mark = bar.querySelector('.lf-bar__mark');
  if (mark && row.closest('.lf-table--scenarios')) {
    say(near(Number(mark.getAttribute('x1')), headline), `a mark is not at ${headline}`);
  }
}
const ruler = document.querySelector('.lf-ruler__drawing');
if (ruler) {
  const bands = [...ruler.querySelectorAll('.lf-ruler__band')];
  const spans = [...document.querySelectorAll('.lf-headline table tbody tr')].map((row) => row.cells[1].textContent);
  say(bands.length === 5 && spans.length === 5, `${bands.length} bands and ${spans.length} rows`);
  bands.forEach((band, index) => {
    const [from, to] = spans[index].match(/[\d.]+/g).map(Number);
    const left = Number(band.getAttribute('x'));
    const right = left + Number(band.getAttribute('width'));
    say(left === from && right === to, `a band from ${left} to ${right} is not ${spans[index]}`);
  });
  const score = Number(ruler.querySelector('.lf-ruler__score').getAttribute('x1'));
  say(near(score, headline), `the score is at ${score}, not at ${headline}`);
  const range = ruler.querySelector('.lf-ruler__range');
  const left = Number(range.getAttribute('x'));
  const right = left + Number(range.getAttribute('width'));
  const said = document.querySelector('#lf-band').textContent.match(/[\d.]+/g).map(Number);
  say(said.some((each) => Math.abs(each - left) <= 1), `no sentence says ${left}`);
  say(said.some((each) => Math.abs(each - right) <= 1), `no sentence says ${right}`);
}
return problems;
