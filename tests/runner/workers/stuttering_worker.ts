/** A worker that fails to start until the file named by `?starts=<file>` has two bytes. */
const file = new URL(import.meta.url).searchParams.get("starts")!;
Deno.writeTextFileSync(file, "1", { append: true });
if (Deno.readTextFileSync(file).length < 3) throw new Error("not yet");
await import("./fake_worker.ts");
