// A number for the computed styles of everything visible. Fonts and their versions do not change
// it: it holds what the style sheet says, not how wide a word turns out.
const READ = [
  "display", "fontSize", "fontWeight", "color", "backgroundColor", "fill", "stroke",
  "borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth",
  "borderTopColor", "borderLeftColor", "borderTopLeftRadius", "paddingTop", "paddingRight",
  "paddingBottom", "paddingLeft", "columnGap", "rowGap", "textDecorationLine", "position",
];
let hash = 2166136261;
for (const each of document.querySelectorAll("#app *")) {
  if (!each.checkVisibility()) continue;
  const style = getComputedStyle(each);
  const text = [each.localName, each.getAttribute("class"), ...READ.map((name) => style[name])].join();
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  }
}
return (hash >>> 0).toString(16).padStart(8, "0");
