// What a drawing says with a mark stands out from its ground, three to one (A11).
const light = (colour) => {
  const [red, green, blue] = colour.match(/[\d.]+/g).map((each) => {
    const share = each / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ratio = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const marks = { value: 'fill', 'value--weak': 'fill', mark: 'stroke', range: 'stroke' };
const track = getComputedStyle(document.querySelector('.lf-bar__track')).fill;
const page = getComputedStyle(document.documentElement).backgroundColor;
return Object.entries(marks).flatMap(([mark, property]) => {
  const found = document.querySelector(`.lf-bar__${mark}`);
  if (!found) return [`no bar has a ${mark}`];
  const colour = getComputedStyle(found)[property];
  return [track, page]
    .filter((ground) => ratio(colour, ground) < 3)
    .map((ground) => `${mark}: ${ratio(colour, ground).toFixed(2)} of ${colour} on ${ground}`);
});
