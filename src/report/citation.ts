import type { Manifest } from "./manifest.ts";

/** A work to cite. */
export interface Citation {
  readonly title: string;
  readonly bibtex: string;
}

/**
 * The works that a user of this report should cite: the paper that the benchmark is after, and the
 * benchmark itself at the version that made the run.
 *
 * @param manifest The run's manifest, for version, commit and year.
 */
export function citations(manifest: Manifest): Citation[] {
  return [
    { title: "The mixture Fisher divergence", bibtex: PAPER },
    { title: "Blindspot", bibtex: software(manifest) },
  ];
}

const PAPER = `@misc{zhang2022healing,
  title         = {Towards Healing the Blindness of Score Matching},
  author        = {Zhang, Mingtian and Key, Oscar and Hayes, Peter and Barber, David and
                   Paige, Brooks and Briol, Fran{\\c{c}}ois-Xavier},
  year          = {2022},
  eprint        = {2209.07396},
  archivePrefix = {arXiv},
  note          = {NeurIPS 2022 workshop}
}`;

function software({ version, commit, end }: Manifest): string {
  const fields = [
    "title   = {Blindspot: a benchmark of the blindness of score-based divergences}",
    ...(version === undefined ? [] : [`version = {${plain(version)}}`]),
    ...(end === undefined ? [] : [`year    = {${plain(end.slice(0, 4))}}`]),
    ...(commit === undefined ? [] : [`note    = {commit ${plain(commit)}}`]),
  ];
  return `@software{blindspot,\n  ${fields.join(",\n  ")}\n}`;
}

/** Braces and backslashes would end or change a BibTeX field. */
function plain(value: string): string {
  return value.replace(/[{}\\]/g, "");
}
