/// <reference lib="dom" />
import type { TrialStore } from "../trial/trial_store.ts";
import { fieldRows, type NamedField } from "./field_rows.ts";
import { numbersOf } from "./numbers.ts";

/**
 * Tells where the numbers of the report's density maps are: in the trials that their panels link to.
 *
 * @param root The part of the page.
 * @param store The page's trials.
 */
export function nameMapNumbers(root: ParentNode, store: TrialStore): void {
  for (const figure of root.querySelectorAll<HTMLElement>("figure.maps")) {
    const ids = [...figure.querySelectorAll<HTMLElement>("[data-trial]")]
      .map((element) => element.dataset.trial ?? "");
    if (ids.length > 0) {
      numbersOf.set(figure, async () => fieldRows(await fieldsOf(ids, store)));
    }
  }
}

async function fieldsOf(ids: readonly string[], store: TrialStore): Promise<NamedField[]> {
  const entries = ids.flatMap((id) => store.find(id) ?? []);
  const target = entries[0] && await store.target(entries[0].subject);
  const views = await Promise.all(entries.map((entry) => store.view(entry)));
  return [
    { name: "target: log density", field: target?.density },
    ...views.map(({ label, seed, pictures }) => ({
      name: `${label.full}, seed ${seed}: log density`,
      field: pictures?.density,
    })),
  ].flatMap(({ name, field }) => (field === undefined ? [] : [{ name, field }]));
}
