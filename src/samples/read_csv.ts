import { CsvError, type Options, parse } from "csv-parse/sync";
import { decodeText } from "./decode_text.ts";
import {
  type ColumnChoice,
  columnIndices,
  MOST_ROWS,
  refusal,
  type SampleTable,
  shortened,
} from "./sample_table.ts";

/** How a CSV file is read. */
export interface CsvChoice extends ColumnChoice {
  /** Whether it begins with names; told from its first line if left out. */
  readonly header?: boolean;
}

/** Characters of a line beyond which a file is no table. */
const LONGEST_LINE = 1_000_000;
/** Decimal numbers; neither hexadecimal ones nor a comma. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** Those and what looks like them: with commas. */
const LIKE_NUMBER = /^[+-]?[.,]?\d[\d.,]*([eE][+-]?\d+)?$/;
/** Words for a value that is not there. */
const MISSING = /^(|\?|-|na|n\/a|nan|[+-]nan|null|none)$/i;
const INFINITE = /^[+-]?inf(inity)?$/i;

/**
 * Reads points from CSV: one point a line, fields separated by commas, semicolons or tabs, with a line
 * of names before them or without. A first line with a word and without a number is one of names,
 * unless `header` says otherwise. Empty lines are skipped.
 *
 * @param bytes The file.
 * @param file Its name, for messages.
 * @param choice Which columns, and what is done with missing values.
 * @throws {SyntaxError} If it is no UTF-8 text, or no table.
 * @throws {TypeError} If a column is not there or a field is no number.
 * @throws {RangeError} If a value is missing or not finite, or there are too many rows.
 */
export function readCsv(bytes: Uint8Array, file: string, choice: CsvChoice = {}): SampleTable {
  const text = decodeText(bytes, file);
  const rows = new CsvRows(file, choice);
  const options: Options = {
    delimiter: delimiterOf(text),
    max_record_size: LONGEST_LINE,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    on_record(fields: string[], { lines }: { lines: number }) {
      rows.add(fields, lines);
      return null;
    },
  };
  try {
    parse(text, options);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as { lines?: number };
    const where = lines === undefined ? "" : `line ${lines}: `;
    throw refusal(SyntaxError, file, `it must be a table of fields: ${where}${wordsOf(error)}`);
  }
  return rows.table();
}

/** Collects rows into numbers as they come, so that a long file is never held as text fields. */
class CsvRows {
  readonly #file: string;
  readonly #choice: CsvChoice;
  #names: readonly string[] | undefined;
  #headerLine = 0;
  #indices: readonly number[] = [];
  #points = new Float64Array(1024);
  #filled = 0;
  #rows = 0;
  #dropped = 0;

  constructor(file: string, choice: CsvChoice) {
    this.#file = file;
    this.#choice = choice;
  }

  add(fields: readonly string[], line: number): void {
    if (this.#names === undefined && this.#begin(fields, line)) return;
    const names = this.#names!;
    if (fields.length !== names.length) {
      throw refusal(
        SyntaxError,
        this.#file,
        `line ${line} must have ${names.length} fields as ${
          this.#headerLine > 0 ? "the header has" : "the first line has"
        }: current number is ${fields.length}`,
      );
    }
    if (++this.#rows > MOST_ROWS) {
      throw refusal(RangeError, this.#file, `it must have at most ${MOST_ROWS} rows: it has more`);
    }
    this.#append(fields, line);
  }

  table(): SampleTable {
    if (this.#names === undefined) {
      throw refusal(SyntaxError, this.#file, "it must have lines of numbers: it is empty");
    }
    if (this.#rows === 0) {
      throw refusal(
        SyntaxError,
        this.#file,
        `it must have lines of numbers below the header in line ${this.#headerLine}: it has none`,
      );
    }
    return {
      points: this.#points.slice(0, this.#filled),
      dimension: this.#indices.length,
      names: this.#indices.map((index) => this.#names![index]),
      dropped: this.#dropped,
    };
  }

  /** Names the columns by the first line; whether that line was one of names. */
  #begin(fields: readonly string[], line: number): boolean {
    const isHeader = this.#choice.header ?? isHeaderLine(fields);
    this.#names = isHeader ? fields : fields.map((_, index) => `column ${index}`);
    if (isHeader) {
      this.#headerLine = line;
      const twice = fields.find((name, index) => fields.indexOf(name) < index);
      if (twice !== undefined) {
        throw refusal(
          SyntaxError,
          this.#file,
          `line ${line}, the header, must name each column once: ${
            JSON.stringify(shortened(twice))
          } stands there twice`,
        );
      }
    }
    this.#indices = columnIndices(this.#names, this.#choice, this.#file);
    return isHeader;
  }

  #append(fields: readonly string[], line: number): void {
    const d = this.#indices.length;
    if (this.#filled + d > this.#points.length) {
      const larger = new Float64Array(2 * (this.#points.length + d));
      larger.set(this.#points);
      this.#points = larger;
    }
    for (let axis = 0; axis < d; axis++) {
      const field = fields[this.#indices[axis]];
      if (this.#choice.missing === "drop" && MISSING.test(field)) {
        this.#dropped++;
        return;
      }
      this.#points[this.#filled + axis] = this.#number(field, line, this.#indices[axis]);
    }
    this.#filled += d;
  }

  #number(field: string, line: number, index: number): number {
    if (NUMBER.test(field)) {
      const value = Number(field);
      if (Number.isFinite(value)) return value;
    }
    const isNumber = NUMBER.test(field) || INFINITE.test(field) || MISSING.test(field);
    const advice = MISSING.test(field) ? ' ("missing": "drop" leaves such rows out)' : "";
    throw refusal(
      isNumber ? RangeError : TypeError,
      this.#file,
      `line ${line}, ${
        this.#headerLine > 0
          ? `column ${JSON.stringify(shortened(this.#names![index]))}`
          : `field ${index + 1}`
      } must be a finite number: current value is ${JSON.stringify(shortened(field))}${advice}`,
    );
  }
}

function isHeaderLine(fields: readonly string[]): boolean {
  const isNumber = (field: string) => LIKE_NUMBER.test(field) || INFINITE.test(field);
  return !fields.some(isNumber) && fields.some((field) => !MISSING.test(field));
}

/** A tab before a semicolon before a comma, as commas may stand for decimal points. */
function delimiterOf(text: string): string {
  const [line] = text.trimStart().split(/\r?\n|\r/, 1);
  return ["\t", ";"].find((character) => line.includes(character)) ?? ",";
}

/** Why the parser gave up. */
function wordsOf({ code, message }: CsvError): string {
  switch (code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return "a quotation mark is never closed";
    case "INVALID_OPENING_QUOTE":
      return "a quotation mark opens in the middle of a field";
    case "CSV_INVALID_CLOSING_QUOTE":
      return "a closing quotation mark is followed by more than a separator";
    case "CSV_MAX_RECORD_SIZE":
      return `a line has more than ${LONGEST_LINE} characters`;
    default:
      return shortened(message);
  }
}
