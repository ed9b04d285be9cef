/** Longer ones are no constants that anything is compared with. */
const LONGEST = 24;
const keys: Record<string, null> = Object.create(null);

/**
 * The same text as the string that a constant of the program is. V8 compares those by their addresses, but what was decoded or cut out of another string letter
 * by letter; and where it has seen such a one, every comparison from then on. The keys of objects are among them.
 */
export function asConstant(text: string): string {
  if (text.length > LONGEST) return text;
  keys[text] = null;
  const [constant] = Object.keys(keys);
  delete keys[text];
  return constant;
}
