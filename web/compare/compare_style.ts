/** What the page of a comparison needs beside the report's style sheet. */
export const compareStyle = `
.compare-worse { color: var(--warning); font-weight: 600; }
.compare-better { color: var(--accent); font-weight: 600; }
.scroll .compare-row-worse > * { background: color-mix(in srgb, var(--warning) 9%, var(--page)); }
.scroll .deltas { width: 100%; min-width: 60rem; }
.scroll .deltas th, .scroll .deltas td { padding-inline: 0.45rem; }
.scroll .deltas tbody th[scope="row"] { min-width: 7rem; max-width: 11rem; }
.deltas .group span { left: 0.45rem; }
.deltas .compare-change { min-width: 7.2rem; }
.compare-change > span:first-child { white-space: nowrap; }
.compare-axis { display: flex; justify-content: space-between; color: var(--muted); font-size: 0.7rem; font-weight: 400; }
.compare-dots { width: 8rem; min-width: 8rem; }
.compare-caption { position: sticky; left: 0; display: inline-block; max-width: min(60rem, calc(100vw - 2.5rem)); }
.compare-values .compare-method { min-width: 5.5rem; }
.compare-values .reason { min-width: 14rem; }
.compare-values .compare-value { min-width: 9rem; overflow-wrap: anywhere; }
.compare-name { overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  .scroll .deltas tbody th[scope="row"] { min-width: 5.5rem; max-width: 6.5rem; }
  .scroll .compare-values tbody th[scope="row"] { min-width: 6rem; max-width: 9rem; }
  .compare-values .compare-method { min-width: 3.8rem; }
  .compare-values .reason { min-width: 8.8rem; }
  .scroll .compare-values tbody th.compare-value, .compare-values .compare-value { min-width: 7rem; }
}
@media print { .scroll .deltas { min-width: 0; } }
`;
