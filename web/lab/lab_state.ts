import type { Law, Scale } from "./protocol.ts";

/** A target that the lab offers by name. */
export interface Preset {
  readonly name: string;
  readonly law: Law;
}

/** What a person has chosen: all that is needed to see the same numbers again. */
export interface LabState {
  /** The name of a preset; undefined for a law of one's own. */
  readonly preset?: string;
  /** The target. */
  readonly law: Law;
  /** Mixing weight β of the data against the bridge. */
  readonly beta: number;
  /** Factor on the data's standard deviations in the bridge. */
  readonly widening: number;
  /** Optimiser steps. */
  readonly steps: number;
  /** The only source of randomness. */
  readonly seed: number;
  /** What the maps' colours stand for. */
  readonly scale: Scale;
}

/** A number that a person may set. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

/** Ranges of the numbers in a state; integers where the step is one. */
export const RANGES = {
  beta: { least: 0.05, most: 0.99, step: 0.01 },
  widening: { least: 0.5, most: 3, step: 0.05 },
  steps: { least: 50, most: 20_000, step: 50 },
  seed: { least: 0, most: 999_999, step: 1 },
} as const satisfies Record<string, NumberRange>;

/** Samples of the target a step. */
export const BATCH = 256;
/** Points that the closed forms are fitted to. */
export const POINTS = 1500;

/** What the lab opens with, beside its first preset. */
export const DEFAULTS = {
  beta: 0.9,
  widening: 1,
  steps: 3000,
  seed: 0,
  scale: "density",
} as const;

/**
 * The state in which the lab opens.
 *
 * @param presets The offered targets, at least one.
 */
export function defaultState([first]: readonly Preset[]): LabState {
  return { ...DEFAULTS, preset: first.name, law: first.law };
}
