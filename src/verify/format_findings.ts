import type { Finding } from "./finding.ts";

/** Failures first, then what was not tried, then what holds. */
const ORDER = ["failed", "not covered", "passed"] as const;

/**
 * Findings as text for the terminal: what failed first, with what was expected, what was found, where, and the
 * likely cause; then what was not covered and why; then what passed, one line each; then the totals.
 *
 * @param findings The findings.
 * @returns Lines without a line break at the end.
 */
export function formatFindings(findings: readonly Finding[]): string {
  const width = Math.max(0, ...findings.map(({ check }) => check.length));
  const lines = ORDER.flatMap((status) =>
    findings.filter((finding) => finding.status === status)
      .flatMap((finding) => linesOf(finding, width))
  );
  const counts = ORDER.map((status) =>
    `${findings.filter((finding) => finding.status === status).length} ${status}`
  );
  return [...lines, "", counts.join(", ")].join("\n");
}

function linesOf(finding: Finding, width: number): string[] {
  const { check, status, expected, found, where, cause } = finding;
  const name = check.padEnd(width);
  if (status === "passed") return [`passed       ${name}  ${found}`];
  if (status === "not covered") return [`not covered  ${name}  ${cause}`];
  const details = Object.entries({ expected, found, where, cause }).filter(([, text]) =>
    text !== ""
  );
  return [
    `FAILED       ${check}`,
    ...details.map(([field, text]) => `             ${`${field}:`.padEnd(10)}${text}`),
  ];
}
