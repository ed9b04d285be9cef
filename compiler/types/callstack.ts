/** Evidence for `?callStack :: CallStack`: the call's own place pushed on the stack that is in scope, if any. */
import { toldSpan } from '../base/columns.ts';
import type { Evidence, Expr } from '../typed/syntax.ts';
import { EvidenceExprs } from './evidence-exprs.ts';
import type { DictWanted } from './scope.ts';
import type { Tc } from './tc.ts';
import type { Type } from './type.ts';

/** Is `?name :: type` a call stack? One is whatever its name; the type of `?callStack` need not be known yet. */
export function isCallStack(tc: Tc, name: string, type: Type): boolean {
  if (name === 'callStack') return true;
  const head = tc.head(type);
  return head.kind === 'con' && head.con.name === tc.globals.wired.type('CallStack');
}

/** `given`: the stack in scope. An author's own `?callStack` is that stack as it is. */
export function callStackEvidence(tc: Tc, wanted: DictWanted, given: Evidence | null): Evidence {
  const make = new EvidenceExprs(tc, wanted.origin.span);
  const { wired } = tc.globals;
  const empty = make.global(wired.value('emptyCallStack'));
  const stack: Expr | null = given !== null ? make.evidence(given, wanted.pred) : empty === null ? null : make.var(empty);
  if (wanted.origin.kind === 'implicit' || wanted.origin.name === null) return given ?? asEvidence(stack);
  const push = make.global(wired.value('pushCallStack'));
  const site = callSite(tc, make, wanted.origin.name.text);
  if (stack === null || push === null || site === null) return given ?? asEvidence(stack);
  return asEvidence(make.apply(make.var(push), [site, stack], tc.builtin.wiredType('CallStack')));
}

/** `("name", SrcLoc "package" "Module" "file" line column endLine endColumn)`. */
function callSite(tc: Tc, make: EvidenceExprs, name: string): Expr | null {
  const { span } = make;
  const told = toldSpan(tc.module.lines, span);
  const srcLoc = tc.globals.value(tc.globals.wired.value('SrcLoc'));
  if (srcLoc?.kind !== 'con') return null;
  const texts = [tc.module.unit, tc.module.name, tc.module.file].map((text) => make.string(text));
  const numbers = [told.line, told.col, told.endLine, told.endCol].map((n) => make.int(n));
  const called = make.string(name);
  const args = [...texts, ...numbers].filter((part) => part !== null);
  if (called === null || args.length !== 7) return null;
  const type = tc.builtin.wiredType('SrcLoc');
  const place = make.apply(make.con(srcLoc.con), args, type);
  return { kind: 'tuple', span, items: [called, place], unboxed: false, types: [tc.builtin.listType(tc.builtin.wiredType('Char')), type] };
}

function asEvidence(expr: Expr | null): Evidence {
  return expr === null ? { kind: 'evNothing' } : { kind: 'evExpr', expr };
}
