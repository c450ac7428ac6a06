/** A process that runs the fake scenario of `run_test.ts`, to be killed: <out> <workers> <markers>. */
import { runFake } from "./run_fake.ts";

const [out, workers, markers] = Deno.args;
await runFake({ out, workers: Number(workers), markers });
