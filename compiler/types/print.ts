/** Types as text, as GHC prints them. */
import type { Type } from './type.ts';

export interface PrintOptions {
  /** `∀`, `→`, `⇒` */
  readonly unicode?: boolean;
}

export function showType(_t: Type, _options: PrintOptions = {}): string {
  throw new Error('not yet');
}
