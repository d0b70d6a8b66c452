// The page's security policy, in one place: the server sends it as a header, the page repeats it in a meta
// element for hosts that send none. Nothing may be loaded from, or sent to, another origin.
const directives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** For a meta element. */
export const metaPolicy = directives.join("; ");
/** For the header, which alone can forbid framing. */
export const headerPolicy = [...directives, "frame-ancestors 'none'"].join("; ");

/**
 * For the single file, which has everything in it: one script and one style sheet, known by their hashes, and no connection to anywhere.
 * @param {{ script: string, style: string }} hashes SHA-256, in base64
 */
export const filePolicy = ({ script, style }) => [
  "default-src 'none'",
  `script-src 'sha256-${script}' 'wasm-unsafe-eval'`,
  `style-src 'sha256-${style}'`,
  "img-src data: blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
