// What of a timeline's picture follows its scrolling, as on the canvas: names stay whole and in view while what they name is, the year does so too, and a row
// of which nothing is seen says at the edge where it goes on. Places are the picture's own; src/html/timeline_svg.cpp writes them.

const AIR = 4;

/**
 * Where words stand.
 * @param {number[]} room   from where to where they may; one number: there and nowhere else
 * @param {number} width @param {number} left @param {number} right   what is seen
 * @returns {number | null}   null: they would be cut
 */
export function placeOfWords([from = 0, to], width, left, right) {
  const x = to === undefined ? from : Math.max(from, left + AIR);
  return x >= left && x + width <= Math.min(to ?? Infinity, right) ? x : null;
}

/**
 * On which sides a row goes on that seems empty.
 * @param {number[]} spans   from, to, from, to ... @param {number} left @param {number} right   what is seen
 */
export function sidesOf(spans, left, right) {
  const sides = { before: false, after: false };
  for (let i = 0; i + 1 < spans.length; i += 2) {
    if (/** @type {number} */ (spans[i + 1]) < left) sides.before = true;
    else if (/** @type {number} */ (spans[i]) > right) sides.after = true;
    else return { before: false, after: false };
  }
  return sides;
}

/** @param {string | undefined} text */
const numbers = (text) => (text ?? "").split(" ").map(Number);

/** @param {SVGElement} one @param {number | null} x */
function put(one, x) {
  if (x !== null) one.setAttribute("x", String(x));
  one.setAttribute("visibility", x === null ? "hidden" : "visible");
}

/** After it was scrolled or drawn anew. @param {Element} scroller around the picture */
export function keepInView(scroller) {
  const picture = /** @type {SVGSVGElement | null} */ (scroller.querySelector(".timeline-picture"));
  const unit = picture ? picture.getBoundingClientRect().width / picture.viewBox.baseVal.width : 0;
  if (!picture || !(unit > 0)) return;
  const left = scroller.scrollLeft / unit, right = left + scroller.clientWidth / unit;
  // All are measured before any is put: a measure after a change has the browser lay the picture out anew.
  const names = /** @type {SVGTextElement[]} */ ([...picture.querySelectorAll("[data-room]")]);
  const places = names.map((one) => placeOfWords(numbers(one.dataset.room), one.getComputedTextLength(), left, right));
  names.forEach((one, i) => put(one, places[i] ?? null));
  for (const row of /** @type {NodeListOf<SVGGElement>} */ (picture.querySelectorAll("[data-spans]"))) {
    const { before, after } = sidesOf(numbers(row.dataset.spans), left, right);
    const [back, on] = /** @type {NodeListOf<SVGTextElement>} */ (row.querySelectorAll("text"));
    if (back) put(back, before ? left + AIR : null);
    if (on) put(on, after ? right - AIR : null);
  }
}
