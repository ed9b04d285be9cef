/** What lint knows of names: entities, the module's globals, the stack of local scopes. */
import type { Rep } from '../../abi/tables/primops.ts';
import type { Span } from '../base/span.ts';
import type { Bind, Binder, Foreign, FunShape, Import, Join, Module, Rhs, TopBind } from './syntax.ts';

/** What a name stands for. `span` is where it is bound. */
export type Entity =
  /** a value of which only the kind is known; a pointer may be a function */
  | { readonly kind: 'value'; readonly rep: Rep; readonly span: Span }
  | { readonly kind: 'function'; readonly shape: FunShape; readonly span: Span }
  /** bound to a constructor application: never a function */
  | { readonly kind: 'data'; readonly span: Span }
  | { readonly kind: 'foreign'; readonly foreign: Foreign; readonly span: Span }
  /** may be jumped to from the tail context it belongs to */
  | { readonly kind: 'join'; readonly params: readonly Binder[]; readonly tail: number; readonly span: Span };

function rhsEntity(rhs: Rhs, span: Span): Entity {
  if (rhs.kind === 'con') return { kind: 'data', span };
  if (rhs.params.length === 0) return { kind: 'value', rep: 'p', span };
  return { kind: 'function', shape: { args: rhs.params.map((p) => p.rep), results: rhs.results }, span };
}

export function importEntity({ shape, span }: Import): Entity {
  return shape === null ? { kind: 'value', rep: 'p', span } : { kind: 'function', shape, span };
}

export function topEntity({ rhs, span }: TopBind): Entity {
  return rhsEntity(rhs, span);
}

export function bindEntity({ binder, rhs }: Bind): Entity {
  return rhsEntity(rhs, binder.span);
}

export function binderEntity({ rep, span }: Binder): Entity {
  return { kind: 'value', rep, span };
}

export function joinEntity({ params, span }: Join, tail: number): Entity {
  return { kind: 'join', params, tail, span };
}

/** The kind an entity has as an atom; null: it is none. */
export function atomRep(entity: Entity): Rep | null {
  if (entity.kind === 'value') return entity.rep;
  return entity.kind === 'function' || entity.kind === 'data' ? 'p' : null;
}

/** Shape under which each export can be imported: functions have one, other values null. */
export function exportShapes(module: Module): Map<string, FunShape | null> {
  const entities = new Map(module.binds.map((b) => [b.name, topEntity(b)]));
  const shapes = new Map<string, FunShape | null>();
  for (const { name } of module.exports) {
    const entity = entities.get(name);
    if (entity !== undefined) shapes.set(name, entity.kind === 'function' ? entity.shape : null);
  }
  return shapes;
}

/** Local names over global ones. */
export class Scope {
  readonly globals = new Map<string, Entity>();
  private readonly locals = new Map<string, Entity>();

  find(name: string): Entity | undefined {
    return this.locals.get(name) ?? this.globals.get(name);
  }

  /** Runs `inside` with these names in scope. `_` never is. */
  within(names: readonly (readonly [string, Entity])[], inside: () => void): void {
    const hidden = names.map(([name]) => this.locals.get(name));
    for (const [name, entity] of names) if (name !== '_') this.locals.set(name, entity);
    inside();
    for (let i = names.length - 1; i >= 0; i--) {
      const before = hidden[i];
      if (before === undefined) this.locals.delete(names[i][0]);
      else this.locals.set(names[i][0], before);
    }
  }

  *names(): IterableIterator<string> {
    yield* this.locals.keys();
    yield* this.globals.keys();
  }
}
