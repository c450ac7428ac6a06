import assert from "node:assert/strict";
import { type BenchOptions, commandLine, parseOptions } from "../../bench/options.ts";

function parse(...args: string[]): BenchOptions {
  const options = parseOptions(args);
  assert.ok(typeof options !== "number", `exit code ${options}`);
  return options;
}

Deno.test("without words, everything has its default and the command line is short", () => {
  const options = parse();
  assert.deepEqual(options, {
    scenario: "quick",
    workers: navigator.hardwareConcurrency,
    resume: false,
    trialTimeLimit: 3600,
    isolation: "thread",
    kernel: "simd",
    report: true,
  });
  assert.deepEqual(commandLine(options), ["deno", "task", "bench", "quick"]);
});

Deno.test("the command line repeats every option but --resume", () => {
  const words = [
    ...["mine.json", "--workers", "17", "--seeds", "3", "--shard", "2/5", "--out", "there"],
    ...["--kernel", "tfjs", "--trial-time-limit", "9", "--isolation", "process"],
    ...["--worker-memory", "800", "--log", "json", "--no-report"],
  ];
  const options = parse(...words, "--resume");
  assert.deepEqual(options.shard, { index: 2, count: 5 });
  assert.deepEqual(commandLine(options), ["deno", "task", "bench", ...words]);
  assert.deepEqual(parse(...commandLine(options).slice(3)), { ...options, resume: false });
});

Deno.test("an automatic shard is named in the command line", () => {
  Deno.env.set("JOB_COMPLETION_INDEX", "3");
  Deno.env.set("JOB_COMPLETIONS", "8");
  try {
    assert.deepEqual(commandLine(parse("quick", "--shard", "auto")).slice(-2), ["--shard", "4/8"]);
  } finally {
    Deno.env.delete("JOB_COMPLETION_INDEX");
    Deno.env.delete("JOB_COMPLETIONS");
  }
});

const BAD = [
  ["--shard", "0/3"],
  ["--shard", "auto"],
  ["--isolation", "container"],
  ["--worker-memory", "0"],
  ["--log", "xml"],
];

for (const args of BAD) {
  Deno.test(`'${args.join(" ")}' is bad input`, () => {
    assert.equal(parseOptions(args), 2);
  });
}

Deno.test("a distribution has its estimators and mixing weights, and takes a scenario's place", () => {
  const words = ["--distribution", "a.ts", "--estimators", "score-matching, ./b.ts"];
  const options = parseOptions([...words, "--beta", ".5,.9", "--dry-run"]) as BenchOptions;
  assert.deepEqual(options.estimators, ["score-matching", "./b.ts"]);
  assert.deepEqual(options.beta, [0.5, 0.9]);
  assert.equal(options.dryRun, true);
  assert.deepEqual(commandLine(options).slice(3, 9), [
    ...["--distribution", "a.ts", "--estimators", "score-matching,./b.ts"],
    ...["--beta", "0.5,0.9"],
  ]);
  for (
    const wrong of [
      ["--beta", ".5"],
      ["--estimators", "a"],
      ["quick", "--distribution", "a.ts"],
      [...words, "--beta", "1"],
      [...words, "--beta", "x"],
      ["--distribution", "a.ts", "--estimators", "a,,b"],
    ]
  ) {
    assert.equal(parseOptions(wrong), 2, wrong.join(" "));
  }
});
