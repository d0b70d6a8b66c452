// The one style sheet that the program changes while it runs. Places and sizes are written into its rules: the page's policy allows no style
// attributes, and a sheet made by the page's own script is no inline style.

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
/** @type {Map<string, CSSStyleRule>} */
const rules = new Map();

/**
 * Sets properties of a selector's rule; the others stay.
 * @param {string} selector @param {Record<string, string>} properties
 */
export function setRule(selector, properties) {
  let rule = rules.get(selector);
  if (!rule) {
    rule = /** @type {CSSStyleRule} */ (sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)]);
    rules.set(selector, rule);
  }
  for (const [name, value] of Object.entries(properties)) {
    if (rule.style.getPropertyValue(name) !== value) rule.style.setProperty(name, value);
  }
}
