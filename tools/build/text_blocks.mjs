// Texts for C++ as src/core/rules/text_blocks.h describes them: one block of characters a column.

/** A literal of C++. UTF-8 stays as it is; JSON's escapes of the rest are C++'s as well. @param {string} text */
export const literal = (text) => JSON.stringify(text);

/**
 * The definition of an array with all texts of a column, each ended by a zero.
 * @param {string} name of the array
 * @param {(string | string[])[]} texts a list of several is one text whose parts the character 1 divides
 */
export function textBlock(name, texts) {
  // Zeros and ones stand in literals of their own: a digit after an octal escape would belong to it.
  const lines = texts.map((text) => `    ${[text].flat().map(literal).join(' "\\001" ')} "\\0"`);
  return `constexpr char ${name}[] =\n${lines.join("\n")};\n`;
}

/** The view of such an array, without the zero that C++ adds. @param {string} name */
export const blockView = (name) => `std::string_view{${name}, sizeof(${name}) - 1}`;

// A block is longer than the 65,536 characters that the standard asks of a compiler; ours take it.
export const allowLongLiterals = '#pragma GCC diagnostic ignored "-Woverlength-strings"\n';
