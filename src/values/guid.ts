const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for the plain form of a GUID (8-4-4-4-12 hexadecimal digits, no braces), in either case. */
export function isGuid(text: string): boolean {
  return form.test(text);
}

/** The one spelling by which two equal GUIDs are equal texts: lower case. The text must be a GUID. */
export function canonicalGuid(text: string): string {
  return text.toLowerCase();
}
