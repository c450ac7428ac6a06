import { notCovered, passed } from "../finding.ts";
import { fold } from "../../random/key.ts";
import type { DistributionCheck } from "./subject.ts";

const POINTS = 4096;
const EXPECTED = "points a second: reported, never failed";

/** How many points a second; the first call of each function is left out. */
export const speed: DistributionCheck = {
  name: "speed",
  run({ distribution, key }) {
    const points = distribution.sample(fold(key, "speed"), POINTS);
    if (points.length === 0) return notCovered(EXPECTED, "there are no points");
    const rates = [
      ["logDensity", () => distribution.logDensity(points)] as const,
      ["score", () => distribution.score(points)] as const,
      ["sample", () => distribution.sample(fold(key, "speed"), POINTS)] as const,
    ].map(([name, call]) => {
      call();
      const start = performance.now();
      call();
      const seconds = Math.max(1e-6, (performance.now() - start) / 1000);
      return `${name} ${(POINTS / seconds).toPrecision(2)}/s`;
    });
    return passed(EXPECTED, rates.join(", "));
  },
};
