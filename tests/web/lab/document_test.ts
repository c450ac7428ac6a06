import assert from "node:assert/strict";
import { LAB_POLICY, labDocument } from "../../../web/lab/document.ts";

Deno.test("the page names no address but relative ones", () => {
  const html = labDocument("./assets/0/", []);
  for (const [, address] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
    assert.match(address, /^(\.\/assets\/0\/|data:)/);
  }
});

Deno.test("a name cannot end the block that holds it", () => {
  const name = "</script><script>alert(1)</script><!--";
  const html = labDocument("./", [{ name, law: { law: "rings" } }]);
  assert.ok(!html.includes("alert(1)</script>"));
  const [, json] = /<script type="application\/json" id="presets">(.*?)<\/script>/s.exec(html)!;
  assert.equal(JSON.parse(json)[0].name, name);
});

Deno.test("the policy lets nothing run or load but the lab's own files and WebAssembly", () => {
  const allowed = new Set(["'none'", "'self'", "'wasm-unsafe-eval'", "data:"]);
  for (const directive of LAB_POLICY.split("; ")) {
    for (const source of directive.split(" ").slice(1)) assert.ok(allowed.has(source), directive);
  }
  assert.match(LAB_POLICY, /^default-src 'none';/);
});
