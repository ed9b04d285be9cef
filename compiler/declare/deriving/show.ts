/** Show: showsPrec as the report says (11.4) and GHC prints: records, infix constructors, operators in parentheses. */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Type } from '../../types/type.ts';
import type { Build } from './build.ts';
import { type Constructor, type Derived, type DerivedCode, methodsOnly, primTypeOf } from './derived.ts';
import { primitiveOps } from './primitive.ts';
import { backquoted, isOperator, parenthesised } from './text.ts';

/** Precedence of application; arguments are shown at one more. */
const APPLICATION = 10;

/** A piece of output: fixed text, or a value shown at a precedence. */
type Piece = string | { readonly value: Name; readonly type: Type; readonly precedence: number };

export function deriveShow({ build: b, cons }: Derived): DerivedCode {
  if (cons.length === 0) {
    const x = b.local('a');
    return methodsOnly(b.method('showsPrec', b.clause([b.wildP(), b.varP(x)], b.case(b.var(x), []))));
  }
  return methodsOnly(b.method('showsPrec', ...cons.map((con) => showConstructor(b, con))));
}

function showConstructor(b: Build, shown: Constructor): Rn.Clause {
  const { name, arity } = shown;
  if (arity === 0) return b.clause([b.wildP(), b.conP(name, [])], output(b, [parenthesised(name.text)]));
  const [precedence, args] = [b.local('d'), b.locals('b', arity)];
  const { pieces, limit } = layout(shown, args);
  return b.clause([b.varP(precedence), b.conP(name, args)], b.call('showParenFrom#', b.int(limit), b.var(precedence), output(b, pieces)));
}

/** What is printed, and from which precedence on in parentheses. */
function layout({ name, con, fixity }: Constructor, args: readonly Name[]): { readonly pieces: Piece[]; readonly limit: number } {
  const value = (i: number, precedence: number): Piece => ({ value: args[i], type: con.args[i], precedence });
  if (con.fields !== null) {
    const pieces: Piece[] = [`${parenthesised(name.text)} {`];
    for (const [i, field] of con.fields.entries()) pieces.push(`${i === 0 ? '' : ', '}${parenthesised(field.text)} = `, value(i, 0));
    pieces.push('}');
    return { pieces, limit: APPLICATION + 1 };
  }
  if (con.infix && args.length === 2) {
    const inner = fixity.precedence + 1;
    return { pieces: [value(0, inner), ` ${isOperator(name.text) ? name.text : backquoted(name.text)} `, value(1, inner)], limit: inner };
  }
  const pieces: Piece[] = [`${parenthesised(name.text)} `];
  args.forEach((_, i) => {
    if (i > 0) pieces.push(' ');
    pieces.push(value(i, APPLICATION + 1));
  });
  return { pieces, limit: APPLICATION + 1 };
}

/** `\rest -> piece ++ piece ++ … ++ rest`; what is shown goes with the text before it, neighbouring texts become one. */
function output(b: Build, pieces: readonly Piece[]): Rn.Expr {
  const rest = b.local('s');
  let body = b.var(rest);
  let shown: { readonly value: Rn.Expr; readonly precedence: number } | null = null;
  let text = '';
  const flush = (): void => {
    if (shown === null) body = text === '' ? body : b.append(text, body);
    else if (text === '') body = b.call('showsPrec', b.boxedInt(shown.precedence), shown.value, body);
    else body = b.call('showAfter#', b.wiredVar('showsPrec'), b.bytes(text), b.int(shown.precedence), shown.value, body);
    shown = null;
    text = '';
  };
  for (const piece of [...pieces].reverse()) {
    if (typeof piece === 'string') {
      text = piece + text;
      continue;
    }
    const prim = primTypeOf(piece.type);
    const value = b.var(piece.value);
    if (prim === null) {
      flush();
      shown = { value, precedence: piece.precedence };
      continue;
    }
    const { suffix, box } = primitiveOps(prim);
    text = suffix + text;
    flush();
    // the hash behind a number stands outside of parentheses, so there are none
    shown = { value: b.apply(b.wiredCon(box ?? 'I#'), value), precedence: 0 };
  }
  flush();
  return b.lambda([rest], body);
}
