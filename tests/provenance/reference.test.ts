/**
 * What the machine notes of who builds thunks, against the reference evaluator, which sees every `let` with the whole stack below it: for random programs the
 * ways in which thunks were built are the same, activation by activation.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RTS_INFO_N } from '../../abi/rts-infos.gen.ts';
import { compileModule } from '../../compiler/pipeline.ts';
import { print } from '../../compiler/stg/print.ts';
import type * as Stg from '../../compiler/stg/syntax.ts';
import { HaskellError } from '../../host/error.ts';
import { Machine } from '../../host/machine.ts';
import type { Stress } from '../../host/options.ts';
import { evaluateSync } from '../reference/evaluate.ts';
import type { Thread } from '../reference/values.ts';
import { library, parseModule } from '../stg/programs.ts';
import { randomTapes, toProgram } from '../unit/random/program.ts';
import { birthsOf, isBuilt, machineModule } from './machines.ts';

const MAX_STEPS = 200_000;
const DEPTH = 64;
const CUT = '…';

/** The innermost lambda around each `let` and `case` of a module, by name. */
function owners(module: Stg.Module): Map<Stg.Expr, string> {
  const found = new Map<Stg.Expr, string>();
  const visit = (node: unknown, owner: string): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) for (const each of node) visit(each, owner);
    else if ('rhs' in node) visit(node.rhs, nameOf(node as Stg.Bind | Stg.TopBind));
    else {
      if ('kind' in node) found.set(node as Stg.Expr, owner);
      for (const [key, value] of Object.entries(node)) if (key !== 'span') visit(value, owner);
    }
  };
  visit(module.binds, '');
  return found;
}

/** Thunks that are used whatever way is taken behind their `let`: others are built on the ways only that use them. */
function alwaysBuilt(modules: readonly Stg.Module[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const e = node as Stg.Expr;
    if (e.kind === 'let') for (const { binder } of e.binds) if (isAlwaysUsed(binder.name, e.body)) found.add(local(binder.name));
    for (const [key, value] of Object.entries(node)) if (key !== 'span') visit(value);
  };
  for (const { binds } of modules) visit(binds);
  return found;
}

function isAlwaysUsed(name: string, e: Stg.Expr): boolean {
  switch (e.kind) {
    case 'case': {
      const branches = e.alts.map(({ body }) => body).concat(e.fallback ?? []);
      return isAlwaysUsed(name, e.scrut) || branches.every((branch) => isAlwaysUsed(name, branch));
    }
    case 'let':
      return isAlwaysUsed(name, e.body) || e.binds.some(({ binder, rhs }) => mentions(rhs, name) && isAlwaysUsed(binder.name, e.body));
    case 'join':
      return isAlwaysUsed(name, e.body);
    default:
      return mentions(e, name);
  }
}

function mentions(node: unknown, name: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if ((node as Stg.Atom).kind === 'var' && (node as Stg.VarAtom).name === name) return true;
  return Object.entries(node).some(([key, value]) => key !== 'span' && mentions(value, name));
}

const nameOf = (bind: Stg.Bind | Stg.TopBind): string => ('binder' in bind ? bind.binder.name : bind.name);

const local = (name: string): string => name.split('.').at(-1) ?? name;

/** Neighbours that are the same count once: the machine notes activations that way. The builder's own come first, or not. */
function way(thunk: string, builder: string, callers: readonly string[], end: string): string {
  const folded = callers.filter((name, i) => name !== (i === 0 ? builder : callers[i - 1]));
  return [thunk, ...folded, end].join(' ← ');
}

function referenceWay(thread: Thread, thunk: string, site: Stg.Expr, ownerOf: Map<Stg.Expr, string>): string {
  const callers: string[] = [];
  let end = 'start';
  for (const frame of [...thread.stack].reverse()) {
    if (frame.frame === 'case') callers.push(ownerOf.get(frame.case) ?? '?');
    if (frame.frame === 'update') {
      end = `thunk ${frame.thunk.name}`;
      break;
    }
  }
  return way(thunk, ownerOf.get(site) ?? '?', callers.map(local), local(end));
}

function machineWays(machine: Machine): string[] {
  const name = (id: number): string => local(machine.debug.name(id));
  return birthsOf(machine.view)
    .filter(({ info }) => info >= RTS_INFO_N)
    .map(({ info, creation }) => {
      if (creation === null) return '?';
      const builder = machine.debug.owner(machine.debug.info(info)?.parent ?? -1)?.debug.name ?? '?';
      const end = typeof creation.end === 'string' ? (creation.end === 'cut' ? CUT : creation.end) : `thunk ${name(creation.end.info)}`;
      return way(name(info), local(builder), creation.callers.map(name), end);
    });
}

/**
 * Both sides' ways as text, those the machine cut short by their beginning. The compiler does not build what nobody uses, and lays out at top level what has
 * no free variables: of such a thunk the machine knows nothing at all. `always`: see alwaysBuilt.
 */
function compare(machine: readonly string[], reference: readonly string[], always: ReadonlySet<string>): { unknown: string[]; missing: string[] } {
  const cut = machine.filter((text) => text.endsWith(CUT)).map((text) => text.slice(0, -CUT.length));
  const whole = new Set(machine.filter((text) => !text.endsWith(CUT)));
  const expected = new Set(reference);
  const thunkOf = (text: string): string => text.slice(0, text.indexOf(' '));
  const builtByMachine = new Set(machine.map(thunkOf).filter((thunk) => always.has(thunk)));
  return {
    unknown: [...whole].filter((text) => !expected.has(text)),
    missing: [...expected].filter((text) => builtByMachine.has(thunkOf(text)) && !whole.has(text) && !cut.some((start) => text.startsWith(start))),
  };
}

const rts = parseModule(library.source, library.file);
const rtsImage = compileModule(rts).image;

async function sameWays(module: Stg.Module, build: 'provenance' | 'debug', stress: readonly Stress[]): Promise<void> {
  const ownerOf = new Map([...owners(rts), ...owners(module)]);
  const reference: string[] = [];
  const { exit } = evaluateSync([rts, module], {
    maxSteps: MAX_STEPS,
    onThunk: (thread, name, site) => reference.push(referenceWay(thread, local(name), site, ownerOf)),
  });
  fc.pre(exit.reason !== 'outOfSteps');
  const { image } = compileModule(module);
  if (image === null || rtsImage === null) throw new Error(print(module));
  const machine = Machine.createSync({
    images: [rtsImage, image],
    module: machineModule(build),
    provenance: DEPTH,
    stress,
    stdout: () => {},
    stderr: () => {},
  });
  const error = await machine.run().catch((thrown) => thrown);
  if (error instanceof HaskellError && error.kind === 'internal') throw error;
  const { unknown, missing } = compare(machineWays(machine), reference, alwaysBuilt([rts, module]));
  // who prints an exception builds thunks that the reference run knows nothing of
  expect({ unknown: error instanceof Error ? [] : unknown, missing }, print(module)).toEqual({ unknown: [], missing: [] });
}

describe.skipIf(!isBuilt)('the machine notes what the reference run sees', () => {
  test('in random programs', async () => {
    await fc.assert(
      fc.asyncProperty(randomTapes, (tapes) => sameWays(toProgram(tapes), 'provenance', [])),
      { numRuns: 100 },
    );
  });

  test('with collections everywhere', async () => {
    await fc.assert(
      fc.asyncProperty(randomTapes, (tapes) => sameWays(toProgram(tapes), 'debug', ['gc', 'sanity'])),
      { numRuns: 30 },
    );
  });
});
