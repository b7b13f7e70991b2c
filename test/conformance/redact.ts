/**
 * A text that may be shown to others: ids and GUIDs keep their ends only, addresses their host, tokens nothing.
 * The checks quote no values; this is for what libraries say, and for whatever a later check forgets.
 */
export function redact(text: string): string {
  return text
    .replaceAll(/\bey[\w-]{8,}(?:\.[\w-]+){0,2}/g, '[token]')
    .replaceAll(/\b(https?):\/\/([^\s/?#"']+)[^\s"']*/g, '$1://$2/…')
    .replaceAll(/\b(?:sig|client_secret|continuationToken)=[^\s&"']+/gi, '[secret]')
    .replaceAll(/\b([0-9a-f]{4})[0-9a-f]{4}(?:-[0-9a-f]{4}){3}-[0-9a-f]{8}([0-9a-f]{4})\b/gi, '$1…$2')
    .replaceAll(/\b(\d{2})\d{4,}(\d{3})\b/g, '$1…$2');
}
