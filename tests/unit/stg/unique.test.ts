import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NameWalk } from '../../../compiler/cmm/free.ts';
import { parse } from '../../../compiler/stg/parse.ts';
import { print } from '../../../compiler/stg/print.ts';
import type { Atom, Binder, Expr, Join, Lambda, Module, Rhs } from '../../../compiler/stg/syntax.ts';
import { unique } from '../../../compiler/stg/unique.ts';
import { anyModule } from './trees.ts';

function read(text: string): Module {
  const { module, diagnostics } = parse(text, 'test.stg');
  expect(diagnostics).toEqual([]);
  return module!;
}

// A second, plain walk: the names each expression binds and uses, with scopes as lists of pairs, nothing shared with the code under test. ------

type Scope = readonly (readonly [string, number])[];

/** Every occurrence as the number of its binder (or its name, when free), in a fixed order; binders are numbered as they are met. */
class Plain {
  readonly occurrences: (number | string)[] = [];
  readonly binders: string[] = [];

  bind(names: readonly { name: string }[], scope: Scope): Scope {
    return [
      ...names
        .map(({ name }) => [name, this.binders.push(name) - 1] as const)
        .filter(([name]) => name !== '_')
        .reverse(),
      ...scope,
    ];
  }

  use(name: string, scope: Scope): void {
    this.occurrences.push(scope.find(([n]) => n === name)?.[1] ?? name);
  }

  atoms(atoms: readonly Atom[], scope: Scope): void {
    for (const a of atoms) if (a.kind === 'var') this.use(a.name, scope);
  }

  rhs(rhs: Rhs, scope: Scope): void {
    if (rhs.kind === 'con') this.atoms(rhs.args, scope);
    else this.expr(rhs.body, this.bind(rhs.params, scope));
  }

  expr(e: Expr, scope: Scope): void {
    if (e.kind === 'app') this.use(e.fun.name, scope);
    if ('args' in e) this.atoms(e.args, scope);
    else if (e.kind === 'case') {
      this.expr(e.scrut, scope);
      const inner = this.bind([e.binder], scope);
      for (const alt of e.alts) this.expr(alt.body, alt.kind === 'lit' ? inner : this.bind(alt.fields, inner));
      if (e.fallback !== null) this.expr(e.fallback, inner);
    } else if (e.kind === 'let') {
      const inner = e.rec
        ? this.bind(
            e.binds.map((b) => b.binder),
            scope,
          )
        : null;
      for (const b of e.binds) this.rhs(b.rhs, inner ?? scope);
      this.expr(
        e.body,
        inner ??
          this.bind(
            e.binds.map((b) => b.binder),
            scope,
          ),
      );
    } else if (e.kind === 'join') {
      const inner = e.rec ? this.bind(e.joins, scope) : null;
      for (const j of e.joins) this.expr(j.body, this.bind(j.params, inner ?? scope));
      this.expr(e.body, inner ?? this.bind(e.joins, scope));
    }
  }
}

function plain(rhs: Rhs): Plain {
  const walk = new Plain();
  walk.rhs(rhs, []);
  return walk;
}

describe('unique', () => {
  test('keeps the first name and numbers the others', () => {
    const module = read('x = Nil\ny = \\x { case f x of x { Cons x x_1 -> x_1 x; _ -> x } }');
    expect(print(unique(module)).split('\n').slice(4).join('\n')).toMatchInlineSnapshot(`
      "y = \\x_1 {
        case f x_1 of x_2 {
          Cons x_3 x_1_1 -> x_1_1 x_3;
          _ -> x_2
        }
      }
      "
    `);
  });

  test('gives every binder of a binding its own name, not a global one, and changes no meaning', () => {
    fc.assert(
      fc.property(anyModule, (module) => {
        const renamed = unique(module);
        const global = new Set([...module.binds, ...module.imports, ...module.foreigns].map((g) => g.name));
        module.binds.forEach(({ rhs }, i) => {
          const before = plain(rhs);
          const after = plain(renamed.binds[i].rhs);
          const local = after.binders.filter((n) => n !== '_');
          expect(new Set(local).size).toBe(local.length);
          expect(local.filter((n) => global.has(n))).toEqual([]);
          expect(after.occurrences).toEqual(before.occurrences);
        });
      }),
      { numRuns: 200 },
    );
  });
});

/** Free variables of every lambda of a module. */
function freeVars(module: Module): Map<Lambda, readonly string[]> {
  const free = new Map<Lambda, readonly string[]>();
  const names = new NameWalk();
  for (const { rhs } of module.binds) {
    if (rhs.kind === 'lambda') for (const [lambda, own] of names.walk(rhs).free) free.set(lambda, own);
  }
  return free;
}

describe('free variables', () => {
  test('are followed through closures and join points', () => {
    const module = unique(
      read(`
f = \\a (n : i64) {
  let t = thunk { let u = \\x { a x n } in u u } in
  join j y = { case n of { 1 -> y; _ -> a } } in
  case t of z { _ -> j z }
}`),
    );
    const shown = [...freeVars(module)].map(([{ params }, names]) => `${params.map(({ name }) => name)}: ${names}`);
    expect(shown).toEqual(['x: a,n', ': a,n', 'a,n: ']);
  });

  test('agree with the definition', () => {
    fc.assert(
      fc.property(anyModule, (module) => {
        const clear = unique(module);
        for (const [lambda, names] of freeVars(clear)) expect(namesBoundOutside(names, lambda, clear)).toEqual(freeByDefinition(lambda, clear));
      }),
      { numRuns: 200 },
    );
  });
});

/** Random modules also mention what is bound nowhere, or nowhere around. */
function namesBoundOutside(names: readonly string[], lambda: Lambda, module: Module): Set<string> {
  const { rhs } = module.binds.find((b) => contains(b.rhs, lambda))!;
  return new Set(names.filter((name) => inScopeAt(rhs, lambda, name)));
}

/** Names used in the closure that some binder of the module's locals outside of it binds. Names are unique, so sets will do. */
function freeByDefinition(node: Lambda, module: Module): Set<string> {
  const used = new Set<string>();
  const inside = new Set<string>();
  collect(node, used, inside);
  const bound = new Set<string>();
  const bind = module.binds.find((b) => contains(b.rhs, node))!;
  collect(bind.rhs, new Set(), bound);
  const result = [...used].filter((name) => bound.has(name) && !inside.has(name));
  return new Set(result.filter((name) => inScopeAt(bind.rhs, node, name)));
}

function collect(value: unknown, used: Set<string>, bound: Set<string>): void {
  if (Array.isArray(value)) for (const v of value) collect(v, used, bound);
  else if (typeof value === 'object' && value !== null) {
    const node = value as { kind?: string; name?: string; rep?: string };
    if (node.kind === 'var') used.add(node.name!);
    else if (node.kind === undefined && node.rep !== undefined && node.name !== '_') bound.add(node.name!);
    for (const v of Object.values(value)) collect(v, used, bound);
  }
}

function contains(value: unknown, wanted: unknown): boolean {
  if (value === wanted) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some((v) => contains(v, wanted));
}

/** Is `name` bound on the way from `root` down to `node`, where it can be seen? */
function inScopeAt(root: Rhs, node: Lambda, name: string): boolean {
  let found = false;
  const has = (binders: readonly Binder[]): boolean => binders.some((b) => b.name === name);
  const rhs = (r: Rhs, seen: boolean): void => {
    if (r === node) found = seen;
    else if (r.kind === 'lambda') expr(r.body, seen || has(r.params));
  };
  const join = (j: Join, seen: boolean): void => {
    expr(j.body, seen || has(j.params));
  };
  const expr = (e: Expr, seen: boolean): void => {
    if (e.kind === 'case') {
      expr(e.scrut, seen);
      const inner = seen || has([e.binder]);
      for (const alt of e.alts) expr(alt.body, inner || (alt.kind !== 'lit' && has(alt.fields)));
      if (e.fallback !== null) expr(e.fallback, inner);
    } else if (e.kind === 'let') {
      const inner = seen || has(e.binds.map((b) => b.binder));
      for (const b of e.binds) rhs(b.rhs, e.rec ? inner : seen);
      expr(e.body, inner);
    } else if (e.kind === 'join') {
      for (const j of e.joins) join(j, seen);
      expr(e.body, seen);
    }
  };
  rhs(root, false);
  return found;
}
