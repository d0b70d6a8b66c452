// Makes the looks usable by both renderers: assets/theme.json -> theme_tokens.h (C++) and tokens.css (custom properties).
// usage: node theme.mjs <output folder> <theme.json>
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [, , output, input] = process.argv;
const theme = JSON.parse(readFileSync(input, "utf8"));

const fail = (message) => {
  console.error(`${input}: ${message}`);
  process.exit(1);
};
const snake = /^[a-z][a-z0-9_]*$/;
const colour = /^#([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})?$/;

for (const [name, pair] of Object.entries(theme.colors)) {
  if (!snake.test(name)) fail(`colour "${name}": names are snake_case`);
  if (!Array.isArray(pair) || pair.length !== 2 || !pair.every((value) => colour.test(value))) {
    fail(`colour "${name}": expected ["#RRGGBB", "#RRGGBB"], light and dark, got ${JSON.stringify(pair)}`);
  }
}
for (const [group, sizes] of [["sizes", theme.sizes], ["numbers", theme.numbers]]) {
  for (const [name, value] of Object.entries(sizes)) {
    const values = [value].flat();
    if (!snake.test(name) || values.length > 2 || !values.every(Number.isFinite)) {
      fail(`${group}."${name}": expected a number or [mouse, touch], got ${JSON.stringify(value)}`);
    }
  }
}

const cppColour = (value) => {
  const [, r, g, b, a = "FF"] = colour.exec(value);
  return `{0x${r}, 0x${g}, 0x${b}, 0x${a}}`;
};
const float = (value) => (Number.isInteger(value) ? `${value}.0f` : `${value}f`);
const names = Object.keys(theme.colors);
const sizes = Object.entries(theme.sizes).map(([name, value]) => [name, [value].flat()]);

const header = `// Generated from assets/theme.json by tools/build/theme.mjs: do not edit.
#pragma once

#include <cstdint>
#include <string_view>

namespace cocrea::view::theme {

// sRGB, not premultiplied.
struct Color {
  std::uint8_t r, g, b, a;
};

struct Colors {
${names.map((name) => `  Color ${name};`).join("\n")}
};

// CSS pixels.
struct Sizes {
${sizes.map(([name]) => `  float ${name};`).join("\n")}
};

inline constexpr Colors light{
${names.map((name) => `    ${cppColour(theme.colors[name][0])},  // ${name}`).join("\n")}
};

inline constexpr Colors dark{
${names.map((name) => `    ${cppColour(theme.colors[name][1])},  // ${name}`).join("\n")}
};

inline constexpr Sizes mouse{
${sizes.map(([name, values]) => `    ${float(values[0])},  // ${name}`).join("\n")}
};

inline constexpr Sizes touch{
${sizes.map(([name, values]) => `    ${float(values.at(-1))},  // ${name}`).join("\n")}
};

${Object.entries(theme.numbers).map(([name, value]) => `inline constexpr float ${name} = ${float(value)};`).join("\n")}

// Every colour by its name, for tests.
struct Named {
  std::string_view name;
  Color Colors::*color;
};
inline constexpr Named names[] = {
${names.map((name) => `    {"${name}", &Colors::${name}},`).join("\n")}
};

}  // namespace cocrea::view::theme
`;

const kebab = (name) => name.replaceAll("_", "-");
const colours = (index, indent) => names.map((name) => `${indent}--color-${kebab(name)}: ${theme.colors[name][index].toLowerCase()};`).join("\n");
const lengths = (index, indent) =>
  sizes
    .filter(([, values]) => index === 0 || values.length === 2)
    // Twice: as it is, and as it grows with the person's size of type.
    .map(([name, values]) => `${indent}--size-${kebab(name)}: ${values[index]}px;\n${indent}--rem-${kebab(name)}: ${values[index] / 16}rem;`)
    .join("\n");

const css = `/* Generated from assets/theme.json by tools/build/theme.mjs: do not edit. */
:root {
  color-scheme: light;
${colours(0, "  ")}
${lengths(0, "  ")}
${Object.entries(theme.numbers).map(([name, value]) => `  --number-${kebab(name)}: ${value};`).join("\n")}
}
@media (pointer: coarse) {
  :root {
${lengths(1, "    ")}
  }
}
/* The theme: the system's, unless the person chose one. Paper is light. */
@media screen and (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
    color-scheme: dark;
${colours(1, "    ")}
  }
}
@media screen {
  :root[data-theme="dark"] {
    color-scheme: dark;
${colours(1, "    ")}
  }
}
`;

writeFileSync(join(output, "theme_tokens.h"), header);
writeFileSync(join(output, "tokens.css"), css);
