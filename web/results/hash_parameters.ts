/**
 * The parameters in a URL's fragment, as in `#trial=ab12&sort=kl`. A plain anchor such as `#scores` has
 * none.
 *
 * @param hash The fragment, with its `#` or empty.
 */
export function hashParameters(hash: string): URLSearchParams {
  return new URLSearchParams(hash.includes("=") ? hash.replace(/^#/, "") : "");
}

/**
 * A fragment in which some parameters are replaced and all others stay: each part of the page has
 * parameters of its own.
 *
 * @param hash The fragment, with its `#` or empty.
 * @param own The names of the parameters that are replaced.
 * @param parameters Their new values; what is not named here is removed.
 * @returns The fragment with its `#`. A plain anchor stays where there is no parameter.
 */
export function withHashParameters(
  hash: string,
  own: readonly string[],
  parameters: readonly (readonly [name: string, value: string])[],
): string {
  const all = hashParameters(hash);
  for (const name of own) all.delete(name);
  for (const [name, value] of parameters) all.append(name, value);
  if (all.size === 0) return hash.includes("=") ? "#" : hash || "#";
  return `#${all}`;
}
