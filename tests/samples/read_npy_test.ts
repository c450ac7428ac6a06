import assert from "node:assert/strict";
import npyjs from "npyjs";
import fc from "../property.ts";
import { readNpy } from "../../src/samples/read_npy.ts";
import { decoded, numpyFiles, otherNumpyFiles } from "./numpy_files.ts";

const expected: Record<keyof typeof numpyFiles, [points: number[], dimension: number]> = {
  "f8, C order": [[0.5, 1.5, 2.5, 3.5, 4.5, 5.5], 2],
  "f4, big-endian": [[0.5, 1.5, 2.5, 3.5, 4.5, 5.5], 2],
  "i8, Fortran order": [[0, 1, 2, 3, 4, 5], 2],
  "i4, big-endian": [[0, 1, 2, 3, 4, 5], 2],
  "f8 in one dimension": [[1.5, -2, 3e300], 1],
};

for (const [name, text] of Object.entries(numpyFiles)) {
  Deno.test(`readNpy() reads what numpy wrote: ${name}`, () => {
    const { points, dimension } = readNpy(decoded(text), "p.npy");
    assert.deepEqual([[...points], dimension], expected[name as keyof typeof numpyFiles]);
  });
}

Deno.test("readNpy() reads what npyjs reads", async () => {
  const bytes = decoded(numpyFiles["f8, C order"]);
  const { data, shape } = await new npyjs().parse(bytes.buffer);
  assert.deepEqual(shape, [3, 2]);
  assert.deepEqual([...readNpy(bytes, "p.npy").points], [...data as Float64Array]);
});

for (const [name, text] of Object.entries(otherNumpyFiles)) {
  Deno.test(`readNpy() refuses ${name} by name`, () => {
    const message = /must have (one of the types|one or two dimensions|version 1\.0)/;
    assert.throws(() => readNpy(decoded(text), "p.npy"), (error: Error) => {
      assert.ok(error instanceof TypeError);
      assert.match(error.message, /^Cannot read the samples 'p\.npy' as /);
      assert.match(error.message, message);
      return true;
    });
  });
}

Deno.test("readNpy() takes columns by index, and no names", () => {
  const bytes = decoded(numpyFiles["f8, C order"]);
  assert.deepEqual([...readNpy(bytes, "p.npy", { columns: [1] }).points], [1.5, 3.5, 5.5]);
  assert.throws(() => readNpy(bytes, "p.npy", { columns: [2] }), /a column 2, counted from 0/);
  assert.throws(() => readNpy(bytes, "p.npy", { columns: ["a"] }), /a column "a"/);
});

Deno.test("readNpy() refuses a file that is cut, or longer than its shape", () => {
  const bytes = decoded(numpyFiles["f8, C order"]);
  for (let length = 0; length < bytes.length; length++) {
    assert.throws(() => readNpy(bytes.slice(0, length), "p.npy"), SyntaxError);
  }
  assert.throws(
    () => readNpy(bytes.slice(0, -1), "p.npy"),
    /it must have 176 bytes: it ends after 175/,
  );
  assert.throws(() => readNpy(new Uint8Array([...bytes, 0]), "p.npy"), /it has 177/);
});

Deno.test("readNpy() refuses values that are not finite, with row and column", () => {
  const bytes = decoded(numpyFiles["f8, C order"]);
  const offset = bytes.length - 8;
  for (const value of [NaN, Infinity]) {
    new DataView(bytes.buffer).setFloat64(offset, value, true);
    assert.throws(
      () => readNpy(bytes, "p.npy"),
      new RegExp(`row 3, column 1 must be a finite number.*: current value is ${value}`),
    );
  }
  new DataView(bytes.buffer).setFloat64(offset, NaN, true);
  const { points, dropped } = readNpy(bytes, "p.npy", { missing: "drop" });
  assert.deepEqual([[...points], dropped], [[0.5, 1.5, 2.5, 3.5], 1]);
});

Deno.test("readNpy() refuses a shape that no file can hold, before it takes memory", () => {
  for (const shape of ["(1000001, 1)", "(999999999999999, 2)", "(3, 99999999999999999999)"]) {
    assert.throws(() => readNpy(withHeader(shape), "p.npy"), (error: Error) => {
      assert.ok(error instanceof RangeError || error instanceof SyntaxError, String(error));
      return true;
    });
  }
  assert.throws(() => readNpy(withHeader("(0, 2)"), "p.npy"), /must hold numbers/);
});

Deno.test("readNpy() makes points or a typed error of any bytes", () => {
  for (const text of Object.values({ ...numpyFiles, ...otherNumpyFiles })) {
    const valid = decoded(text);
    const mutation = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 5 });
    fc.assert(
      fc.property(mutation, (changes) => {
        const mutated = valid.slice();
        for (const [at, byte] of changes) mutated[at] = byte;
        try {
          assert.ok(readNpy(mutated, "p.npy").points.every(Number.isFinite));
        } catch (error) {
          const kind = Object.getPrototypeOf(error);
          assert.ok(
            [SyntaxError, TypeError, RangeError].some((Kind) => kind === Kind.prototype),
            String(error),
          );
          assert.match((error as Error).message, /^Cannot read the samples 'p\.npy' as /);
        }
      }),
      { numRuns: 300 },
    );
  }
});

function withHeader(shape: string): Uint8Array {
  const text = `{'descr': '<f8', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117) + "\n";
  const bytes = new Uint8Array([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length, 0]);
  return new Uint8Array([...bytes, ...new TextEncoder().encode(text)]);
}
