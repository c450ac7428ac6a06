import { fold, keyFromSeed } from "../../random/key.ts";
import type { Support } from "../distribution.ts";
import type { PartialDistribution } from "./partial_distribution.ts";

const SAMPLES = 10_000;
/** The box reaches beyond the samples by this share of their range, on either side. */
const MARGIN = 0.5;
/** The length scale as a share of the samples' narrowest range. */
const LENGTH_SHARE = 1 / 8;

/**
 * The support of a distribution that can be sampled: the box of 10,000 samples under a fixed key, widened
 * by half of its width on all sides. Its length scale is an eighth of the samples' narrowest range.
 *
 * @param distribution A dimension and a sampler.
 */
export function supportOfSamples(
  { dimension: d, sample }: Pick<PartialDistribution, "dimension" | "sample">,
): Support {
  const points = sample!(fold(keyFromSeed(0), "support"), SAMPLES);
  const lowest = new Array<number>(d).fill(Infinity);
  const highest = new Array<number>(d).fill(-Infinity);
  points.forEach((x, i) => {
    lowest[i % d] = Math.min(lowest[i % d], x);
    highest[i % d] = Math.max(highest[i % d], x);
  });
  const widths = highest.map((high, axis) => high - lowest[axis]);
  return {
    lower: lowest.map((low, axis) => low - MARGIN * widths[axis]),
    upper: highest.map((high, axis) => high + MARGIN * widths[axis]),
    lengthScale: LENGTH_SHARE * Math.min(...widths),
  };
}
