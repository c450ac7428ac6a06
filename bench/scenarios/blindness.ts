import type { Scenario } from "../../src/suite/scenario.ts";
import type { Method, ProfilePair } from "../../src/suite/trial.ts";
import { gaussian, mixtureFisher } from "./pieces.ts";

/** Distances between the two components' means, in standard deviations. */
const SEPARATIONS = [1, 2, 4, 6, 8, 10, 12] as const;

/** Mixing weights from 0.05 to 0.95 in steps of 0.05. */
const GRID: readonly number[] = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

/**
 * The divergences but MFD, whose bridge goes with the separation, and the frontier, which is of fourth
 * order at the truth: its curvature there is 0, whatever it sees further away.
 */
const DIVERGENCES: readonly Method[] = [
  { name: "kl" },
  { name: "reverse-kl" },
  { name: "jensen-shannon" },
  { name: "chi-squared" },
  { name: "total-variation" },
  { name: "squared-hellinger" },
  { name: "renyi", order: 0.5 },
  { name: "spread-kl", variance: 1 },
  { name: "cauchy-schwarz" },
  { name: "fisher" },
  { name: "reverse-fisher" },
  { name: "noised-fisher", variance: 1 },
  { name: "noised-fisher", variance: 25 },
  { name: "de-bruijn" },
  { name: "kernel-stein", scale: 1 },
  { name: "mmd", lengthScale: 1 },
  { name: "energy-distance" },
  { name: "wasserstein-1" },
];

/** The blindness pair at a separation: unit Gaussians with 0.2 of the mass on the left one. */
function pairAt(separation: number, name: string): ProfilePair {
  return {
    name,
    components: [gaussian(-separation / 2, 1), gaussian(separation / 2, 1)],
    truth: 0.2,
  };
}

/** How every divergence sees the mixing weight as two Gaussians move apart. */
export const blindness: Scenario = {
  name: "blindness",
  title: "How blind is each divergence?",
  description:
    "Two unit Gaussians with weights .2 and .8, from 1 to 12 standard deviations apart: each " +
    "divergence along the mixing weight of q, without training, and its curvature at the true " +
    "weight against that of KL. MFD's bridge is the Gaussian with the equal mixture's moments; at " +
    "10 standard deviations its mixing weight and the bridge's variance are swept.",
  seeds: 1,
  profiles: [
    {
      pair: pairAt(10, "bridges at separation 10"),
      divergences: [0.1, 0.5, 0.9, 0.99, 0.999].flatMap((beta) =>
        [1, 4, 9, 25, 100].map((variance) => mixtureFisher(beta, variance))
      ),
      grid: GRID,
    },
    ...SEPARATIONS.map((separation) => ({
      pair: pairAt(separation, `separation ${separation}`),
      divergences: [...DIVERGENCES, mixtureFisher(0.5, 1 + separation ** 2 / 4)],
      grid: GRID,
    })),
  ],
};
