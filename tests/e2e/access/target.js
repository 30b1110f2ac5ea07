// Whatever is clicked is large enough to be hit (A15).
const problems = [];
const LEAST = 24;
const MAIN = 44;
for (const control of document.querySelectorAll('a[href], button, input, select, summary, textarea')) {
  if (!control.checkVisibility({ visibilityProperty: true })) continue;
  const row = control.closest('label') ?? control;
  const { width, height } = row.getBoundingClientRect();
  const least = row.matches('.lf-button--main, .lf-failure .lf-button, label.lf-choice') ? MAIN : LEAST;
  if (width < least || height < least) {
    const name = (control.getAttribute('aria-label') ?? row.textContent).trim().slice(0, 30);
    problems.push(`${control.localName} “${name}” is ${width} by ${height}`);
  }
}
return problems;
