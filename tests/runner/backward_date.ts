/**
 * Makes `Date` tell an hour less once the file that `FAKETIME_TIMESTAMP_FILE` names says `-1h`: for
 * `deno run --preload`, where there is no libfaketime. It reaches the coordinator alone.
 */
const RealDate = Date;
const file = Deno.env.get("FAKETIME_TIMESTAMP_FILE")!;
const HOUR = 3_600_000;

const now = () => RealDate.now() - (Deno.readTextFileSync(file).startsWith("-1h") ? HOUR : 0);

globalThis.Date = class extends RealDate {
  constructor(...parts: unknown[]) {
    super(...(parts.length === 0 ? [now()] : parts) as [number]);
  }
  static override now = now;
} as DateConstructor;
