import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/**
 * Runs all of axe's default rules on a page.
 *
 * @param page The page, as it stands.
 * @param within A CSS selector; the whole page if left out.
 * @returns Each violation as its rule and the place.
 */
export async function axeViolations(page: Page, within?: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const place = within === undefined ? "document" : JSON.stringify(within);
  const { violations } = await page.evaluate(`axe.run(${place})`) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`)
  );
}
