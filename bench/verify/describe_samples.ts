import { clustersOf } from "../../src/metrics/samples/clusters.ts";
import { readSamples } from "../../src/samples/read_samples.ts";
import { sampleSourceSchema } from "../../src/samples/sample_source.ts";
import { validate } from "../../src/validation/issues.ts";

/** One column of a file of samples. */
export interface ColumnSummary {
  readonly name: string;
  readonly smallest: number;
  readonly mean: number;
  readonly largest: number;
}

/** What the reader found in a file of samples. */
export interface SampleSummary {
  /** Rows that are used. */
  readonly rows: number;
  /** Rows that were dropped as they miss a value. */
  readonly dropped: number;
  readonly columns: readonly ColumnSummary[];
  /** The clusters' shares of all rows, the greatest first: they stand for the modes. */
  readonly clusters: readonly number[];
}

/**
 * Reads a file of samples and says what is in it.
 *
 * @param file A `.csv` or `.npy` file.
 * @param choice The other fields of a `SampleSource`: `columns`, `header`, `missing`.
 * @throws {Error} If it cannot be read; see `readSamples`.
 */
export async function describeSamples(
  file: string,
  choice: Readonly<Record<string, unknown>>,
): Promise<SampleSummary> {
  const source = validate(sampleSourceSchema, { ...choice, file }, "read the samples");
  const { points, dimension, names, dropped } = await readSamples(source);
  const rows = points.length / dimension;
  const columns = names.map((name, axis): ColumnSummary => {
    let [smallest, largest, sum] = [Infinity, -Infinity, 0];
    for (let i = axis; i < points.length; i += dimension) {
      smallest = Math.min(smallest, points[i]);
      largest = Math.max(largest, points[i]);
      sum += points[i];
    }
    return { name, smallest, mean: sum / rows, largest };
  });
  return { rows, dropped, columns, clusters: [...clustersOf(points, dimension).weights] };
}

/**
 * A summary as text for the terminal.
 *
 * @param summary What the reader found.
 */
export function formatSummary({ rows, dropped, columns, clusters }: SampleSummary): string {
  const shares = clusters.map((share) => `${(100 * share).toFixed(1)} %`).join(", ");
  const lines = columns.map(({ name, smallest, mean, largest }) =>
    `  ${JSON.stringify(name)}: ${
      [smallest, mean, largest].map((value) => Number(value.toPrecision(4))).join(", ")
    }`
  );
  return [
    `rows      ${rows}`,
    `dropped   ${dropped}`,
    `columns   ${columns.length}: smallest value, mean, largest value`,
    ...lines,
    `clusters  ${clusters.length}: ${shares}`,
  ].join("\n");
}
