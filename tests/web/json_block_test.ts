import assert from "node:assert/strict";
import fc from "../property.ts";
import { jsonBlock } from "../../web/json_block.ts";

Deno.test("a JSON block parses back to its value and holds no markup", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = jsonBlock(value);
      assert.doesNotMatch(text, /[<>&\u2028\u2029]/);
      assert.equal(JSON.stringify(JSON.parse(text)), JSON.stringify(value));
    }),
    { examples: [["</script><!--"], [{ "<b>": "\u2028&amp;" }]] },
  );
});
