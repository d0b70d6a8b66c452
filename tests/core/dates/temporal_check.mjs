// Compares our month arithmetic with Temporal's, as the polyfill implements it: an implementation that shares no line and no author with
// the date library used here.
//
//   node temporal_check.mjs PATH_OF_MONTH_TABLE
//
// Sample: every day of 2023-2030 (two leap years) and of 2099-2101 (a century that is none), and every month's last day over 400 years;
// each with -60 ... 60 months. The polyfill takes about 5 microseconds a sum: some seconds in all. The C++ test has every day of 400 years.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { Temporal } from '@js-temporal/polyfill';

const MAX_MONTHS = 60;

function* everyDay(firstYear, lastYear) {
  const end = new Temporal.PlainDate(lastYear, 12, 31);
  let day = new Temporal.PlainDate(firstYear, 1, 1);
  for (; Temporal.PlainDate.compare(day, end) <= 0; day = day.add({ days: 1 })) yield day;
}

function* everyMonthEnd(firstYear, lastYear) {
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const { daysInMonth } = new Temporal.PlainYearMonth(year, month);
      yield new Temporal.PlainDate(year, month, daysInMonth);
    }
  }
}

const durations = [];
for (let n = -MAX_MONTHS; n <= MAX_MONTHS; n += 1) durations.push(Temporal.Duration.from({ months: n }));

const iso = (date) =>
  `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;

// The day and its sums as month_table writes them.
function lineOf(date) {
  const cells = [iso(date)];
  for (const duration of durations) {
    const sum = date.add(duration, { overflow: 'constrain' });
    cells.push(iso(sum) + (sum.day === date.day ? '' : '*'));
  }
  return cells;
}

function fail(message) {
  console.error(`temporal_check: ${message}`);
  process.exit(1);
}

const [program] = process.argv.slice(2);
if (!program) fail('say where month_table is');

const sample = [...everyDay(2023, 2030), ...everyDay(2099, 2101), ...everyMonthEnd(2000, 2399)];
const { status, stdout, stderr, error } = spawnSync(program, {
  input: sample.map((date) => `${iso(date)}\n`).join(''),
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
});
if (error) fail(`${program}: ${error.message}`);
if (status !== 0) fail(`${program} ended with ${status}: ${stderr}`);

const lines = stdout.trimEnd().split('\n');
if (lines.length !== sample.length) fail(`${lines.length} lines for ${sample.length} days`);

let differences = 0;
sample.forEach((date, i) => {
  const expected = lineOf(date);
  if (lines[i] === expected.join(' ')) return;
  const ours = lines[i].split(' ');
  expected.forEach((cell, column) => {
    if (ours[column] === cell) return;
    differences += 1;
    if (differences > 20) return;
    console.error(`${iso(date)} + ${column - 1 - MAX_MONTHS} months: ours ${ours[column]}, Temporal ${cell}`);
  });
  // Not a cell but the line's form differs: that is a difference too.
  if (ours.length !== expected.length) differences += 1;
});

if (differences > 0) fail(`${differences} differences`);
console.log(`${sample.length} days x ${durations.length} sums agree with Temporal`);
