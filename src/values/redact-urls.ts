/** The text with the query of every address in it replaced: that is where a shared access signature stands. */
export function redactUrls(text: string): string {
  return text.includes('://') ? text.replace(query, '$1?[redacted]') : text;
}

const query = /(\bhttps?:\/\/[^\s?"'<>]*)\?[^\s"'<>]*/gi;
