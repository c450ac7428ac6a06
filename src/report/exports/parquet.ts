import { parquetWriteBuffer } from "hyparquet-writer";
import type { Cell, ColumnType } from "./trial_columns.ts";
import type { TrialTable } from "./trial_table.ts";

const TYPES = {
  text: "STRING",
  json: "STRING",
  integer: "INT64",
  number: "DOUBLE",
  boolean: "BOOLEAN",
} as const satisfies Record<ColumnType, string>;

/**
 * A table as an Apache Parquet file, compressed by Snappy: texts and JSON as UTF-8 strings, integers
 * as INT64, other numbers as DOUBLE, all of them nullable.
 *
 * @param table One row a trial.
 * @returns The whole file.
 * @throws {RangeError} If the table has no row: the writer's file would not be one that others read.
 */
export function parquet({ columns, rows }: TrialTable): Uint8Array {
  if (rows.length === 0) {
    throw new RangeError(
      "Cannot export parquet as the run must hold a trial: current count is 0",
    );
  }
  const buffer = parquetWriteBuffer({
    createdBy: "Blindspot",
    columnData: columns.map(({ name, type }, i) => ({
      name,
      type: TYPES[type],
      nullable: true,
      data: rows.map((row) => (type === "integer" ? wide(row[i]) : row[i])),
    })),
  });
  return new Uint8Array(buffer);
}

function wide(cell: Cell): bigint | null {
  return cell === null ? null : BigInt(cell);
}
