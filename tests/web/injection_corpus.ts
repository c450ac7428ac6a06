/** Sets a mark that a page can be asked for: what ran without a dialog is found too. */
const RUN = "globalThis.injected=1;alert(1)";

/** Strings that become something else than text where a page, a spreadsheet or an object lets them. */
export const INJECTIONS: Readonly<Record<string, string>> = {
  script: `<script>${RUN}</script>`,
  "script's end": `</script><script>${RUN}</script>`,
  "image's error": `<img src=x onerror="${RUN}">`,
  "picture's load": `<svg onload="${RUN}"><animate onbegin="${RUN}" attributeName=x>`,
  "focus handler": `"' autofocus tabindex=0 onfocus="${RUN}" x='`,
  "opened details": `<details open ontoggle="${RUN}">`,
  "frame": `<iframe srcdoc="<script>${RUN}</script>"></iframe>`,
  "base and refresh":
    `<base href="//example.org/"><meta http-equiv=refresh content="0;url=//example.org">`,
  "JavaScript address": `javascript:${RUN}//`,
  "data address": `data:text/html,<script>${RUN}</script>`,
  "title's end": `</title></textarea></style></noscript></template>--><script>${RUN}</script>`,
  "comment": `<!--<script>`,
  "character data": `]]><![CDATA[<script>${RUN}</script>`,
  "mathematics": `<math><mi//xlink:href="data:x,<script>${RUN}</script>">`,
  template: "{{7*7}}${7*7}<%= 7*7 %>#{7*7}",
  "style's expression": `"></style><style>body{display:none}</style>`,
  entities: "&lt;b&gt; &amp;amp; &#0; &NotEqualTilde; &copy=1",
  "line separators": "first\u2028second\u2029third\u0085fourth",
  "bidirectional controls": "abc\u202Egnp.exe\u2066\u2067x",
  "zero bytes": "a\u0000b\u0001c\u007Fd\uFEFFe",
  "unpaired surrogates": "\uD800 high, \uDC00 low",
  "prototype's key": "__proto__",
  "constructor's key": "constructor",
  formula: `=HYPERLINK("http://example.org","x")`,
  "signed formula": "@SUM(1+1)*cmd|' /C calc'!A0",
  "formula behind a tab": "\t=1+1",
  path: "../../../../etc/passwd",
  "address's parts": "?a=b#trial=c&d=%00%2F%",
  "long word": "w".repeat(3000),
  quotation: `"'\`\\"\\\\,;\r\n"`,
};

/**
 * A string as a page shows it: the HTML standard drops zero bytes and takes CR LF for LF, UTF-8 has no
 * unpaired surrogates, and white space is not counted.
 *
 * @param text The string as it was given.
 */
export function asShown(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "").replace(/\s+/g, "");
}
