/** Loads a module in a sandbox and prints what it is and gives, as JSON; for tests. */
import { foreignDistribution } from "../../src/foreign/foreign_distribution.ts";
import { loadModule } from "../../src/foreign/load_module.ts";

const [path, seconds] = Deno.args;
const limits = { callSeconds: Number(seconds), memory: 1e9 };
try {
  const { calls, ...module } = await loadModule(path, { limits });
  const law = foreignDistribution({ calls, ...module }, {});
  const logDensity = [...law.logDensity(Float64Array.of(0, 1))];
  console.log(JSON.stringify({ module, dimension: law.dimension, logDensity }));
} catch (error) {
  console.log(JSON.stringify({ error: String(error) }));
}
// A worker that is kept busy cannot be terminated.
Deno.exit(0);
