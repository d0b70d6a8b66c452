// A link that holds a plan: its bytes, compressed, in the fragment of the address, which no browser ever sends.

const MARK = "#plan=";
/** What the program reads at most (exchange::Limits::bytes): a link that holds more is not taken apart further. */
const MOST_BYTES = 32 * 2 ** 20;

/** @param {string} fragment */
export const holdsPlan = (fragment) => fragment.startsWith(MARK);

/** @param {Uint8Array} bytes */
export async function linkOf(bytes) {
  const stream = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  let letters = "";
  for (let at = 0; at < packed.length; at += 0x8000) letters += String.fromCharCode(...packed.subarray(at, at + 0x8000));
  const page = location.href.slice(0, location.href.length - location.hash.length);
  return page + MARK + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * What is around a link gets into it where it is pasted or carried: line ends and spaces, and after it a full stop or a bracket.
 * @param {string} fragment
 */
const lettersOf = (fragment) => /^[\w-]*/.exec(fragment.slice(MARK.length).replace(/%(?:0[ad]|20)|\s/gi, ""))?.[0] ?? "";

/**
 * The bytes of the plan; null if the link is damaged (programs that carry links cut long ones).
 * @param {string} fragment @returns {Promise<Uint8Array | null>}
 */
export async function planIn(fragment) {
  try {
    const letters = atob(lettersOf(fragment).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const reader = inPieces(packed).pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const parts = [];
    for (let size = 0; ;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > MOST_BYTES) {
        await reader.cancel();
        return null;
      }
      parts.push(value);
    }
    return new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (parts)).arrayBuffer());
  } catch {
    return null;
  }
}

/**
 * What takes a stream apart takes a whole piece apart before anybody can say that it is too much, and a byte can hold a thousand.
 * @param {Uint8Array} bytes @returns {ReadableStream<any>}
 */
function inPieces(bytes) {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at += 1024));
    },
  });
}
