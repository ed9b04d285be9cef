/** Class constraints without an instance, ambiguous types, implicit parameters nobody binds. */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import { surelyApart } from './apart.ts';
import { customError } from './custom-error.ts';
import { findInstance } from './instances.ts';
import { classConstraint, headCon, metaType, repr, spine } from './make.ts';
import { instanceHead } from './overlap.ts';
import { showType, TypePrinter } from './print.ts';
import type { DictWanted, Scope } from './scope.ts';
import type { Tc } from './tc.ts';
import type { Class, Meta, TyCon, Type } from './type.ts';
import { mentionsMeta } from './type-walk.ts';
import { zonk } from './zonk.ts';

const derivable = new Set(['Eq', 'Ord', 'Show', 'Read', 'Enum', 'Bounded', 'Ix', 'Functor', 'Foldable', 'Traversable']);

/** What is wrong with a constraint that cannot be solved; null when it could, if more were known of its types. `pred` is its normal form. */
export function missingConstraint(tc: Tc, wanted: DictWanted, pred: Type): Diagnostic | null {
  if (pred.kind === 'implicit') return unboundImplicit(wanted, pred.name);
  const custom = customError(tc, pred, wanted.origin.span);
  if (custom !== null) return custom;
  const split = classConstraint(pred);
  const open = mentionsMeta(pred);
  if (split === null) return open ? null : noInstance(tc, wanted, pred, null, []);
  const { class: own } = split;
  if (open) return isHopeless(tc, own, split.args) ? noInstance(tc, wanted, pred, own, split.args) : null;
  const result = findInstance(tc, own, split.args);
  return result.kind === 'unclear' ? overlapping(wanted, pred, result.instances.map(instanceHead)) : noInstance(tc, wanted, pred, own, split.args);
}

/** Whatever the metas become, there is no instance. */
function isHopeless(tc: Tc, c: Class, args: readonly Type[]): boolean {
  if (c.name === tc.typeable || args.every((a) => repr(tc.head(a)).kind === 'meta')) return false;
  return tc.globals
    .instanceIndex(c)
    .matching(tc.head(args[0]), true)
    .every((i) => surelyApart(tc, i.args, args));
}

function unboundImplicit({ origin }: DictWanted, name: string): Diagnostic {
  const more = origin.kind !== 'implicit' && origin.name !== null ? { note: needsIt(origin.name.text) } : {};
  return problem('UnboundImplicitParameter', origin.span, `the implicit parameter \`?${name}\` is not bound`, more);
}

/** `metas`: those of `pred`, its normal form. `also` tells another constraint on them in the same message. */
export function ambiguousType(wanted: DictWanted, pred: Type, metas: ReadonlySet<Meta>): { readonly diagnostic: Diagnostic; also(pred: Type): void } {
  const p = new TypePrinter();
  const [first] = metas;
  const name = p.show(metaType(first));
  const preds = new Set<string>();
  const help = 'say which type is meant with a signature: `(… :: Type)`';
  const diagnostic = problem('Ambiguous', wanted.origin.span, `the type of ${place(wanted)} is ambiguous`, { note: '', help });
  const also = (other: Type): void => {
    preds.add(`\`${p.show(other)}\``);
    Object.assign(diagnostic, { note: `nothing says which type \`${name}\` is, but ${[...preds].join(', ')} must hold for it` });
  };
  also(pred);
  return { diagnostic, also };
}

function place({ origin }: DictWanted): string {
  if (origin.kind === 'literal') return 'this literal';
  return origin.name === null ? 'this expression' : `\`${origin.name.text}\``;
}

/** As many instances are told as one reads. */
const SHOWN_INSTANCES = 4;

function overlapping(wanted: DictWanted, pred: Type, heads: readonly Type[]): Diagnostic {
  const shown = heads.slice(0, SHOWN_INSTANCES).map((h) => `\`${showType(h)}\``);
  const more = heads.length > SHOWN_INSTANCES ? `, and ${heads.length - SHOWN_INSTANCES} others` : '';
  const message = `several instances may be meant by \`${showType(pred)}\``;
  return problem('OverlappingInstances', wanted.origin.span, message, { note: `${shown.join(', ')}${more}` });
}

function noInstance(tc: Tc, wanted: DictWanted, pred: Type, c: Class | null, args: readonly Type[]): Diagnostic {
  const p = new TypePrinter();
  const text = p.show(pred);
  const notes: string[] = [];
  const by = neededBy(wanted);
  if (by !== null) notes.push(by);
  const chain = causeOf(wanted);
  if (chain !== null) notes.push(`\`${p.show(zonk(chain))}\` asks for it`);
  const { note, help } = c === null || args.length === 0 ? noHint : hint(tc, wanted, c, tc.head(args[args.length - 1]), text, p);
  if (note !== undefined) notes.push(note);
  return problem('MissingInstance', wanted.origin.span, `there is no instance \`${text}\``, {
    ...(help === undefined ? {} : { help }),
    ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
  });
}

function neededBy({ origin }: DictWanted): string | null {
  switch (origin.kind) {
    case 'literal':
      return 'this literal needs it';
    case 'deriving':
      return 'a derived instance needs it';
    case 'superclass':
      return 'a superclass of the instance';
    default:
      return origin.name === null ? null : needsIt(origin.name.text);
  }
}

function causeOf(wanted: DictWanted): Type | null {
  let cause = wanted.cause;
  while (cause !== null && cause.cause !== null) cause = cause.cause;
  return cause === null ? null : cause.pred;
}

/** Why there is no instance, and what was meant or what to add. */
interface Hint {
  readonly note?: string;
  readonly help?: string;
}

const noHint: Hint = {};

/** What the last argument of a class, in head form, tells. `text` is the whole constraint. */
function hint(tc: Tc, wanted: DictWanted, c: Class, last: Type, text: string, p: TypePrinter): Hint {
  if (last.kind === 'fun') return functionHint(wanted, c);
  if (spine(last).head.kind === 'var') {
    const signature = signatureOf(tc.scope);
    return signature === null ? noHint : { help: `add \`${text}\` to the context of ${signature}` };
  }
  const con = headCon(last);
  if (con === null) return noHint;
  return mistakenHint(tc, wanted, c, con, last) ?? instanceHint(tc, c, con, `${c.name.text} ${p.showArgument(last)}`);
}

function functionHint({ origin }: DictWanted, c: Class): Hint {
  if (origin.kind === 'literal') return { note: 'it is used as a function' };
  const help = origin.name?.text === '-' ? 'a negative argument is in parentheses: `f (-1)`' : 'is an argument missing?';
  return { note: `functions have no \`${c.name.text}\``, help };
}

/** Types that are there by mistake: nobody wants these instances. */
function mistakenHint(tc: Tc, { origin }: DictWanted, c: Class, con: TyCon, type: Type): Hint | null {
  const name = con.name.text;
  if (name === 'IO' && origin.kind !== 'literal' && type.kind === 'app' && headCon(tc.head(type.arg))?.name.text !== '()') {
    return { help: 'an action is not its result: take that out first, `result <- action`' };
  }
  if (c.name.text !== 'Num') return null;
  if (name === '[]') return { note: 'numbers are not lists or strings' };
  if (name !== 'Maybe') return null;
  if (origin.kind === 'literal') return { help: 'is `Just` missing?' };
  return origin.kind === 'occurrence' ? { help: 'match on `Just` and `Nothing` first, or use `maybe` or `fromMaybe`' } : null;
}

/** A type of this module can have one. */
function instanceHint(tc: Tc, c: Class, con: TyCon, head: string): Hint {
  if (con.name.module !== tc.module.name || (con.flavour !== 'data' && con.flavour !== 'newtype')) return noHint;
  const className = c.name.text;
  return {
    help: derivable.has(className) ? `add \`deriving ${className}\` to \`${con.name.text}\`, or write an instance` : `write an instance \`${head}\``,
  };
}

/** The innermost signature around. */
function signatureOf(scope: Scope): string | null {
  for (let s: Scope | null = scope; s !== null; s = s.parent) {
    if (s.why.kind === 'signature') return s.why.name === null ? 'the signature' : `the signature of \`${s.why.name}\``;
    if (s.why.kind === 'instance') return `the instance \`${s.why.head()}\``;
  }
  return null;
}

/** What the hidden constructor of a pattern synonym needs, the synonym promises. */
function needsIt(text: string): string {
  return text.startsWith('$Y') ? `the signature of \`${text.slice(2)}\` says that a match provides it` : `\`${text}\` needs it`;
}
