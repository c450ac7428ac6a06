import assert from "node:assert/strict";
import fc from "../property.ts";
import { readCsv } from "../../src/samples/read_csv.ts";
import { MOST_ROWS } from "../../src/samples/sample_table.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, choice = {}) => readCsv(bytes(text), "p.csv", choice);

Deno.test("readCsv() reads lines of numbers with and without names", () => {
  const { points, dimension, names, dropped } = read("a,b\n1,2\n-3.5,4e-2\n");
  assert.deepEqual([...points], [1, 2, -3.5, 0.04]);
  assert.deepEqual([dimension, names, dropped], [2, ["a", "b"], 0]);
  assert.deepEqual([...read("1,2\n.5,+4.\n").points], [1, 2, 0.5, 4]);
  assert.deepEqual([...read("1,2\n3,4\n5,6", { header: true }).points], [3, 4, 5, 6]);
});

Deno.test("readCsv() takes semicolons, tabs, quotes, a byte-order mark, CRLF and blank lines", () => {
  for (
    const text of [
      "a;b\n1;2\n",
      "a\tb\n1\t2\n",
      '"a","b"\r\n"1","2"\r\n',
      "\n a , b \n\n 1 , 2 \n\n",
    ]
  ) {
    const { points, names } = read(text);
    assert.deepEqual([[...points], names], [[1, 2], ["a", "b"]], JSON.stringify(text));
  }
  assert.deepEqual([
    ...readCsv(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes("1,2")]), "p.csv").points,
  ], [1, 2]);
});

Deno.test("readCsv() takes columns by name and by index, in the order that is asked for", () => {
  const text = "kind,a,b\nx,1,2\ny,3,4\n";
  assert.deepEqual([...read(text, { columns: ["b", "a"] }).points], [2, 1, 4, 3]);
  assert.deepEqual([...read(text, { columns: [1] }).points], [1, 3]);
});

Deno.test("readCsv() drops rows that miss a chosen value where it is told to, and counts them", () => {
  const text = "a,b,c\n1,2,\nNA,3,1\n4,NaN,1\n5,6,1\n,,\n";
  const { points, dropped } = read(text, { columns: ["a", "b"], missing: "drop" });
  assert.deepEqual([[...points], dropped], [[1, 2, 5, 6], 3]);
});

Deno.test("readCsv() gives back any finite numbers that were written", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  const table = fc.integer({ min: 1, max: 4 }).chain((d) =>
    fc.array(fc.array(finite, { minLength: d, maxLength: d }), { minLength: 1, maxLength: 20 })
  );
  fc.assert(fc.property(table, fc.constantFrom(",", ";", "\t"), (rows, delimiter) => {
    const text = rows.map((row) => row.join(delimiter)).join("\n");
    // −0 is written as 0.
    assert.deepEqual([...read(text).points], rows.flat().map((value) => value + 0));
  }));
});

/** A person's mistakes, with what is said of each. */
const mistakes: [name: string, text: string, message: RegExp, choice?: object][] = [
  [
    "NaN",
    "a,b\n1,2\n3,NaN\n",
    /line 3, column "b" must be a finite number: current value is "NaN"/,
  ],
  [
    "an empty field",
    "a,b\n1,\n",
    /line 2, column "b" must be a finite number: current value is ""/,
  ],
  [
    "an infinity",
    "1,2\n-inf,2\n",
    /line 2, field 1 must be a finite number: current value is "-inf"/,
  ],
  [
    "a number beyond doubles",
    "1,2\n1e999,2\n",
    /line 2, field 1 must be a finite number: .*"1e999"/,
  ],
  ["a word", "a,b\n1,2\n3,x\n", /line 3, column "b" must be a finite number: current value is "x"/],
  ["a hexadecimal number", "1,0x10\n", /line 1, field 2 must be a finite number: .*"0x10"/],
  ["a decimal comma", "1,5;2,5\n", /line 1, field 1 must be a finite number: .*"1,5"/],
  ["a number within names", "1,b\n2,3\n", /line 1, field 2 must be a finite number: .*"b"/],
  [
    "a ragged row",
    "a,b\n1,2\n3\n",
    /line 3 must have 2 fields as the header has: current number is 1/,
  ],
  ["a long row", "1,2\n3,4,5\n", /line 2 must have 2 fields as the first line has: .* 3/],
  ["nothing", "", /it is empty/],
  ["blank lines", "\n\n", /it is empty/],
  ["a header alone", "a,b\n", /below the header in line 1: it has none/],
  ["a header with one name twice", "a,a\n1,2\n", /line 1, the header, .*: "a" stands there twice/],
  ["an open quote", 'a,b\n1,"2\n3,4\n', /a quotation mark is never closed/],
  ["a quote within a field", 'a,b\n1,2"3\n', /line 2: a quotation mark/],
  ["a byte of value 0", "1,2\n3,\0\n", /UTF-8 text: line 2 holds a byte of value 0/],
  ["a missing column", "a,b\n1,2\n", /a column "c": current columns are "a", "b"/, {
    columns: ["c"],
  }],
  ["an index too high", "1,2\n", /a column 2, counted from 0: .* is 2/, { columns: [2] }],
  ["a column twice", "a,b\n1,2\n", /'b' is named twice/, { columns: ["b", 1] }],
  ["names that are denied", "a,b\n1,2\n", /line 1, field 1 .*"a"/, { header: false }],
];

for (const [name, text, message, choice] of mistakes) {
  Deno.test(`readCsv() refuses ${name}, and says where`, () => {
    assert.throws(() => read(text, choice), (error: Error) => {
      assert.ok(isTyped(error), String(error));
      assert.match(error.message, /^Cannot read the samples 'p\.csv' as /);
      assert.match(error.message, message);
      return true;
    });
  });
}

Deno.test("readCsv() refuses text that is not UTF-8, with its line", () => {
  const latin1 = new Uint8Array([...bytes("a,b\n1,2\n3,"), 0xe9, 0x0a]);
  assert.throws(() => readCsv(latin1, "p.csv"), /UTF-8 text: line 3 is not/);
  const utf16 = new Uint8Array([0xff, 0xfe, 0x31, 0x00]);
  assert.throws(() => readCsv(utf16, "p.csv"), SyntaxError);
});

Deno.test("readCsv() reads a million rows and refuses one more", () => {
  const text = "1\n".repeat(MOST_ROWS);
  assert.equal(read(text).points.length, MOST_ROWS);
  assert.throws(() => read(`${text}1\n`), /at most 1000000 rows: it has more/);
});

Deno.test("readCsv() makes points or a typed error of any bytes", () => {
  const valid = bytes('a;b\n1;2\n"3";4e5\n-5;6.5\nNA;7\n');
  const mutation = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 6 });
  fc.assert(
    fc.property(mutation, fc.nat(valid.length), (changes, length) => {
      const mutated = valid.slice(0, length);
      for (const [at, byte] of changes) if (at < length) mutated[at] = byte;
      onlyTyped(() => readCsv(mutated, "p.csv", { missing: "drop" }).points);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => {
      onlyTyped(() => readCsv(new Uint8Array(junk), "p.csv").points);
    }),
    { numRuns: 1000 },
  );
});

function onlyTyped(act: () => Float64Array): void {
  let points: Float64Array;
  try {
    points = act();
  } catch (error) {
    assert.ok(isTyped(error), String(error));
    assert.match((error as Error).message, /^Cannot read the samples 'p\.csv' as /);
    return;
  }
  assert.ok(points.every(Number.isFinite));
}

function isTyped(error: unknown): boolean {
  return [SyntaxError, TypeError, RangeError].some((Kind) =>
    Object.getPrototypeOf(error) === Kind.prototype
  );
}
