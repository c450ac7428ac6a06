const NAME = "trial=";

/**
 * The trial that a URL's fragment names.
 *
 * @param hash As `location.hash`: empty, a plain anchor such as `#scores`, or parameters such as
 *   `#trial=0123&sort=kl`.
 * @returns Undefined where it names none.
 */
export function trialOfHash(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, "")).get("trial") || undefined;
}

/**
 * The fragment with another trial in it; the other parameters keep their text. A plain anchor gives way
 * to it.
 *
 * @param hash As `location.hash`.
 * @param id The trial; none if left out.
 * @returns With `#`, or empty.
 */
export function hashWithTrial(hash: string, id?: string): string {
  const others = hash.replace(/^#/, "").split("&")
    .filter((part) => part.includes("=") && !part.startsWith(NAME));
  const parts = id === undefined ? others : [NAME + encodeURIComponent(id), ...others];
  return parts.length === 0 ? "" : `#${parts.join("&")}`;
}
