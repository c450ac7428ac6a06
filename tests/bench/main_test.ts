import assert from "node:assert/strict";
import { join } from "@std/path";
import { readResults } from "../../src/runner/result_lines.ts";

const SCRIPT = join(import.meta.dirname!, "fake_main.ts");

/** A command that runs in its own folder, where it finds no results of others. */
function bench(cwd: string, ...args: (string | { env: Record<string, string> })[]): Deno.Command {
  const words = args.filter((arg) => typeof arg === "string");
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "-A", SCRIPT, ...words],
    env: args.find((arg) => typeof arg !== "string")?.env,
    cwd,
    stdout: "piped",
    stderr: "piped",
  });
}

async function outputOf(
  command: Deno.Command,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const { code, stdout, stderr } = await command.output();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

async function withFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("without arguments, 'quick' runs into results/, with lines, table and report", () =>
  withFolder(async (folder) => {
    const { code, stdout, stderr } = await outputOf(bench(folder, "--workers", "1"));
    assert.equal(stderr, "");
    assert.equal(code, 0);
    const lines = stdout.split("\n");
    assert.equal(lines[0], "4 trials");
    // The fake worker's KL is (seed + 1) / 8.
    assert.match(
      lines[1],
      /^\[1\/4\] standard does-succeed does=succeed seed 0: KL 0\.125 \(.* s\)$/,
    );
    assert.match(lines[4], /^\[4\/4\] standard mixture does=succeed β=0\.9 seed 1: KL 0\.250 \(/);
    assert.match(stdout, /^mixture does=succeed β=0\.9 +0\.188 \(2\)$/m);
    assert.match(stdout, /^4 of 4 trials are done$/m);
    // The scenario's own name gives the folder.
    assert.match(stdout, /^Report: results\/fake\/index\.html$/m);
    assert.equal(
      await Deno.readTextFile(join(folder, "results/fake/index.html")),
      "a report",
    );
    assert.equal(readResults(join(folder, "results/fake")).length, 4);
  }));

Deno.test("--no-report writes none, --seeds and --out are followed, --resume runs nothing twice", () =>
  withFolder(async (folder) => {
    const args = ["quick", "--seeds", "3", "--out", "mine", "--no-report"];
    const first = await outputOf(bench(folder, ...args));
    assert.equal(first.code, 0);
    assert.ok(!first.stdout.includes("Report"));
    await assert.rejects(Deno.stat(join(folder, "mine/index.html")), Deno.errors.NotFound);
    const second = await outputOf(bench(folder, ...args, "--resume"));
    assert.equal(second.code, 0);
    assert.match(second.stdout, /^6 trials, 6 of them done before: they are not run again\n\nMean/);
    assert.equal(readResults(join(folder, "mine")).length, 6);
    const third = await outputOf(bench(folder, ...args));
    assert.match(third.stdout, /^The earlier run in 'mine' is kept as 'mine\.1'$/m);
    assert.match(third.stdout, /^\[6\/6\] /m);
  }));

Deno.test("--trial runs the trials whose ids begin so into a folder of their own, and no unknown one", () =>
  withFolder(async (folder) => {
    await outputOf(bench(folder, "--out", "whole"));
    const [first, second] = readResults(join(folder, "whole"));
    const { code, stdout } = await outputOf(bench(folder, "--trial", second.id.slice(0, 10)));
    assert.equal(code, 0);
    assert.match(stdout, /^1 trial\b/);
    const name = `results/fake.trial-${second.id.slice(0, 10)}`;
    const again = readResults(join(folder, name));
    assert.deepEqual(again.map(({ id, trial }) => ({ id, trial })), [
      { id: second.id, trial: second.trial },
    ]);
    assert.notEqual(first.id, second.id);
    const unknown = await outputOf(bench(folder, "--trial", "00000000"));
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /'00000000' as none of the 4 planned ids begins with it/);
  }));

Deno.test("failed trials are listed with their reasons, and the exit code is 1", () =>
  withFolder(async (folder) => {
    const limit = ["--trial-time-limit", "1.5"];
    const { code, stdout } = await outputOf(bench(folder, "faulty", "--workers", "2", ...limit));
    assert.equal(code, 1);
    assert.match(stdout, /^\[\d\/3\] standard does-throw does=throw seed 0: FAILED \(/m);
    assert.match(stdout, /^1 of 3 trials are done\n2 failed:$/m);
    assert.match(stdout, /^ {2}standard does-hang .*: .* within the time limit of 1\.5 s$/m);
    assert.match(stdout, /^ {2}standard does-throw .*: .* it threw RangeError: the loss is not/m);
    assert.match(stdout, /^Report: /m);
  }));

for (const [signal, exitCode] of [["SIGINT", 130], ["SIGTERM", 143]] as const) {
  Deno.test(`${signal} leaves a run that the printed command resumes, exit code ${exitCode}`, () =>
    withFolder(async (folder) => {
      const args = ["slow", "--workers", "2", "--out", "my run"];
      const process = bench(folder, ...args).spawn();
      const results = join(folder, "my run", "results.ndjson");
      while (!(await Deno.readTextFile(results).catch(() => "")).includes("\n")) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      process.kill(signal);
      const output = await process.output();
      assert.equal(output.code, exitCode);
      const stderr = new TextDecoder().decode(output.stderr);
      const done = readResults(join(folder, "my run")).length;
      assert.ok(done >= 1 && done < 8);
      assert.match(stderr, new RegExp(`^Interrupted: ${done} of 8 trials are done$`, "m"));
      const printed = /^Go on with: deno task bench (.*)$/m.exec(stderr)?.[1];
      assert.equal(printed?.includes("'my run'"), true);
      assert.equal(printed?.endsWith(" --resume"), true);
      const resumed = await outputOf(bench(folder, ...args, "--resume"));
      assert.equal(resumed.code, 0);
      assert.match(resumed.stdout, new RegExp(`^8 trials, ${done} of them done before`));
      assert.equal(readResults(join(folder, "my run")).length, 8);
    }));
}

Deno.test("a worker that cannot be terminated does not outlive the command", () =>
  withFolder(async (folder) => {
    const limit = ["--trial-time-limit", "1.5"];
    const { code, stdout } = await outputOf(bench(folder, "stubborn", ...limit));
    assert.match(stdout, /^1 failed:$/m);
    assert.equal(code, 1);
  }));

Deno.test("where no worker starts, the command says so and how to go on, with exit code 1", () =>
  withFolder(async (folder) => {
    const FAKE_WORKER = new URL("../runner/workers/failing_worker.ts", import.meta.url).href;
    const { code, stderr } = await outputOf(bench(folder, { env: { FAKE_WORKER } }));
    assert.match(
      stderr,
      /^Cannot start a worker from 'failing_worker\.ts', .*the module is broken$/m,
    );
    assert.match(stderr, /^Go on with: deno task bench quick --resume$/m);
    assert.equal(code, 1);
  }));

const scenarioFile = (change: object) =>
  JSON.stringify({
    ...{ name: "mine", title: "Mine", description: "For a test.", seeds: 1 },
    fits: {
      targets: [{ name: "t", law: { law: "any" } }],
      estimators: [{ name: "e", does: "succeed" }],
      budget: { steps: 1, batch: 1 },
    },
    ...change,
  });

Deno.test("a scenario is read from a file", () =>
  withFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "mine.json"), scenarioFile({}));
    const { code, stdout } = await outputOf(bench(folder, "mine.json"));
    assert.equal(code, 0);
    assert.match(stdout, /^Report: results\/mine\/index\.html$/m);
  }));

const BAD: [args: string[], message: RegExp, file?: string][] = [
  [["slowly"], /'slowly'; known are\n {2}quick: Two fakes\n {2}slow: Eight naps\n/],
  [["toString"], /'toString'; known are/],
  [["absent.json"], /'absent\.json' as there is no such file/],
  [["mine.json"], /'mine\.json' as .*JSON/, "{"],
  [["mine.json"], /'seed' must be absent/, scenarioFile({ seed: 1 })],
  [["mine.json"], /'seeds' must be at least 1/, scenarioFile({ seeds: 0 })],
  [
    ["mine.json"],
    /'fits\.estimators\[0\]\.does' is missing/,
    scenarioFile({
      fits: {
        ...JSON.parse(scenarioFile({})).fits,
        estimators: [{ name: "e" }],
      },
    }),
  ],
  [["--workers", "0"], /--workers.*'0' is invalid/],
  [["--workers", "two"], /--workers.*'two' is invalid/],
  [["--workers", "NaN"], /--workers.*'NaN' is invalid/],
  [["--seeds", "1.5"], /--seeds.*'1\.5' is invalid/],
  [["--seeds", "99999"], /'seeds' must be at most 10000/],
  [["--trial-time-limit", "-1"], /--trial-time-limit.*'-1' is invalid/],
  [["--out", ""], /--out.* is invalid/],
  [["--wrokers", "2"], /unknown option '--wrokers'/],
  [["quick", "paper"], /too many arguments/],
  [["--out", "."], /'\.' as it must be new, empty or an earlier run: it holds 'mine\.json'/, "{}"],
];

for (const [args, message, file] of BAD) {
  Deno.test(`'${args.join(" ")}' is refused before any work starts: ${message.source}`, () =>
    withFolder(async (folder) => {
      if (file !== undefined) await Deno.writeTextFile(join(folder, "mine.json"), file);
      const { code, stdout, stderr } = await outputOf(bench(folder, ...args));
      assert.match(stderr, message);
      assert.ok(!stderr.includes("    at "), stderr);
      assert.equal(stdout, "");
      assert.equal(code, 2);
      const names = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
      assert.deepEqual(names, file === undefined ? [] : ["mine.json"]);
    }));
}

Deno.test("a shard has a folder of its own, and --log json prints events alone", () =>
  withFolder(async (folder) => {
    const args = ["--shard", "2/3", "--isolation", "process", "--log", "json"];
    const { code, stdout, stderr } = await outputOf(bench(folder, ...args));
    assert.equal(stderr, "");
    assert.equal(code, 0);
    const events = stdout.trim().split("\n").map((line) => JSON.parse(line));
    assert.deepEqual(
      events.map(({ event }) => event).filter((event) => event !== "progress"),
      ["planned", "started", "finished", "ended", "notice"],
    );
    assert.equal(events.at(-1).text, "Report: results/fake.shard-2-of-3/index.html");
    assert.equal(readResults(join(folder, "results/fake.shard-2-of-3")).length, 1);
  }));

Deno.test("--help lists the options, with exit code 0", () =>
  withFolder(async (folder) => {
    const { code, stdout } = await outputOf(bench(folder, "--help"));
    assert.equal(code, 0);
    const options = [
      ...["workers", "seeds", "shard", "out", "resume", "trial-time-limit", "isolation"],
      ...["worker-memory", "log", "kernel", "no-report"],
    ];
    for (const option of options) assert.ok(stdout.includes(`--${option}`), option);
  }));
