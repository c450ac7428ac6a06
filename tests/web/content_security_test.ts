import assert from "node:assert/strict";
import { contentSecurityPolicy, declaredPolicy } from "../../web/content_security.ts";
import { renderDocument } from "../../web/document.tsx";

// SHA-256 of the empty text, from FIPS 180-4's test vectors, in base64.
const EMPTY = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

Deno.test("the policy lets the one script and style run and nothing be loaded", () => {
  const policy = contentSecurityPolicy("", "");
  assert.equal(
    policy,
    `default-src 'none'; script-src '${EMPTY}'; style-src '${EMPTY}'; img-src data:; ` +
      "base-uri 'none'; form-action 'none'",
  );
  assert.doesNotMatch(policy, /unsafe/);
});

Deno.test("a page's own policy is found again, and a looser one is not taken", () => {
  const html = renderDocument({ title: "t", style: "a{}", script: "1", body: null });
  assert.equal(declaredPolicy(html), contentSecurityPolicy("1", "a{}"));
  assert.equal(declaredPolicy(html.replace("img-src data:", "img-src *")), undefined);
  assert.equal(declaredPolicy("<p>no policy</p>"), undefined);
});
