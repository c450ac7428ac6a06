import type { Chart } from "../../src/report/chart.ts";
import type { Rows } from "./csv.ts";

/**
 * The numbers of a chart: a row an abscissa, a column a series, two more for its interval.
 *
 * @param chart The chart; its axes' labels name the units.
 */
export function chartRows({ x, y, abscissae, series }: Chart): Rows {
  const header = [
    x.label,
    ...series.flatMap(({ label, intervals }) => {
      const name = `${label} [${y.label}]`;
      return intervals === undefined ? [name] : [name, `${name}, lower end`, `${name}, upper end`];
    }),
  ];
  return [
    header,
    ...abscissae.map((abscissa, i) => [
      abscissa,
      ...series.flatMap(({ ordinates, intervals }) =>
        intervals === undefined
          ? [ordinates[i]]
          : [ordinates[i], intervals[i]?.lower ?? null, intervals[i]?.upper ?? null]
      ),
    ]),
  ];
}
