import type { MetricModule } from "@blindspot/blindspot";

/** How far the mean of the fit q lies from that of the target p: ‖∫ x (q − p) dx‖. */
export default {
  kind: "metric",
  // Its name in a result's `metrics`, in camel case.
  name: "skeletonName",
  title: "Skeleton title",
  description: "Distance of the fit's mean from the target's; blind to all but the means.",

  // A metric is made of integrals over the space. Here are the functions to integrate, one value a point: as
  // many functions at every call, and never NaN.
  integrands: ({ dimension: d, points, logP, logQ }) =>
    Array.from(
      { length: d },
      (_, axis) =>
        logP.map((value, i) => points[i * d + axis] * (Math.exp(logQ[i]) - Math.exp(value))),
    ),

  // The value from the integrals, in the order of the functions. Without `report` it is the first integral.
  report: (integrals) => ({
    value: Math.hypot(...integrals.map(({ value }) => value)),
    error: Math.hypot(...integrals.map(({ error }) => error)),
  }),
} satisfies MetricModule & { kind: "metric" };
