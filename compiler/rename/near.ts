/** Names near to one that was not found. */
import { suggest } from '../base/suggest.ts';

/** The nearest of those that look alike: operators for operators, capital names for capital names. A single letter is near to nothing. */
export function nearest(text: string, candidates: Iterable<string>): string | null {
  const look = lookOf(text);
  const alike: string[] = [];
  for (const candidate of candidates) if (lookOf(candidate) === look) alike.push(candidate);
  return text.length === 1 ? null : suggest(text, alike);
}

/** ` (did you mean …)` as the help of a diagnostic. */
export function meant(text: string | null): { readonly help?: string } {
  return text === null ? {} : { help: `did you mean \`${text}\`?` };
}

function lookOf(text: string): 'operator' | 'constructor operator' | 'variable' | 'constructor' {
  if (/^[\p{Ll}_]/u.test(text)) return 'variable';
  if (/^[\p{Lu}\p{Lt}([,]/u.test(text)) return 'constructor';
  return text.startsWith(':') ? 'constructor operator' : 'operator';
}
