// A visitor who answers as soon as there is something to answer: the first question, the button
// that leads on, the second question. Notes both times, counted from the first document on.
{
  const begun = Number(sessionStorage.getItem("begun") ?? performance.timeOrigin);
  sessionStorage.setItem("begun", begun);
  const now = () => performance.timeOrigin + performance.now() - begun;
  const seen = (css) => [...document.querySelectorAll(css)].find((each) => each.checkVisibility());
  const START = ".lf-start__begin .lf-button--main";
  const OPEN = ".lf-question :is([type=radio], [type=checkbox]):enabled:not(:checked)";
  const NEXT = ".lf-steps .lf-button--main";
  const robot = (window.robot = {});
  let group = "";
  let tried = -Infinity;

  // Pressed again when nothing came of it, as a visitor would.
  function press(css) {
    const button = seen(css);
    if (!button || now() - tried < 300) return;
    tried = now();
    button.click();
  }

  function answer() {
    const control = seen(OPEN);
    if (!control || group === question(control)) return;
    control.click();
    requestAnimationFrame(() => {
      const again = document.getElementById(control.id);
      if (!again?.checked) return;
      if (robot.first === undefined) {
        robot.first = now();
        group = question(again);
      } else {
        robot.second ??= now();
      }
    });
  }

  const question = (control) => control.closest(".lf-question").querySelector("[id]").id;

  function look() {
    if (robot.second !== undefined) return;
    if (robot.first === undefined) {
      if (seen(OPEN)) answer();
      else press(START);
    } else {
      const control = seen(OPEN);
      if (control && question(control) !== group) answer();
      else press(NEXT);
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
}
