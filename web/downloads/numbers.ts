/// <reference lib="dom" />
import type { Rows } from "./csv.ts";

/** Gives a chart's numbers when somebody asks for them. */
export type Numbers = () => Rows | Promise<Rows>;

/** The numbers of charts that no table on the page and no JSON of a chart holds, by their figures. */
export const numbersOf: WeakMap<Element, Numbers> = new WeakMap();
