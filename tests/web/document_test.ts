import assert from "node:assert/strict";
import { renderDocument } from "../../web/document.tsx";

const parts = { title: "t", style: "", script: "", body: null };

Deno.test("a document refuses a script or style that could end its element", () => {
  assert.throws(
    () => renderDocument({ ...parts, script: 'x="</script>"' }),
    /must not hold an end/,
  );
  assert.throws(() => renderDocument({ ...parts, style: "</STYLE>" }), RangeError);
  assert.throws(() => renderDocument({ ...parts, script: "<!-- " }), RangeError);
});

Deno.test("a document escapes its title", () => {
  const html = renderDocument({ ...parts, title: "</title><script>" });
  assert.ok(html.includes("<title>&lt;/title>&lt;script></title>"));
});
