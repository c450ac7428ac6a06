/// <reference lib="dom" />
/** The script of the page that `browser_test.ts` opens: leaves its traces in the title. */
import { trainingTrace } from "./browser_trace.ts";

try {
  const traces = { simd: await trainingTrace("simd"), relaxed: await trainingTrace("relaxed") };
  document.title = JSON.stringify(traces);
} catch (error) {
  document.title = JSON.stringify({ error: String(error) });
}
