import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import fc from "../../property.ts";
import { chartRows } from "../../../web/downloads/chart_rows.ts";
import { csvText } from "../../../web/downloads/csv.ts";
import { fileName } from "../../../web/downloads/file_name.ts";

Deno.test("an independent reader gets back every text and number", () => {
  // Formulas are the exception, below.
  const text = fc.string({ minLength: 1 }).filter((entry) => !/^[=+@\t\r-]/.test(entry));
  const row = fc.tuple(text, fc.double({ noNaN: true, noDefaultInfinity: true }), text);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const read: string[][] = parse(csvText(rows), { relax_column_count: false });
      assert.equal(read.length, rows.length);
      read.forEach(([first, number, last], i) => {
        assert.deepEqual([first, last], [rows[i][0], rows[i][2]]);
        // −0 is written as 0.
        assert.ok(Number(number) === rows[i][1]);
      });
    }),
  );
});

Deno.test("a field with a comma, a quotation mark or a line's end is quoted as RFC 4180 has it", () => {
  assert.equal(
    csvText([["a,b", 'say "x"', null], [1, -2.5, NaN]]),
    '"a,b","say ""x""",\r\n1,-2.5,\r\n',
  );
});

Deno.test("a name that a spreadsheet would run as a formula is text, a negative number is a number", () => {
  assert.equal(csvText([["=1+1", "@x", "-4.5", "-x"]]), "'=1+1,'@x,-4.5,'-x\r\n");
});

Deno.test("a chart's rows have its abscissae, ordinates and intervals under labels with units", () => {
  const rows = chartRows({
    id: "c",
    title: "t",
    description: "",
    x: { label: "step", scale: "linear", range: [0, 1] },
    y: { label: "KL, nats", scale: "linear", range: [0, 1] },
    abscissae: [0, 1],
    series: [
      { label: "a", ordinates: [0.5, null], colour: 0, dash: 0, mark: "line" },
      {
        label: "b",
        ordinates: [2, 3],
        intervals: [{ lower: 1, upper: 4 }, null],
        colour: 1,
        dash: 0,
        mark: "line",
      },
    ],
    markers: [],
  });
  assert.deepEqual(rows, [
    ["step", "a [KL, nats]", "b [KL, nats]", "b [KL, nats], lower end", "b [KL, nats], upper end"],
    [0, 0.5, 2, 1, 4],
    [1, null, 3, null, null],
  ]);
});

Deno.test("a file's name holds nothing that leads out of a folder", () => {
  assert.equal(fileName("KL over β: four Gaussians", "csv"), "kl-over-β-four-gaussians.csv");
  assert.equal(fileName("../../etc/passwd\0", "svg"), "etc-passwd.svg");
  assert.equal(fileName("<>", "png"), "chart.png");
});
