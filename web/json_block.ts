/**
 * JSON that may stand inside a `<script>` element: no character of it can end the element or begin
 * a comment, and parsing it gives back the value.
 *
 * @param value A JSON value.
 */
export function jsonBlock(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
