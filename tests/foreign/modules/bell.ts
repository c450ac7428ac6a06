import type { DistributionModule } from "../../../src/foreign/define.ts";

/** A bell on the line whose width is a parameter; its score is derived. */
export default {
  kind: "distribution",
  title: "Bell",
  parameters: { width: 1 },
  create: ({ width }) => ({
    dimension: 1,
    logDensity: (points) =>
      points.map((x) => -0.5 * (x / width) ** 2 - Math.log(width * Math.sqrt(2 * Math.PI))),
    sample: (_key, count, random) => random.normal(count).map((z) => width * z),
  }),
} satisfies DistributionModule<{ width: number }> & { kind: "distribution" };
