/** The first letter: printable, and behind the quotation mark, which JSON would escape. */
const FIRST_LETTER = 0x23;

/**
 * Writes levels of a smooth field as letters that compress well: each is predicted from its left,
 * upper and upper-left neighbours (left + upper − upper-left, exact for a plane), and the residual
 * modulo 256 becomes one letter, small ones first (0, −1, 1, −2, …). Nothing is lost.
 *
 * @param levels Levels from 0 to 255, row by row.
 * @param width Levels a row.
 * @returns One letter a level.
 */
export function packLevels(levels: Uint8Array, width: number): string {
  let letters = "";
  for (let i = 0; i < levels.length; i++) {
    // A signed byte: the residual modulo 256 that is nearest to 0.
    const residual = ((levels[i] - predicted(levels, i, width)) << 24) >> 24;
    const rank = residual < 0 ? -2 * residual - 1 : 2 * residual;
    letters += String.fromCharCode(FIRST_LETTER + rank);
  }
  return letters;
}

/**
 * Reads what `packLevels` wrote.
 *
 * @param letters One letter a level.
 * @param width Levels a row.
 */
export function unpackLevels(letters: string, width: number): Uint8Array {
  const levels = new Uint8Array(letters.length);
  for (let i = 0; i < levels.length; i++) {
    const rank = letters.charCodeAt(i) - FIRST_LETTER;
    const residual = rank % 2 === 1 ? -(rank + 1) / 2 : rank / 2;
    levels[i] = (predicted(levels, i, width) + residual) & 255;
  }
  return levels;
}

function predicted(levels: Uint8Array, i: number, width: number): number {
  const [hasLeft, hasUpper] = [i % width > 0, i >= width];
  const left = hasLeft ? levels[i - 1] : 0;
  const upper = hasUpper ? levels[i - width] : 0;
  return left + upper - (hasLeft && hasUpper ? levels[i - width - 1] : 0);
}
