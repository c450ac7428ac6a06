import assert from "node:assert/strict";
import { orderStatistic } from "../../../src/report/statistics/order_statistic.ts";
import fc from "../../property.ts";

Deno.test("an order statistic is what stands there after sorting", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 3 })), {
        minLength: 1,
        maxLength: 60,
      }),
      fc.nat(),
      (values, draw) => {
        const place = draw % values.length;
        const sorted = values.toSorted((a, b) => a - b);
        // −0 and 0 compare equal, and either may stand first.
        assert.ok(orderStatistic(Float64Array.from(values), place) === sorted[place]);
      },
    ),
  );
});

Deno.test("a second order statistic of the same numbers is right too", () => {
  const values = Float64Array.from([5, 1, 4, 1, 3, 9, 2, 6]);
  assert.equal(orderStatistic(values, 6), 6);
  assert.equal(orderStatistic(values, 0), 1);
  assert.deepEqual([...values].sort(), [1, 1, 2, 3, 4, 5, 6, 9]);
});

Deno.test("an order statistic refuses a place that is none", () => {
  assert.throws(
    () => orderStatistic(new Float64Array(2), 2),
    /'place' .* 0 to 1: current value is 2/,
  );
});
