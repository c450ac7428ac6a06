import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import type { Manifest } from "../manifest.ts";

/**
 * The name of a run's queue. It follows from what the run's folder says and stays the same when the
 * run is resumed, on this machine or another; another run, also of the same scenario, has another.
 *
 * @param manifest The run's manifest.
 * @returns The scenario's name and 16 hexadecimal digits.
 */
export function queueName({ scenario, startTime, shard }: Manifest): string {
  const identity = {
    scenario: scenario.name,
    startTime,
    shard: shard && [shard.index, shard.count],
  };
  const digest = createHash("sha256").update(canonicalize(identity)!).digest("hex");
  return `${scenario.name.replaceAll(":", "-")}-${digest.slice(0, 16)}`;
}
