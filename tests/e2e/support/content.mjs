/** A plan's file as the open plan has it: without the number of steps that it has come through, which only a downloaded one says. @param {string} text */
export function contentOf(text) {
  return text.replace(/^ {2}"changes": \d+,\n/m, "");
}
