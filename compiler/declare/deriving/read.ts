/** Read: readPrec as GHC's, one parser per constructor, joined by `+++`; constructors without arguments by `choose` where the library has it. */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Build } from './build.ts';
import { byArity, type Constructor, type Derived, type DerivedCode, methodsOnly } from './derived.ts';
import { isOperator } from './text.ts';

/** Precedence of application, and of record construction, which binds tighter. */
const APPLICATION = 10;
const RECORD = 11;

export function deriveRead(derived: Derived): DerivedCode {
  const { build: b } = derived;
  const parser = derived.cons.length === 0 ? b.wiredVar('pfail') : b.call('parens', alternatives(derived));
  return methodsOnly(
    b.method('readPrec', b.clause([], parser)),
    b.method('readList', b.clause([], b.wiredVar('readListDefault'))),
    b.method('readListPrec', b.clause([], b.wiredVar('readListPrecDefault'))),
  );
}

function alternatives(derived: Derived): Rn.Expr {
  const { build: b, cons } = derived;
  const choose = b.global('GHC.Read', 'choose');
  const { nullary, others } = byArity(cons);
  const parsers: Rn.Expr[] = [];
  if (derived.exists(choose)) {
    const words = nullary.filter((con) => !isOperator(con.name.text));
    const rows = words.map((con) => b.tuple(b.string(con.name.text), b.call('return', b.con(con.name))));
    if (rows.length > 0) parsers.push(b.apply(b.var(choose), b.list(rows)));
    parsers.push(...nullary.filter((con) => isOperator(con.name.text)).map((con) => constructorParser(b, con)));
  } else parsers.push(...nullary.map((con) => constructorParser(b, con)));
  parsers.push(...others.map((con) => constructorParser(b, con)));
  return parsers.reduceRight((rest, parser) => b.call('+++', parser, rest));
}

function constructorParser(b: Build, { name, arity, con, fixity }: Constructor): Rn.Expr {
  const args = b.locals('a', arity);
  const result = b.stmt(b.call('return', b.conCall(name, ...args.map((arg) => b.var(arg)))));
  if (arity === 0) return b.do([...prefixName(b, name), result]);
  if (con.fields !== null) return prec(b, RECORD, [...prefixName(b, name), ...recordFields(b, con.fields, args), result]);
  const argument = (i: number): Rn.Stmt => b.bind(args[i], b.call('step', b.wiredVar('readPrec')));
  if (con.infix && arity === 2) return prec(b, fixity.precedence, [argument(0), ...infixName(b, name), argument(1), result]);
  return prec(b, APPLICATION, [...prefixName(b, name), ...args.map((_, i) => argument(i)), result]);
}

function prec(b: Build, precedence: number, stmts: readonly Rn.Stmt[]): Rn.Expr {
  return b.call('prec', b.boxedInt(precedence), b.do(stmts));
}

function expect(b: Build, lexeme: 'Ident' | 'Symbol' | 'Punc', text: string): Rn.Stmt {
  return b.stmt(b.call('expectP', b.conCall(b.wired.value(lexeme), b.string(text))));
}

function prefixName(b: Build, { text }: Name): Rn.Stmt[] {
  return isOperator(text) ? [expect(b, 'Punc', '('), expect(b, 'Symbol', text), expect(b, 'Punc', ')')] : identifier(b, text);
}

/** MagicHash: a hash at the end is a lexeme of its own. */
function identifier(b: Build, text: string): Rn.Stmt[] {
  return text.endsWith('#') ? [expect(b, 'Ident', text.slice(0, -1)), expect(b, 'Symbol', '#')] : [expect(b, 'Ident', text)];
}

function infixName(b: Build, { text }: Name): Rn.Stmt[] {
  return isOperator(text) ? [expect(b, 'Symbol', text)] : [expect(b, 'Punc', '`'), ...identifier(b, text), expect(b, 'Punc', '`')];
}

/** `{ f = value, … }` */
function recordFields(b: Build, fields: readonly Name[], args: readonly Name[]): Rn.Stmt[] {
  const stmts = [expect(b, 'Punc', '{')];
  fields.forEach(({ text }, i) => {
    if (i > 0) stmts.push(expect(b, 'Punc', ','));
    const value = b.call('reset', b.wiredVar('readPrec'));
    stmts.push(b.bind(args[i], fieldReader(b, text, value)));
  });
  stmts.push(expect(b, 'Punc', '}'));
  return stmts;
}

function fieldReader(b: Build, text: string, value: Rn.Expr): Rn.Expr {
  if (isOperator(text)) return b.call('readSymField', b.string(text), value);
  if (text.endsWith('#')) return b.call('readFieldHash', b.string(text.slice(0, -1)), value);
  return b.call('readField', b.string(text), value);
}
