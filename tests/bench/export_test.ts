import assert from "node:assert/strict";
import { join } from "@std/path";
import { parse } from "csv-parse/sync";
import { readParquet } from "parquet-wasm";
import { exampleKinds } from "../report/exports/example_run.ts";

const SCRIPT = new URL("../../bench/export.ts", import.meta.url).href;
const PERMISSIONS = ["--no-prompt", "--allow-read", "--allow-write"];

async function run(...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", ...PERMISSIONS, SCRIPT, ...args],
    env: { NO_COLOR: "1" },
  }).output();
  const [out, errors] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, out, errors };
}

async function withRun(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  const lines = exampleKinds().map((result) => JSON.stringify(result));
  await Deno.writeTextFile(join(folder, "results.ndjson"), `${lines.join("\n")}\n{"cut`);
  const manifest = { blindspot: { version: "0.1.0" } };
  await Deno.writeTextFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a run is written in every format of text, and what cannot be read is named", () =>
  withRun(async (folder) => {
    const formats = ["csv", "json", "latex", "markdown", "bibtex"];
    const written = await Promise.all(formats.map((format) => run(folder, "--format", format)));
    for (const { code, errors } of written) {
      assert.equal(code, 0, errors);
      assert.match(errors, /^Left out: results\.ndjson: lines that are no result: 1$/m);
    }
    const [csv, json, latex, markdown, bibtex] = written.map(({ out }) => out);
    const records: Record<string, string>[] = parse(csv, { columns: true });
    assert.equal(records.length, 5);
    assert.equal(records[0].kl, "0.30000000000000004");
    // A kink, which JSON cannot say in a number.
    assert.equal(records[4].relative_curvature, "Infinity");
    assert.deepEqual(
      JSON.parse(json).map(({ id }: { id: string }) => id),
      records.map(({ id }) => id),
    );
    assert.match(latex, /\\begin\{tabular\}/);
    assert.match(markdown, /^\| target \| FD \|\n/);
    assert.match(bibtex, /@article\{hyvarinen2005estimation,/);
  }));

Deno.test("with --out a file is written and nothing is printed", () =>
  withRun(async (folder) => {
    const path = join(folder, "run.parquet");
    const { code, out } = await run(folder, "--format", "parquet", "--out", path);
    assert.deepEqual([code, out], [0, ""]);
    const table = readParquet(await Deno.readFile(path));
    assert.equal(table.recordBatches().reduce((sum, batch) => sum + batch.numRows, 0), 5);
  }));

Deno.test("what cannot be exported is refused in a sentence", () =>
  withRun(async (folder) => {
    const empty = join(folder, "empty");
    await Deno.mkdir(empty);
    await Deno.writeTextFile(join(empty, "results.ndjson"), "");
    const cases: [string[], RegExp][] = [
      [[folder, "--format", "parquet"], /^Cannot export parquet as '--out' must name a file/],
      [
        [folder, "--format", "xml"],
        /Allowed choices are csv, json, parquet, latex, markdown, bibtex/,
      ],
      [[folder], /required option '--format <format>' not specified/],
      [
        [join(folder, "none"), "--format", "csv"],
        /^Cannot read '.*none' as it must be a run folder/,
      ],
      [[join(folder, "manifest.json"), "--format", "csv"], /must be a run folder/],
      [[empty, "--format", "latex"], /the run must hold a finished fit: current count is 0$/m],
    ];
    await Promise.all(cases.map(async ([args, message]) => {
      const { code, out, errors } = await run(...args);
      assert.deepEqual([code, out], [2, ""], errors);
      assert.match(errors, message);
    }));
  }));

Deno.test("a reader that hangs up early ends the export in good order", () =>
  withRun(async (folder) => {
    const line = JSON.stringify(exampleKinds()[0]);
    const many = Array.from({ length: 5000 }, (_, i) => line.replace(/"id":"/, `"id":"${i}-`));
    await Deno.writeTextFile(join(folder, "results.ndjson"), many.join("\n"));
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", "--no-check", ...PERMISSIONS, SCRIPT, folder, "--format", "csv"],
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    const reader = child.stdout.getReader();
    await reader.read();
    await reader.cancel();
    const [{ code }, errors] = await Promise.all([child.status, new Response(child.stderr).text()]);
    assert.deepEqual([code, errors], [0, ""]);
  }));
