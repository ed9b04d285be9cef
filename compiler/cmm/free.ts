/**
 * Free variables of every lambda of a top-level binding, and which binders are used at all, in one walk.
 *
 * Names are unique within the binding, so "free" is: mentioned inside, not bound inside, and not one of the module's own names.
 * Names come in order of first mention: closures of equal source get equal payloads.
 */
import type * as Stg from '../stg/syntax.ts';

export interface Names {
  /** variables a lambda mentions and does not bind (top-level names left out, its own name included if it is recursive) */
  readonly free: Map<Stg.Lambda, readonly string[]>;
  /** binders that are mentioned somewhere */
  readonly used: ReadonlySet<string>;
}

/** A scope under construction: what one lambda mentions and binds. */
interface Frame {
  readonly lambda: Stg.Lambda;
  readonly mentioned: Set<string>;
  readonly bound: Set<string>;
}

export function namesOf(root: Stg.Lambda, isGlobal: (name: string) => boolean): Names {
  const free = new Map<Stg.Lambda, readonly string[]>();
  const used = new Set<string>();
  const frames: Frame[] = [];
  // Explicit stack: depth of the program is not depth of ours. A string closes the innermost lambda.
  const work: (Stg.Expr | Stg.Lambda | 'close')[] = [root];

  const atom = (a: Stg.Atom): void => {
    if (a.kind === 'var') mention(a.name);
  };
  const mention = (name: string): void => {
    used.add(name);
    frames[frames.length - 1].mentioned.add(name);
  };
  const bind = (b: { readonly name: string }): void => {
    frames[frames.length - 1].bound.add(b.name);
  };
  const close = (): void => {
    const frame = frames.pop() as Frame;
    const names = [...frame.mentioned].filter((n) => !frame.bound.has(n) && !isGlobal(n));
    free.set(frame.lambda, names);
    const outer = frames[frames.length - 1];
    if (outer !== undefined) for (const n of names) outer.mentioned.add(n);
  };
  const visitRhs = (rhs: Stg.Rhs): void => {
    if (rhs.kind === 'con') rhs.args.forEach(atom);
    else work.push(rhs);
  };
  const visit = (e: Stg.Expr): void => {
    switch (e.kind) {
      case 'app':
        mention(e.fun.name);
        e.args.forEach(atom);
        return;
      case 'con':
      case 'prim':
      case 'foreign':
      case 'tuple':
        e.args.forEach(atom);
        return;
      case 'lit':
        return;
      case 'let':
        for (const b of e.binds) bind(b.binder);
        work.push(e.body);
        for (const b of [...e.binds].reverse()) visitRhs(b.rhs);
        return;
      case 'join':
        work.push(e.body);
        for (const j of [...e.joins].reverse()) {
          bind(j);
          j.params.forEach(bind);
          work.push(j.body);
        }
        return;
      case 'case':
        bind(e.binder);
        if (e.fallback !== null) work.push(e.fallback);
        for (const alt of [...e.alts].reverse()) {
          if (alt.kind !== 'lit') alt.fields.forEach(bind);
          work.push(alt.body);
        }
        work.push(e.scrut);
    }
  };

  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (next === 'close') close();
    else if (next.kind === 'lambda') {
      frames.push({ lambda: next, mentioned: new Set(), bound: new Set(next.params.map((p) => p.name)) });
      work.push('close', next.body);
    } else visit(next);
  }
  return { free, used };
}
