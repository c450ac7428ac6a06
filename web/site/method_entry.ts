/** What a page says of one method. */
export interface MethodEntry {
  /** Its name in JSON, in kebab case; also its anchor. */
  readonly name: string;
  /** A short title, such as `KL(p‖q)`. */
  readonly title: string;
  /** What it is and what it does not see. */
  readonly description: string;
  /** Its definition as MathML; absent where there is none. */
  readonly mathMl?: string;
  /** What else is worth knowing, as pairs of a word and a text. */
  readonly facts: readonly (readonly [word: string, text: string])[];
  /** Its parameters. */
  readonly parameters: readonly MethodParameter[];
  /** BibTeX of its source. */
  readonly bibtex?: string;
}

/** A parameter of a method. */
export interface MethodParameter {
  /** Its name in JSON. */
  readonly name: string;
  /** What it may be, as in `number in (0, 1]`. */
  readonly domain: string;
  /** Its default in JSON; absent where it must be given. */
  readonly preset?: string;
}

/** A kind of methods. */
export interface MethodChapter {
  /** The anchor. */
  readonly id: string;
  /** The heading. */
  readonly title: string;
  /** A paragraph before the entries. */
  readonly introduction: string;
  readonly entries: readonly MethodEntry[];
}
