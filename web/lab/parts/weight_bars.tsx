/** @jsxImportSource preact */
import type { VNode } from "preact";
import { formatPercent } from "../format.ts";
import { SIDE_NAMES, SIDES } from "../lab_methods.ts";
import type { Lab } from "../use_lab.ts";

/** Each mode's weight beside what both networks give it. */
export function WeightBars({ lab: { view } }: { readonly lab: Lab }): VNode {
  const truth = view.target?.weights ?? [];
  const estimated = SIDES.map((side) => ({
    side,
    weights: estimateOf(view.runs[side].weights, truth),
    closed: estimateOf(view.closedForms[side].reply?.weights, truth),
  }));
  const most = Math.max(
    ...truth,
    ...estimated.flatMap(({ weights = [], closed = [] }) => [...weights, ...closed]),
  );
  const share = (weight: number) => `${100 * weight / most}%`;
  return (
    <section class="panel weights" aria-labelledby="weights-title">
      <h2 id="weights-title">
        Mode weights <small>against the truth</small>
      </h2>
      <div class="weight-scroll" tabIndex={0} role="group" aria-labelledby="weights-title">
        <table>
          <thead>
            <tr>
              <th scope="col">Mode</th>
              <th scope="col">Truth</th>
              {SIDES.map((side) => <th scope="col" key={side}>{SIDE_NAMES[side]}</th>)}
              <th scope="col" class="bars-head">
                <span class="visually-hidden">Bars</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {truth.map((weight, mode) => (
              <tr key={mode}>
                <th scope="row">{mode + 1}</th>
                <td>{formatPercent(weight)}</td>
                {estimated.map(({ side, weights, closed }) => {
                  const found = weights?.[mode] ?? closed?.[mode];
                  return (
                    <td key={side} class={weights ? side : `${side} faint`}>
                      {found === undefined ? "–" : formatPercent(found)}
                    </td>
                  );
                })}
                <td class="bars" aria-hidden="true">
                  <span class="bar-truth" style={{ width: share(weight) }} />
                  {estimated.map(({ side, weights, closed }) => (
                    <span
                      key={side}
                      class={`bar ${side}${weights ? "" : " faint"}`}
                      style={{ width: share(weights?.[mode] ?? closed?.[mode] ?? 0) }}
                    />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">
        The outline is the truth. Pale bars are those of the closed forms, until a network trains.
      </p>
    </section>
  );
}

/** Weights of another target's modes are no estimate of this one's. */
function estimateOf(weights: readonly number[] | undefined, truth: readonly number[]) {
  return weights?.length === truth.length ? weights : undefined;
}
