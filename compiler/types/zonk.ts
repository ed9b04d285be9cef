/** Replaces solved metas by what they stand for, everywhere in a type. Unsolved ones stay. Shares what does not change. */
import { mapShared } from '../base/lists.ts';
import { appOf, funOf, repr } from './make.ts';
import type { FunType, Type } from './type.ts';

export function zonk(t: Type): Type {
  const type = repr(t);
  switch (type.kind) {
    case 'con':
    case 'var':
    case 'meta':
      return type;
    case 'app':
      return appOf(type, zonk(type.fun), zonk(type.arg));
    case 'fun':
      return zonkFun(type, 0);
    case 'forall': {
      for (const v of type.vars) v.kind = zonk(v.kind);
      const context = mapShared(type.context, zonk);
      const body = zonk(type.body);
      return context === type.context && body === type.body ? type : { kind: 'forall', vars: type.vars, context, body };
    }
    case 'implicit': {
      const inner = zonk(type.type);
      return inner === type.type ? type : { kind: 'implicit', name: type.name, type: inner };
    }
  }
}

/** Arrows in a row that are gone through by calls, as nearly all are. */
const SHORT = 50;

function zonkFun(t: FunType, depth: number): Type {
  if (depth > SHORT) return zonkLongFun(t);
  const arg = zonk(t.arg);
  const rest = repr(t.res);
  const res = rest.kind === 'fun' ? zonkFun(rest, depth + 1) : zonk(rest);
  return funOf(t, arg, res);
}

/** A loop over results. */
function zonkLongFun(t: FunType): Type {
  const nodes: FunType[] = [];
  let rest: Type = t;
  while (rest.kind === 'fun') {
    nodes.push(rest);
    rest = repr(rest.res);
  }
  const args = nodes.map((node) => zonk(node.arg));
  let result = zonk(rest);
  for (let i = nodes.length - 1; i >= 0; i--) result = funOf(nodes[i], args[i], result);
  return result;
}
