/**
 * `deno task test`: every check and every test, one after the other; the last line counts them.
 * A check counts as one test.
 */

/** A step's name and what it passes to `deno`. */
interface Step {
  readonly name: string;
  readonly args: readonly string[];
  /** Set where the step prints test counts of its own. */
  readonly counts?: boolean;
}

const SOURCES = ["mod.ts", "src", "workers", "bench", "web", "tests"];

const STEPS: readonly Step[] = [
  { name: "format", args: ["fmt", "--check"] },
  { name: "lint", args: ["lint"] },
  { name: "types", args: ["check", ...SOURCES] },
  { name: "documentation", args: ["doc", "--lint", "mod.ts"] },
  { name: "package", args: ["publish", "--dry-run", "--allow-dirty"] },
  { name: "page script rebuilds to the same bytes", args: ["task", "build:web", "--check"] },
  { name: "JSON Schema rebuilds to the same bytes", args: ["task", "build:schema", "--check"] },
  { name: "kernel rebuilds to the same bytes", args: ["task", "build:kernel", "--check"] },
  {
    name: "tests",
    args: [
      "test",
      "-A",
      "--sanitize-ops",
      "--sanitize-resources",
      "--doc",
      "mod.ts",
      "src",
      "docs",
      "tests",
    ],
    counts: true,
  },
];

let passed = 0;
let failed = 0;
let skipped = 0;

/** Runs a step with its output shown, and returns that output. */
async function run({ args }: Step): Promise<{ success: boolean; output: string }> {
  const command = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  });
  const child = command.spawn();
  const decoder = new TextDecoder();
  let output = "";
  for await (const chunk of child.stdout) {
    await Deno.stdout.write(chunk);
    output += decoder.decode(chunk, { stream: true });
  }
  return { success: (await child.status).success, output };
}

for (const step of STEPS) {
  console.log(`\n== ${step.name}`);
  const { success, output } = await run(step);
  const counted = step.counts &&
    output.match(
      /\| (\d+) passed(?: \([^)]*\))? \| (\d+) failed(?: \([^)]*\))?(?: \| (\d+) ignored)?/,
    );
  if (counted) {
    passed += Number(counted[1]);
    failed += Number(counted[2]);
    skipped += Number(counted[3] ?? 0);
    // A crash, a type error or a leak beside the counted tests is a failure too.
    if (!success && Number(counted[2]) === 0) failed++;
  } else if (success && !step.counts) {
    passed++;
  } else {
    failed++;
  }
  if (!success) console.log(`FAILED: ${step.name}`);
}

console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
Deno.exit(failed > 0 ? 1 : 0);
