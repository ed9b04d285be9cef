/** Checks expressions and bindings of a module: the entry of this folder. */
import type { TypeReader } from '../kinds/type-reader.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { appType } from '../types/make.ts';
import type { Tc } from '../types/tc.ts';
import type { PatSyn, Type } from '../types/type.ts';
import type { Reason, SkolemInfo } from '../types/why.ts';
import { checkAgainst, checkGroups } from './bind.ts';
import { evApply } from './build.ts';
import { type Context, tellLater } from './context.ts';
import { checkRho } from './expr.ts';
import { ForwardReferences } from './forward.ts';
import { checkPattern } from './pattern.ts';
import { checkBuilders } from './pattern-synonym.ts';
import { checkRhs } from './rhs.ts';
import { checkSigma, skolemising, subsume } from './signature.ts';

export class Checker {
  readonly #cx: Context;

  constructor(tc: Tc, types: TypeReader) {
    const cx: Context = {
      tc,
      types,
      dollar: tc.globals.wired.value('$'),
      locals: new Map(),
      closed: new Set(),
      forward: new ForwardReferences(),
      later: [],
      synonyms: [],
      synonymFields: new Map(),
      rho: (expr, expected) => checkRho(cx, expr, expected),
      sigma: (expr, type, reason) => checkSigma(cx, expr, type, reason),
      pattern: (pattern, type, scope, reason) => checkPattern(cx, pattern, type, scope, reason),
      rhs: (rhs, expected) => checkRhs(cx, rhs, expected),
      groups: (groups, top) => checkGroups(cx, groups, top),
    };
    this.#cx = cx;
  }

  /** Binding groups in dependency order. The variables of top-level ones become known to `tc.globals`. */
  bindGroups(groups: readonly Rn.BindGroup[], top: boolean): readonly Typed.BindGroup[] {
    return checkGroups(this.#cx, groups, top);
  }

  /** The pattern synonyms that the groups checked so far declare. */
  get synonyms(): readonly PatSyn[] {
    return this.#cx.synonyms.map(({ synonym }) => synonym);
  }

  /** What makes the values that the pattern synonyms match. */
  checkBuilders(): readonly Typed.ValueBind[] {
    return checkBuilders(this.#cx);
  }

  /**
   * A binding against a known type (methods, defaults), abstracted over the evidence of that type's own context. A signature at the binding (InstanceSigs) must
   * be at least as general.
   */
  checkBind(bind: Rn.FunBind, type: Type, why: SkolemInfo): Typed.Expr {
    const cx = this.#cx;
    const { text } = bind.name;
    const reason: Reason = { reason: 'signature', name: text };
    const { signature } = bind;
    if (signature === null) return this.#told(checkAgainst(cx, bind, type, why, reason));
    const expr = skolemising(cx, type, why, true, (rho) => {
      const own = cx.types.signature(signature);
      const inner: SkolemInfo = { kind: 'signature', name: text, span: signature.span };
      return subsume(cx, checkAgainst(cx, bind, own, inner, reason), own, rho, reason, signature.span);
    });
    return this.#told(expr);
  }

  /**
   * The program's entry must be an action. What runs: `main` itself, or when it is overloaded `entry`, which is bound here to `main` at the type `IO t`.
   */
  checkMain(main: Name, entry: () => Name): { readonly id: Typed.Id; readonly bind: Typed.ValueBind | null } | null {
    const { tc } = this.#cx;
    const thing = tc.globals.value(main);
    if (thing?.kind !== 'id') return null;
    const { span } = main;
    const { type, evidence } = tc.instantiate(thing.id.type, { span, kind: 'main', name: null });
    const result = tc.freshMeta(tc.builtin.typeKind);
    const wanted: Type = appType(tc.builtin.wiredType('IO'), result);
    tc.unify(type, wanted, { span, reason: { reason: 'main' } });
    if (evidence.length === 0) return { id: thing.id, bind: null };
    const id = tc.newId(entry(), wanted);
    const expr = evApply({ kind: 'var', id: thing.id, span }, evidence, wanted);
    return { id, bind: { kind: 'valueBind', id, expr, strict: false, inline: 'auto', span } };
  }

  #told(expr: Typed.Expr): Typed.Expr {
    tellLater(this.#cx);
    return expr;
  }
}
