/**
 * STG tree to text. `parse(print(m))` is `m` up to spans; with `spans` also the places of expressions, closures and bindings are kept, as SRC pragmas.
 *
 * A simple expression stays on the line; `case`, `let` and `join` begin a line each, a `case` with one alternative does not indent what follows (as GHC prints it). Recursion goes as deep as the tree does.
 */
import { hostTypeText } from '../../abi/host-types.ts';
import type { Rep } from '../../abi/tables/primops.ts';
import type { Span } from '../base/span.ts';
import { type ConInfo, constructorTable, impliedBinderRep, primopTable } from './kinds.ts';
import { printLiteral, quote } from './literals.ts';
import { isPlainName } from './names.ts';
import type { Alt, Atom, Bind, Binder, Case, DataDecl, Expr, Foreign, FunShape, Import, Join, Module, Rhs, TopBind } from './syntax.ts';

export interface PrintOptions {
  /** write the places of expressions, right-hand sides and bindings */
  readonly spans?: boolean;
}

/** The module as STG text, ending in a newline. */
export function print(module: Module, options: PrintOptions = {}): string {
  const printer = new Printer(module, options.spans ?? false);
  return printer.module();
}

/** One expression, for messages and dumps. */
export function printExpr(expr: Expr, module: Module): string {
  return new Printer(module, false).exprText(expr);
}

class Printer {
  private readonly input: Module;
  private readonly spans: boolean;
  private readonly cons: ReadonlyMap<string, ConInfo>;
  private readonly foreigns: ReadonlyMap<string, Foreign>;
  private readonly out: string[] = [];

  constructor(module: Module, spans: boolean) {
    this.input = module;
    this.spans = spans;
    this.cons = constructorTable(module.datas);
    this.foreigns = new Map(module.foreigns.map((f) => [f.name, f]));
  }

  exprText(expr: Expr): string {
    this.#expr(expr, '');
    return this.out.join('');
  }

  module(): string {
    const { imports, datas, foreigns, exports, binds } = this.input;
    const sections = [
      [`module ${name(this.input.name)}`],
      groupByModule(imports).map(importText),
      datas.map(dataText),
      foreigns.map(foreignText),
      exports.length === 0 ? [] : [`export ${exports.map((e) => name(e.name)).join(', ')}`],
    ];
    const head = sections.filter((s) => s.length > 0).map((s) => s.join('\n'));
    return `${[...head, ...binds.map((b) => this.#topBind(b))].join('\n\n')}\n`;
  }

  #topBind(bind: TopBind): string {
    this.out.length = 0;
    this.#source(bind.span);
    this.#write(`${name(bind.name)} = `);
    this.#rhs(bind.rhs, '');
    return this.out.join('');
  }

  #write(text: string): void {
    this.out.push(text);
  }

  #source({ file, line, col, endLine, endCol }: Span): void {
    if (!this.spans || line === 0) return;
    this.#write(`{-# SRC ${quote(this.input.files[file] ?? '', '"')} ${line}:${col}-${endLine}:${endCol} #-} `);
  }

  // Right-hand sides -----------------------------------------------------------------------------------------------------------------------

  #rhs(rhs: Rhs, indent: string): void {
    this.#source(rhs.span);
    if (rhs.kind === 'con') return this.#write(applied(name(rhs.con), rhs.args));
    if (rhs.params.length === 0) this.#write(rhs.once ? 'once ' : 'thunk ');
    else {
      const results = rhs.results.length === 1 && rhs.results[0] === 'p' ? '' : ` -> ${repList(rhs.results)}`;
      this.#write(`\\${rhs.params.map(param).join(' ')}${results} `);
    }
    this.#braced(rhs.body, indent);
  }

  #braced(body: Expr, indent: string): void {
    this.#write('{');
    this.#body(body, indent, ' ');
    this.#write(isSimple(body) ? ' }' : `\n${indent}}`);
  }

  /** An expression behind `->`, `{` or `=`: on the same line if simple. */
  #body(expr: Expr, indent: string, space: string): void {
    const inner = `${indent}  `;
    this.#write(isSimple(expr) ? space : `\n${inner}`);
    this.#expr(expr, inner);
  }

  // Expressions ----------------------------------------------------------------------------------------------------------------------------

  #expr(expr: Expr, indent: string): void {
    this.#source(expr.span);
    switch (expr.kind) {
      case 'app':
        return this.#write(applied(this.#head(expr.fun.name), expr.args));
      case 'con':
        return this.#write(applied(name(expr.con), expr.args));
      case 'prim':
        return this.#write(applied(expr.op, expr.args));
      case 'foreign':
        return this.#write(applied(name(expr.name), expr.args));
      case 'lit':
        return this.#write(printLiteral(expr.lit));
      case 'tuple':
        return this.#write(tuple(expr.args.map(atom)));
      case 'case':
        return this.#caseExpr(expr, indent);
      case 'let':
        return this.#letExpr(expr.rec, expr.binds, expr.body, indent);
      case 'join':
        return this.#joinExpr(expr.rec, expr.joins, expr.body, indent);
    }
  }

  /** A variable that looks like something else is put in backquotes. */
  #head(text: string): string {
    return primopTable.has(text) || this.foreigns.has(text) ? quote(text, '`') : name(text);
  }

  #caseExpr(expr: Case, indent: string): void {
    this.#write('case ');
    this.#expr(expr.scrut, `${indent}  `);
    this.#write(` of ${caseBinder(expr, this.foreigns)}{`);
    if (expr.alts.length + (expr.fallback === null ? 0 : 1) === 1) return this.#onlyAlternative(expr, indent);
    const inner = `${indent}  `;
    const end = expr.fallback === null ? expr.alts.length - 1 : expr.alts.length;
    expr.alts.forEach((alt, i) => {
      this.#write(`\n${inner}`);
      this.#source(alt.span);
      this.#write(`${this.#pattern(alt)} ->`);
      this.#body(alt.body, inner, ' ');
      if (i < end) this.#write(';');
    });
    if (expr.fallback !== null) {
      this.#write(`\n${inner}_ ->`);
      this.#body(expr.fallback, inner, ' ');
    }
    this.#write(`\n${indent}}`);
  }

  /** What follows reads as a sequence, and is written as one: no deeper indentation, all braces closed at the end. */
  #onlyAlternative({ alts, fallback }: Case, indent: string): void {
    const [alt] = alts;
    this.#write(' ');
    if (alt !== undefined) this.#source(alt.span);
    this.#write(`${alt === undefined ? '_' : this.#pattern(alt)} ->\n${indent}`);
    this.#expr(alt === undefined ? fallback! : alt.body, indent);
    this.#write(' }');
  }

  #pattern(alt: Alt): string {
    if (alt.kind === 'lit') return printLiteral(alt.lit);
    if (alt.kind === 'tuple') return tuple(alt.fields.map((f) => (f.rep === 'p' ? name(f.name) : `${name(f.name)} : ${f.rep}`)));
    const kinds = this.cons.get(alt.con)?.con.fields ?? [];
    return [name(alt.con), ...alt.fields.map((f, i) => (f.rep === 'p' && (kinds[i] ?? 'p') === 'p' ? name(f.name) : kinded(f)))].join(' ');
  }

  #letExpr(rec: boolean, binds: readonly Bind[], body: Expr, indent: string): void {
    this.#write(rec ? 'letrec ' : 'let ');
    const inner = binds.length === 1 ? indent : `${indent}    `;
    binds.forEach(({ binder, rhs }, i) => {
      if (i > 0) this.#write(`;\n${inner}`);
      this.#source(binder.span);
      this.#write(`${name(binder.name)} = `);
      this.#rhs(rhs, inner);
    });
    this.#inBody(body, indent);
  }

  #joinExpr(rec: boolean, joins: readonly Join[], body: Expr, indent: string): void {
    this.#write(rec ? 'joinrec ' : 'join ');
    const inner = joins.length === 1 ? indent : `${indent}    `;
    joins.forEach((join, i) => {
      if (i > 0) this.#write(`;\n${inner}`);
      this.#source(join.span);
      this.#write(`${[name(join.name), ...join.params.map(param)].join(' ')} = `);
      this.#braced(join.body, inner);
    });
    this.#inBody(body, indent);
  }

  #inBody(body: Expr, indent: string): void {
    this.#write(` in\n${indent}`);
    this.#expr(body, indent);
  }
}

// Small parts --------------------------------------------------------------------------------------------------------------------------------

function isSimple(expr: Expr): boolean {
  return expr.kind !== 'case' && expr.kind !== 'let' && expr.kind !== 'join';
}

function name(text: string): string {
  return isPlainName(text) ? text : quoteUnlessHole(text);
}

function quoteUnlessHole(text: string): string {
  return text === '_' ? text : quote(text, '`');
}

function atom(a: Atom): string {
  return a.kind === 'var' ? name(a.name) : printLiteral(a);
}

function applied(head: string, args: readonly Atom[]): string {
  return [head, ...args.map(atom)].join(' ');
}

function tuple(items: readonly string[]): string {
  return items.length === 0 ? '(# #)' : `(# ${items.join(', ')} #)`;
}

function kinded({ name: text, rep }: Binder): string {
  return `(${name(text)} : ${rep})`;
}

function param(binder: Binder): string {
  return binder.rep === 'p' ? name(binder.name) : kinded(binder);
}

function repList(reps: readonly Rep[]): string {
  return reps.length === 1 ? reps[0] : `(${reps.join(', ')})`;
}

/** With the space behind it; empty when the parser would supply the same. */
function caseBinder({ binder, scrut, alts }: Case, foreigns: ReadonlyMap<string, Foreign>): string {
  const implied = impliedBinderRep(scrut, alts, foreigns);
  if (binder.name === '_' && binder.rep === implied) return '';
  return binder.rep === 'p' && implied === 'p' ? `${name(binder.name)} ` : `${name(binder.name)} : ${binder.rep} `;
}

function groupByModule(imports: readonly Import[]): Import[][] {
  const groups: Import[][] = [];
  for (const entry of imports) {
    const last = groups.at(-1);
    if (last?.[0].module === entry.module) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function importText(group: readonly Import[]): string {
  return `import ${name(group[0].module)} (${group.map((i) => name(i.name) + (i.shape === null ? '' : ` ${shapeText(i.shape)}`)).join(', ')})`;
}

/** `(p, i64) -> p` */
export function shapeText({ args, results }: FunShape): string {
  return `(${args.join(', ')}) -> ${repList(results)}`;
}

function dataText({ name: text, cons }: DataDecl): string {
  const parts = cons.map((c) => [name(c.name), ...c.fields].join(' '));
  return `data ${name(text)}${parts.length === 0 ? '' : ` = ${parts.join(' | ')}`}`;
}

function foreignText({ name: text, hostName, args, result }: Foreign): string {
  const host = hostName === text ? '' : ` = ${quote(hostName, '"')}`;
  return `foreign ${name(text)}${host} ${hostTypeText({ args, result })}`;
}
