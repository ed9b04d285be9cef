/** Replaces solved metas by what they stand for, everywhere in a type. Unsolved ones stay. Shares what does not change. */
import { appType, funType, repr } from './make.ts';
import type { FunType, Type } from './type.ts';

export function zonk(t: Type): Type {
  const type = repr(t);
  switch (type.kind) {
    case 'con':
    case 'var':
    case 'meta':
      return type;
    case 'app': {
      const fun = zonk(type.fun);
      const arg = zonk(type.arg);
      return fun === type.fun && arg === type.arg ? type : appType(fun, arg);
    }
    case 'fun':
      return zonkFun(type, 0);
    case 'forall': {
      for (const v of type.vars) v.kind = zonk(v.kind);
      const context = zonkAll(type.context);
      const body = zonk(type.body);
      return context === type.context && body === type.body ? type : { kind: 'forall', vars: type.vars, context, body };
    }
    case 'implicit': {
      const inner = zonk(type.type);
      return inner === type.type ? type : { kind: 'implicit', name: type.name, type: inner };
    }
  }
}

/** As `map(zonk)`; the same array when nothing changes. */
function zonkAll(types: readonly Type[]): readonly Type[] {
  let changed: Type[] | null = null;
  for (let i = 0; i < types.length; i++) {
    const t = zonk(types[i]);
    if (t !== types[i]) {
      changed ??= types.slice();
      changed[i] = t;
    }
  }
  return changed ?? types;
}

/** Arrows in a row that are gone through by calls, as nearly all are. */
const SHORT = 50;

function zonkFun(t: FunType, depth: number): Type {
  if (depth > SHORT) return zonkLongFun(t);
  const arg = zonk(t.arg);
  const rest = repr(t.res);
  const res = rest.kind === 'fun' ? zonkFun(rest, depth + 1) : zonk(rest);
  return arg === t.arg && res === t.res ? t : funType(arg, res);
}

/** A loop over results. */
function zonkLongFun(t: Type): Type {
  const args: Type[] = [];
  let rest = t;
  while (rest.kind === 'fun') {
    args.push(rest.arg);
    rest = repr(rest.res);
  }
  let result = zonk(rest);
  let changed = false;
  const zonked = args.map((arg) => {
    const z = zonk(arg);
    if (z !== arg) changed = true;
    return z;
  });
  if (!changed && sameResult(t, result, args.length)) return t;
  for (let i = zonked.length - 1; i >= 0; i--) result = funType(zonked[i], result);
  return result;
}

/** Is `result` what stands behind n arrows of `t`, without a meta in between? */
function sameResult(t: Type, result: Type, n: number): boolean {
  let type = t;
  for (let i = 0; i < n; i++) {
    if (type.kind !== 'fun') return false;
    type = type.res;
  }
  return type === result;
}
