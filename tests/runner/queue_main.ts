/** A coordinator that runs the naps of `queue_faults.ts` through a queue, to be killed: <url> <out>. */
import { FAULTS } from "./queue_faults.ts";
import { runQueued } from "./run_queued.ts";

const [url, out] = Deno.args;
const { scenario } = FAULTS.find(({ coordinator }) => coordinator === "process")!;
await runQueued({ url, out, scenario });
