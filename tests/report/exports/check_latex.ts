import assert from "node:assert/strict";

/**
 * Reads LaTeX as its tokeniser does, far enough to find what would stop it: braces and environments
 * that do not balance, an alignment or other special character where none may stand.
 *
 * @param text A document or a part of one.
 * @returns The cells of each `tabular`'s rows, rules left out.
 * @throws {AssertionError} If LaTeX would complain.
 */
export function checkLatex(text: string): string[][] {
  const rows: string[][] = [];
  const open: { readonly name: string; readonly depth: number }[] = [];
  let [depth, row, isArgument] = [0, [""], false];
  for (const [token, edge, name] of textWithoutMath(text).matchAll(TOKEN)) {
    if (token.startsWith("%")) continue;
    if (edge === "begin") open.push({ name, depth });
    else if (edge === "end") assert.deepEqual(open.pop(), { name, depth });
    if (edge !== undefined) continue;
    if (token === "{") depth++;
    else if (token === "}") assert.ok(--depth >= 0, "a brace too many");
    // Behind a line's end a bracket or a star would be taken for its argument.
    if (isArgument) assert.doesNotMatch(token, /[[*]/);
    isArgument = token === "\\\\" || (isArgument && /^(\s+|\\[a-z]+rule)$/.test(token));
    assert.doesNotMatch(token, /^[#$_^]$/, `a bare ${token}`);
    const place = open.at(-1);
    if (place?.name !== "tabular") assert.notEqual(token, "&");
    else if (/^\\[a-z]+rule$/.test(token)) continue;
    else if (depth > place.depth) row[row.length - 1] += token;
    else if (token === "\\\\") row = (rows.push(row), [""]);
    else if (token === "&") row.push("");
    else row[row.length - 1] += token;
  }
  assert.deepEqual([depth, open], [0, []]);
  assert.equal(row.join("").trim(), "");
  return rows.map((cells) => cells.map((cell) => cell.trim()));
}

/** Comments, the ends of environments, commands, and single characters. */
const TOKEN = /%[^\n]*\n?|\\(begin|end)\{(\w+)\}(?:\{[lr]+\})?|\\(?:[a-zA-Z]+|[^])|[^]/g;

/** In mathematics `_` and `^` have their place. */
function textWithoutMath(text: string): string {
  return text.replace(/\\ensuremath\{(?:[^{}]|\{[^{}]*\})*\}/g, "x");
}
