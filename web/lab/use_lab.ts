/// <reference lib="dom" />
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { LabEngine } from "./lab_engine.ts";
import type { LabState, Preset } from "./lab_state.ts";
import type { LabView } from "./lab_view.ts";
import { readHash, writeHash } from "./share_state.ts";

/** Milliseconds without a change after which a hand is taken to rest. */
const REST = 350;

/** The lab's state, what the workers answered, and how to change either. */
export interface Lab {
  readonly state: LabState;
  readonly view: LabView;
  readonly engine: LabEngine;
  /** Why the shared view could not be opened. */
  readonly problem?: string;
  /** Changes the state once. */
  readonly set: (part: Partial<LabState>) => void;
  /** Changes the state as a hand moves: what is costly waits until it rests. */
  readonly move: (part: Partial<LabState>) => void;
}

/**
 * Holds the lab: reads the shared view from the address, asks the workers after each change, and
 * writes the view back.
 *
 * @param presets The offered targets.
 * @param open Starts a worker.
 */
export function useLab(presets: readonly Preset[], open: () => Worker): Lab {
  const first = useMemo(() => readHash(location.hash, presets), []);
  const [{ state, moving }, setState] = useState({ state: first.state, moving: false });
  const [problem, setProblem] = useState(first.problem);
  const [view, engine] = useEngine(open);
  useEffect(() => engine.show(state, moving), [state, moving]);
  useEffect(() => {
    const timer = setTimeout(() => {
      setState((now) => now.moving ? { ...now, moving: false } : now);
      const hash = writeHash(state);
      // A view that could not be opened stays in the address until something is chosen.
      if (problem === undefined && hash !== location.hash) history.replaceState(null, "", hash);
    }, REST);
    return () => clearTimeout(timer);
  }, [state]);
  useEffect(() => {
    const read = () => {
      const found = readHash(location.hash, presets);
      setProblem(found.problem);
      setState({ state: found.state, moving: false });
    };
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  const change = (moving: boolean) => (part: Partial<LabState>) => {
    setProblem(undefined);
    setState((now) => ({ state: { ...now.state, ...part }, moving }));
  };
  return { state, view, engine, problem, set: change(false), move: change(true) };
}

/** The engine and its view, at most once a frame. */
function useEngine(open: () => Worker): [LabView, LabEngine] {
  const frame = useRef(0);
  const [, draw] = useState(0);
  const engine = useMemo(() =>
    new LabEngine(open, () => {
      frame.current ||= requestAnimationFrame(() => {
        frame.current = 0;
        draw((count) => count + 1);
      });
    }), []);
  return [engine.view, engine];
}
