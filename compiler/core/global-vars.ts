/** The global variables of a compilation session: one Core.Var per Name, whichever modules mention it. */
import type { Span } from '../base/span.ts';
import { type Name, qualifiedText } from '../names/name.ts';
import { newGlobal } from './build.ts';
import type * as Core from './syntax.ts';

/** Variables that several sessions share: those of the modules it owns. */
export interface SharedVars {
  readonly vars: GlobalVars;
  owns(module: string): boolean;
}

export class GlobalVars {
  readonly #vars = new Map<Name, Core.Var>();
  readonly #known: (name: Name) => Core.VarInfo | null;
  readonly #shared: SharedVars | null;

  /** `known`: what was found out about variables of modules compiled before. `shared`: where variables are that this session has in common with others. */
  constructor(known: (name: Name) => Core.VarInfo | null = () => null, shared: SharedVars | null = null) {
    this.#known = known;
    this.#shared = shared;
  }

  /** The variable of a global name. What is known of it (`info`) is read from its interface, or comes when its module is compiled. */
  get(name: Name): Core.Var {
    let v = this.#vars.get(name);
    if (v === undefined && name.module !== null && this.#shared?.owns(name.module)) {
      v = this.#shared.vars.get(name);
      this.#vars.set(name, v);
    }
    if (v === undefined) {
      v = newGlobal(qualifiedText(name), name.module as string, name.span);
      this.#vars.set(name, v);
      v.info = this.#known(name);
    }
    return v;
  }

  /** The variable, told where it is bound and of which type. */
  define(name: Name, span: Span, type: Core.Var['type']): Core.Var {
    const v = this.get(name);
    tell(v, span, type);
    return v;
  }

  /** A variable that stands for another name's, as forward imports do. */
  alias(name: Name, target: Core.Var): void {
    this.#vars.set(name, target);
  }
}

/** Tells a variable where it is bound and of which type. */
export function tell(v: Core.Var, span: Span, type: Core.Var['type']): void {
  const known = v as { span: Span; type: Core.Var['type'] };
  known.span = span;
  known.type = type;
}
