// Two states of a text box, compared.

/**
 * The one replaced range that makes `after` of `before`. The caret stands behind what was put in, which decides among equal letters.
 * @param {string} before @param {string} after @param {number} caret in `after`
 */
export function difference(before, after, caret) {
  const most = Math.min(before.length, after.length - caret);
  let behind = 0;
  while (behind < most && before[before.length - 1 - behind] === after[after.length - 1 - behind]) behind += 1;
  let from = 0;
  while (from < Math.min(before.length, after.length) - behind && before[from] === after[from]) from += 1;
  return { from, to: before.length - behind, text: after.slice(from, after.length - behind) };
}
