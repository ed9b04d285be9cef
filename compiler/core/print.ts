/** Core as text, for `vertebra dump --core` and for people who work on passes. Not read back. */
import type * as Core from './syntax.ts';

const WIDTH = 100;

/** The module, or the bindings whose name ends in `.only`. */
export function printModule(module: Core.Module, only: string | null = null): string {
  const names = new Names();
  const out: string[] = only === null ? [`module ${module.name}`, ''] : [];
  for (const group of module.binds) {
    for (const { var: v, expr } of group.kind === 'rec' ? group.binds : [group]) {
      if (only !== null && v.name !== only && !v.name.endsWith(`.${only}`)) continue;
      const type = v.type === null ? '' : ` :: ${v.type()}`;
      out.push(`${v.name}${type}`, `  = ${new Printer(names).expr(expr, '    ')}`, '');
    }
  }
  return out.join('\n');
}

export function printExpr(expr: Core.Expr): string {
  return new Printer(new Names()).expr(expr, '');
}

/** Texts of local variables: the author's, with the unique number when several share it. */
class Names {
  private readonly owner = new Map<string, Core.Var>();

  of(v: Core.Var): string {
    if (v.global) return v.name;
    const first = this.owner.get(v.name);
    if (first === undefined) this.owner.set(v.name, v);
    return first === undefined || first === v ? v.name : `${v.name}_${v.unique}`;
  }
}

const repMark: Readonly<Record<Core.Rep, string>> = { lifted: '', unlifted: ':u', i32: ':i32', i64: ':i64', f32: ':f32', f64: ':f64', void: ':void' };

class Printer {
  private readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  private binder(v: Core.Var): string {
    return v.rep === 'lifted' ? this.names.of(v) : `(${this.names.of(v)}${repMark[v.rep]})`;
  }

  expr(e: Core.Expr, indent: string): string {
    const inner = `${indent}  `;
    switch (e.kind) {
      case 'var':
        return this.names.of(e.var);
      case 'lit':
        return literal(e.lit);
      case 'app':
        return this.#spread(this.#atom(e.fun, inner), e.args, indent);
      case 'con':
        return this.#spread(e.con.name, e.args, indent);
      case 'prim':
        return this.#spread(e.op, e.args, indent);
      case 'foreign':
        return this.#spread(`foreign ${e.foreign.name}`, e.args, indent);
      case 'tuple':
        return `(# ${e.args.map((a) => this.expr(a, inner)).join(', ')} #)`;
      case 'jump':
        return this.#spread(`jump ${this.names.of(e.join)}`, e.args, indent);
      case 'lam':
        return `\\${e.oneShot ? '[1] ' : ''}${e.params.map((p) => this.binder(p)).join(' ')} ->\n${inner}${this.expr(e.body, inner)}`;
      case 'let': {
        const binds = e.bind.kind === 'rec' ? e.bind.binds : [e.bind];
        const word = e.bind.kind === 'rec' ? 'letrec' : 'let';
        const texts = binds.map((b) => `${inner}${this.binder(b.var)} = ${this.expr(b.expr, `${inner}  `)}`);
        return `${word}\n${texts.join('\n')}\n${indent}in ${this.expr(e.body, indent)}`;
      }
      case 'letjoin': {
        const texts = e.joins.map(
          (j) => `${inner}${[this.names.of(j.var), ...j.params.map((p) => this.binder(p))].join(' ')} = ${this.expr(j.body, `${inner}  `)}`,
        );
        return `${e.rec ? 'joinrec' : 'join'}\n${texts.join('\n')}\n${indent}in ${this.expr(e.body, indent)}`;
      }
      case 'case': {
        const alts = e.alts.map((alt) => `${inner}${this.#pattern(alt)} -> ${this.expr(alt.body, `${inner}  `)}`);
        if (e.fallback !== null) alts.push(`${inner}_ -> ${this.expr(e.fallback, `${inner}  `)}`);
        return `case ${this.expr(e.scrutinee, inner)} of ${this.binder(e.binder)} {\n${alts.join('\n')} }`;
      }
    }
  }

  #pattern(alt: Core.Alt): string {
    if (alt.kind === 'lit') return literal(alt.lit);
    if (alt.kind === 'tuple') return `(# ${alt.fields.map((f) => this.binder(f)).join(', ')} #)`;
    return [alt.con.name, ...alt.fields.map((f) => this.binder(f))].join(' ');
  }

  #spread(head: string, args: readonly Core.Expr[], indent: string): string {
    const inner = `${indent}  `;
    const texts = args.map((a) => this.#atom(a, inner));
    const line = [head, ...texts].join(' ');
    if (line.length <= WIDTH && !line.includes('\n')) return line;
    return [head, ...texts].join(`\n${inner}`);
  }

  #atom(e: Core.Expr, indent: string): string {
    const text = this.expr(e, indent);
    return e.kind === 'var' || e.kind === 'lit' || e.kind === 'tuple' || (e.kind === 'con' && e.args.length === 0) ? text : `(${text})`;
  }
}

function literal(lit: Core.Literal): string {
  switch (lit.rep) {
    case 'i64':
      return `${lit.value}#`;
    case 'i32':
      return `${JSON.stringify(String.fromCodePoint(lit.value))}#`;
    case 'string':
      return `${JSON.stringify(lit.value)}${lit.bytes ? '#' : '##'}`;
    case 'void':
      return 'void#';
    case 'integer':
      return `${lit.value}`;
    default:
      return `${lit.value}${lit.rep === 'f64' ? '##' : '#f'}`;
  }
}
