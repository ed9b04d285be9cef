/**
 * What passes know of a variable, as one class: whoever looks at it meets one shape of object, whether the variable is of this module or read from an interface.
 *
 * Unfoldings and definitions to copy are read from interfaces when they are asked for: a program looks at few of those that it mentions.
 */
import type * as Core from './syntax.ts';

export class KnownInfo implements Core.VarInfo {
  shape: Core.FunShape | null = null;
  strict: readonly boolean[] | null = null;
  bottoms = false;
  selector: Core.VarInfo['selector'] = null;
  inline: Core.VarInfo['inline'] = 'auto';
  implicit = false;
  wrapper = false;
  #unfolding: Core.Expr | null = null;
  #definition: Core.Lam | undefined = undefined;
  /** how the two are read; null: they have been, or were made here */
  #readUnfolding: (() => Core.Expr) | null = null;
  #readDefinition: (() => Core.Lam) | null = null;

  get unfolding(): Core.Expr | null {
    if (this.#readUnfolding !== null) this.unfolding = this.#readUnfolding();
    return this.#unfolding;
  }

  set unfolding(unfolding: Core.Expr | null) {
    this.#readUnfolding = null;
    this.#unfolding = unfolding;
  }

  get definition(): Core.Lam | undefined {
    if (this.#readDefinition !== null) this.definition = this.#readDefinition();
    return this.#definition;
  }

  set definition(definition: Core.Lam | undefined) {
    this.#readDefinition = null;
    this.#definition = definition;
  }

  /** The unfolding will be what `read` answers. */
  unfoldLater(read: () => Core.Expr): void {
    this.#readUnfolding = read;
  }

  /** The definition to copy will be what `read` answers. */
  defineLater(read: () => Core.Lam): void {
    this.#readDefinition = read;
  }

  /** For a copy of the variable, which has no unfolding yet. */
  withoutUnfolding(): KnownInfo {
    const copy = new KnownInfo();
    copy.shape = this.shape;
    copy.strict = this.strict;
    copy.bottoms = this.bottoms;
    copy.selector = this.selector;
    copy.inline = this.inline;
    copy.implicit = this.implicit;
    copy.wrapper = this.wrapper;
    copy.#definition = this.#definition;
    copy.#readDefinition = this.#readDefinition;
    return copy;
  }
}

/** As it is written down: what says nothing is left out. */
export function writtenInfo({ shape, unfolding, strict, bottoms, selector, inline, definition, implicit, wrapper }: KnownInfo): object {
  return { shape, unfolding, strict, bottoms, selector, inline, definition, implicit: implicit || undefined, wrapper: wrapper || undefined };
}

/** Is an object with these keys a written info? */
export function isWrittenInfo(keys: readonly string[]): boolean {
  return keys.includes('inline') && keys.includes('bottoms');
}
