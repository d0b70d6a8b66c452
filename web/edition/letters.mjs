// Bytes as letters that may stand in a page: thirteen bits as two of 91 letters, which is a thirteenth less than base64. The letters are those of ASCII from
// "#" to "}"; "<" could end the element that they stand in, and "!" stands for it.

/** @param {number} digit */
const letterOf = (digit) => (digit === 25 ? "!" : String.fromCharCode(35 + digit));

/** @param {number} code of a letter */
const digitOf = (code) => (code === 33 ? 25 : code - 35);

/** @param {Uint8Array} bytes */
export function toLetters(bytes) {
  const letters = [];
  let held = 0;   // bits that are not written yet, the oldest lowest
  let count = 0;
  const write = () => letters.push(letterOf((held & 8191) % 91), letterOf(Math.floor((held & 8191) / 91)));
  for (const byte of bytes) {
    held |= byte << count;
    count += 8;
    if (count < 13) continue;
    write();
    held >>= 13;
    count -= 13;
  }
  if (count > 5) write();
  else if (count > 0) letters.push(letterOf(held));
  return letters.join("");
}

/** @param {string} letters */
export function fromLetters(letters) {
  const pairs = letters.length >> 1;
  const alone = letters.length % 2;   // the last letter, of five bits at most: a pair would end in eight that nobody wrote
  const bytes = new Uint8Array((13 * pairs + 5 * alone) >> 3);
  let held = 0;
  let count = 0;
  let at = 0;
  for (let next = 0; next < letters.length; next += 2) {
    const second = next + 1 < letters.length ? digitOf(letters.charCodeAt(next + 1)) : 0;
    held |= (digitOf(letters.charCodeAt(next)) + 91 * second) << count;
    count += 13;
    for (; count >= 8 && at < bytes.length; count -= 8) {
      bytes[at++] = held & 255;
      held >>= 8;
    }
  }
  return bytes;
}
