const LONGEST = 80;

/**
 * A file's name from a title: letters, digits and hyphens, whatever the title holds.
 *
 * @param title The title.
 * @param extension Without the dot.
 */
export function fileName(title: string, extension: string): string {
  const stem = title.normalize("NFKD").replace(/[^\p{L}\p{N}.]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "").slice(0, LONGEST).toLowerCase();
  return `${stem || "chart"}.${extension}`;
}
