/// <reference lib="dom" />

/**
 * Hands a file to the person, as the browser's settings say.
 *
 * @param name The file's name.
 * @param content What it holds.
 */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has its own hold on the content once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
