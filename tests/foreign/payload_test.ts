import assert from "node:assert/strict";
import {
  HEADER_BYTES,
  payloadBuffer,
  readPayload,
  WORD,
  writePayload,
} from "../../src/foreign/payload.ts";
import fc from "../property.ts";

const numbers = fc.array(fc.double()).map((values) => Float64Array.from(values));

Deno.test("what is written is read, bit by bit", () => {
  const buffer = payloadBuffer();
  fc.assert(fc.property(fc.jsonValue(), fc.array(numbers), (json, arrays) => {
    writePayload(buffer, { json, arrays });
    const read = readPayload(buffer);
    assert.deepEqual(read.json, JSON.parse(JSON.stringify(json)));
    assert.deepEqual(read.arrays, arrays);
  }));
});

Deno.test("a million numbers cross, as the memory grows", () => {
  const buffer = payloadBuffer();
  const array = Float64Array.from({ length: 1e6 }, (_, i) => i);
  writePayload(buffer, { json: null, arrays: [array] });
  assert.equal(readPayload(buffer).arrays[0][999_999], 999_999);
});

Deno.test("what was read stays as it is, whatever the other side then writes", () => {
  const buffer = payloadBuffer();
  writePayload(buffer, { json: { a: 1 }, arrays: [Float64Array.of(1, 2)] });
  const read = readPayload(buffer);
  new Uint8Array(buffer).fill(255);
  assert.deepEqual(read, { json: { a: 1 }, arrays: [Float64Array.of(1, 2)] });
});

Deno.test("whatever another side writes is read as a payload or refused", () => {
  fc.assert(fc.property(fc.int32Array({ minLength: 16, maxLength: 200 }), (words) => {
    const buffer = payloadBuffer();
    new Int32Array(buffer).set(words);
    try {
      readPayload(buffer);
    } catch (error) {
      assert.ok(error instanceof Error);
    }
  }));
});

const FORGED: readonly (readonly [what: string, json: string, numbers: number])[] = [
  ["lengths that are none", `{"json":1,"lengths":[1.5]}`, 2],
  ["lengths that are missing", `{"json":1}`, 0],
  ["lengths below 0", `{"json":1,"lengths":[-1,3]}`, 2],
  ["lengths beyond the numbers", `{"json":1,"lengths":[3]}`, 2],
  ["more numbers than lengths", `{"json":1,"lengths":[]}`, 2],
  ["no JSON", `{"json":`, 0],
  ["more numbers than memory", `{"json":1,"lengths":[1000000]}`, 1_000_000],
];

for (const [what, json, count] of FORGED) {
  Deno.test(`${what}: refused`, () => {
    const buffer = payloadBuffer();
    const text = new TextEncoder().encode(json);
    writePayload(buffer, { json: null, arrays: [new Float64Array(10)] });
    new Uint8Array(buffer, HEADER_BYTES, text.length).set(text);
    const words = new Int32Array(buffer, 0, HEADER_BYTES / 4);
    words[WORD.jsonBytes] = text.length;
    words[WORD.numbers] = count;
    assert.throws(() => readPayload(buffer));
  });
}

Deno.test("what is too large to cross is refused by the side that writes it", () => {
  const long = "x".repeat(2 ** 21);
  assert.throws(() => writePayload(payloadBuffer(), { json: long, arrays: [] }), RangeError);
});
