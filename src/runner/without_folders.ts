/**
 * Cuts the absolute paths in a text to their last part. Results are published and must be the same
 * wherever they were made, so no path of this machine may stay in them.
 *
 * Folders that every machine has, `/etc`, `/proc`, `/sys` and `/dev`, stay: they name nobody.
 *
 * @param text Any text, such as an error's message. Relative paths and web addresses stay.
 */
export function withoutFolders(text: string): string {
  return text.replaceAll(ABSOLUTE_FOLDERS, "");
}

/** One or more folders, from the root down to the last part: `/a/b/`, `file:///a/b/`, `C:\a\b\`. */
const ABSOLUTE_FOLDERS =
  /(?:file:\/\/|(?<![\w.:/])(?!\/(?:etc|proc|sys|dev)\/))(?:\/[^\s/'"]+)+\/(?=[^\s/'"])|\b[A-Za-z]:\\(?:[^\s\\'"]+\\)+/g;
