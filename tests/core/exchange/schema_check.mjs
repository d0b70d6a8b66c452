// The JSON Schema accepts and refuses the files of files.json as the reader does (files_test.cpp), but where the table says why it cannot.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { Ajv2020 } from 'ajv/dist/2020.js';

const read = (relative) => JSON.parse(readFileSync(new URL(relative, import.meta.url), 'utf8'));
const schema = read('../../../assets/schema/cocrea-2.schema.json');
const table = read('files.json');

// Strict: a keyword that means nothing, or a type that is forgotten, is a mistake of the schema.
const validate = new Ajv2020({ strict: true, strictTypes: true, allErrors: false }).compile(schema);

function documentOf(file) {
  if (file.text !== undefined) return JSON.parse(file.text);
  const document = { ...table.base, ...file.with };
  for (const name of file.without ?? []) delete document[name];
  return document;
}

let wrong = 0;
let checked = 0;
for (const file of table.files) {
  checked += 1;
  const expected = file.schema ?? file.answer;
  const found = validate(documentOf(file)) ? 'accepted' : 'refused';
  const needless = file.schema !== undefined && (file.schema === file.answer || !file.why);
  if (found === expected && !needless) continue;
  wrong += 1;
  console.error(`${file.name}: expected ${expected}, got ${found} ${JSON.stringify(validate.errors)}`);
}
console.log(`${checked} files, ${wrong} of them wrong`);
process.exit(wrong === 0 && checked > 70 ? 0 : 1);
