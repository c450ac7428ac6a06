import assert from "node:assert/strict";
import fc from "../../property.ts";
import { rowWindow } from "../../../web/results/row_window.ts";

Deno.test("the window holds every row in view, and the heights add up", () => {
  fc.assert(fc.property(
    fc.nat(200_000),
    fc.double({ min: 8, max: 60, noNaN: true }),
    fc.double({ min: -50, max: 1e7, noNaN: true }),
    fc.nat(2000),
    (count, rowHeight, top, height) => {
      const { start, end, above, below } = rowWindow(count, rowHeight, top, height);
      const most = Math.max(0, count * rowHeight - height);
      const seen = Math.min(Math.max(0, top), most);
      assert.ok(0 <= start && start <= end && end <= count);
      assert.ok(above <= seen + 1e-6);
      assert.ok(
        above + (end - start) * rowHeight >= Math.min(count * rowHeight, seen + height) - 1e-6,
      );
      assert.ok(Math.abs(above + (end - start) * rowHeight + below - count * rowHeight) < 1e-4);
      // The rows in view, and 36 beside them.
      assert.ok(end - start <= Math.ceil(height / rowHeight) + 36);
    },
  ));
});
