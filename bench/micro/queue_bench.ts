/**
 * Times a queue on Redis: `deno run -A bench/micro/queue_bench.ts [trials]`. Overhead a trial that
 * computes nothing, with two consumers of one lane, and what each fault costs. It starts
 * `redis-server`s of its own.
 */
import { fakeScenario } from "../../tests/runner/fake_scenario.ts";
import { type Fault, FAULTS, suffer } from "../../tests/runner/queue_faults.ts";
import { RedisServer } from "../../tests/runner/redis_server.ts";
import { Consumer, LOCK_SECONDS, runQueued } from "../../tests/runner/run_queued.ts";

const [trials = 10_000] = Deno.args.map(Number);
const SEEDS = 1000;

/** The trials in which nothing is computed. */
const trivial = fakeScenario(
  Array.from({ length: Math.ceil(trials / SEEDS) }, (_, index) => ({
    ...{ name: "nothing", index, milliseconds: 0 },
  })),
  SEEDS,
);
const workerUrl = new URL("./trivial_worker.ts", import.meta.url).href;

await timeTrivialTrials();
await tellFaults();
Deno.exit(0);

async function timeTrivialTrials(): Promise<void> {
  const folder = await Deno.makeTempDir();
  await using server = await RedisServer.start();
  const { url } = server;
  const consumers = [0, 1].map(() => new Consumer({ url, workerUrl }));
  const times: number[] = [];
  await runQueued({
    ...{ url, out: `${folder}/run`, scenario: trivial },
    onEvent(event) {
      if (event.kind === "finished") times.push(performance.now());
    },
  });
  const span = times.at(-1)! - times[0];
  console.log(`${times.length} trivial trials: ${(span / times.length).toFixed(2)} ms a trial`);
  await Promise.all(consumers.map((consumer) => consumer.kill()));
  await Deno.remove(folder, { recursive: true });
}

async function tellFaults(): Promise<void> {
  console.log(`\nA lost worker is noticed after ${LOCK_SECONDS} s here, after 15 s by default.\n`);
  console.log("| fault | lost | doubled | differing lines | next trial, s | struck trial, s |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const fault of [...FAULTS, killing()]) {
    const { lost, doubled, differing, recoverySeconds, repairSeconds } = await suffer(fault);
    const seconds = [recoverySeconds, repairSeconds].map((value) => value?.toFixed(2) ?? "–");
    console.log(`| ${[fault.name, lost, doubled, differing, ...seconds].join(" | ")} |`);
  }
}

/** One of two consumers is killed every two seconds. */
function killing(): Fault {
  return {
    name: `a consumer killed every 2 s, ${trials} trials`,
    scenario: trivial,
    words: { workerUrl },
    lanes: 2,
    async strike(stage) {
      for (let index = 0; !stage.ended; index = 1 - index) {
        await stage.consumers[index].kill();
        stage.replace(index);
        const begin = performance.now();
        while (!stage.ended && performance.now() - begin < 2000) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    },
  };
}
