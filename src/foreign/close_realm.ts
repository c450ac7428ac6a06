import { Worker as Thread } from "node:worker_threads";

/**
 * Takes from this realm what Deno's permissions do not cover: workers, each of which would be another
 * realm with all of this, and the Cache API, which keeps files from run to run.
 *
 * Whoever constructs one of these classes calls its parent class first. So it is the parent that is
 * replaced, and the class sealed: no reference to it, however it was come by, then makes a worker.
 */
export function closeRealm(): void {
  for (const constructor of [Worker, Thread]) {
    Object.setPrototypeOf(constructor, refusal("worker"));
    Object.freeze(constructor);
  }
  const { prototype } = CacheStorage;
  for (const name of ["open", "has", "delete", "keys", "match"]) {
    Object.defineProperty(prototype, name, { value: refusal("storage") });
  }
  Object.freeze(prototype);
}

/** Worded as Deno words a permission that is not there. */
function refusal(access: string): () => never {
  return function () {
    throw new Deno.errors.NotCapable(`Requires ${access} access`);
  };
}
