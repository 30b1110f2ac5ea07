// Under the pointer only colours and lines change; nothing appears (A22).
const problems = [];
const HARMLESS = /color|^background|^border|^outline|^text-decoration|^box-shadow/;
let hovers = 0;
const visit = (rules) => {
  for (const rule of rules) {
    if (rule.selectorText?.includes(':hover')) {
      hovers += 1;
      for (const property of rule.style) {
        if (!HARMLESS.test(property)) problems.push(`${rule.selectorText} sets ${property}`);
      }
    }
    if (rule.cssRules) visit(rule.cssRules);
  }
};
for (const sheet of document.styleSheets) visit(sheet.cssRules);
if (hovers === 0) problems.push('the style sheets could not be read');
for (const each of document.querySelectorAll('body [title]')) {
  problems.push(`${each.localName} has words that only a pointer finds: ${each.title}`);
}
return problems;
