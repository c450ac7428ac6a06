import assert from "node:assert/strict";
import { join } from "@std/path";

const here = (name: string) => join(import.meta.dirname!, name);

/** What `describe_module.ts` prints for a module, in a process of its own. */
async function described(name: string, seconds: number) {
  const command = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--quiet", "--no-check", "--no-prompt", "--unstable-worker-options"],
      ...["-A", here("describe_module.ts"), here(`modules/${name}.ts`), String(seconds)],
    ],
  });
  const { stdout } = await command.output();
  return JSON.parse(new TextDecoder().decode(stdout));
}

Deno.test("a module that is loaded says what it is, and is called", async () => {
  const { module, dimension, logDensity } = await described("bell", 60);
  assert.equal(module.kind, "distribution");
  assert.equal(module.title, "Bell");
  assert.match(module.sha256, /^[0-9a-f]{64}$/);
  assert.equal(dimension, 1);
  const peak = -0.5 * Math.log(2 * Math.PI);
  assert.ok(Math.abs(logDensity[0] - peak) < 1e-15);
  assert.ok(Math.abs(logDensity[1] - (peak - 0.5)) < 1e-15);
});

for (const [name, where] of [["import", "when it was imported"], ["density", "in 'logDensity'"]]) {
  Deno.test(`a call that takes too long ends, ${where}`, async () => {
    const { error } = await described(
      `hostile/loops_${name === "import" ? "at_import" : "in_density"}`,
      2,
    );
    assert.ok(error.startsWith("ForeignModuleError: the module "));
    assert.ok(error.endsWith(` gave no answer within 2 s ${where}`), error);
  });
}

Deno.test("a refusal reaches the caller of loadModule", async () => {
  const { error } = await described("hostile/reads_file", 60);
  assert.match(
    error,
    /asked for read access to "\/etc\/passwd", which foreign modules do not have/,
  );
});
