import assert from "node:assert/strict";
import {
  isModuleName,
  moduleField,
  moduleReferences,
  withoutModulePaths,
} from "../../src/foreign/module_name.ts";

Deno.test("paths and URLs name modules, names of the registries do not", () => {
  for (const name of ["./a.ts", "../a.ts", "/a.ts", "file:///a.ts", "https://a.b/c.ts"]) {
    assert.ok(isModuleName(name), name);
  }
  for (const name of ["kl", "a.ts", "http://a.b/c.ts", "npm:a", ".a", "", 3, null, undefined]) {
    assert.ok(!isModuleName(name), String(name));
  }
});

Deno.test("the name of a target or a pair is for tables alone", () => {
  assert.equal(moduleField({ name: "./t.ts", law: { law: "rings" } }), undefined);
  assert.equal(moduleField({ name: "./t.ts", data: {} }), undefined);
  assert.equal(moduleField({ name: "./t.ts", components: [] }), undefined);
  assert.equal(moduleField({ name: "./t.ts", rate: 1 }), "name");
  assert.equal(moduleField({ law: "./t.ts", rate: 1 }), "law");
});

Deno.test("references are found however deep they lie", () => {
  const inner = { law: "./inner.ts" };
  const bridge = { law: "./bridge.ts" };
  const method = { name: "./method.ts", bridge };
  const trial = {
    target: { name: "./plain", law: { law: "mixture", components: [inner] } },
    method,
  };
  assert.deepEqual(moduleReferences(trial), [inner, method, bridge]);
});

Deno.test("ids are made without folders", () => {
  assert.deepEqual(
    withoutModulePaths([{ law: "../a/b.ts", sha256: "1" }, {
      name: "./kept/t",
      law: { law: "x" },
    }]),
    [{ law: "./b.ts", sha256: "1" }, { name: "./kept/t", law: { law: "x" } }],
  );
});
