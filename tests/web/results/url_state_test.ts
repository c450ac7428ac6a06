import assert from "node:assert/strict";
import fc from "../../property.ts";
import { withHashParameters } from "../../../web/results/hash_parameters.ts";
import { TABLE_COLUMNS } from "../../../web/results/table_columns.ts";
import { EVERYTHING, type TableState } from "../../../web/results/table_state.ts";
import { readTableState, writeTableState } from "../../../web/results/url_state.ts";

const names = fc.uniqueArray(fc.string({ unit: "binary", minLength: 1 }), { maxLength: 3 });
const states: fc.Arbitrary<TableState> = fc.record({
  sorting: fc.record({
    column: fc.constantFrom(...TABLE_COLUMNS.map(({ id }) => id)),
    direction: fc.constantFrom("asc" as const, "desc" as const),
  }, { noNullPrototype: true }),
  targets: names,
  estimators: names,
  statuses: fc.constantFrom([], ["done"] as const, ["done", "failed"] as const),
  text: fc.string({ unit: "binary" }),
}, { requiredKeys: ["targets", "estimators", "statuses", "text"], noNullPrototype: true });

Deno.test("a link brings back what the table showed, whatever the names", () => {
  fc.assert(fc.property(states, (state) => {
    const hash = writeTableState("#trial=ab%26c&scores=kl.asc", state);
    assert.deepEqual(readTableState(hash), state);
    assert.ok(hash.startsWith("#trial=ab%26c&scores=kl.asc"));
  }));
});

Deno.test("a link that somebody wrote by hand is read", () => {
  assert.deepEqual(readTableState("#sort=kl&dir=desc&target=a&target=b&status=done&q=x+y"), {
    sorting: { column: "kl", direction: "desc" },
    targets: ["a", "b"],
    estimators: [],
    statuses: ["done"],
    text: "x y",
  });
});

Deno.test("what is not understood is left out, and an anchor says nothing", () => {
  assert.deepEqual(readTableState("#sort=__proto__&dir=up&status=lost"), EVERYTHING);
  assert.deepEqual(readTableState("#scores"), EVERYTHING);
  assert.deepEqual(readTableState(""), EVERYTHING);
});

Deno.test("everything has the shortest link, and a plain anchor stays", () => {
  assert.equal(writeTableState("#sort=kl&dir=asc", EVERYTHING), "#");
  assert.equal(writeTableState("#scores", EVERYTHING), "#scores");
  assert.equal(withHashParameters("#scores", [], [["q", "a"]]), "#q=a");
});
