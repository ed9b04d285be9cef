/**
 * Random programs of functions that call each other in every way the machine knows, and what runs in them at each probe, by a plain interpreter that keeps
 * a list of callers where the machine keeps nothing.
 *
 * A function gets the number of its thread, and how much deeper it may go; it does some things one after the other and ends in some way.
 */
import * as fc from 'fast-check';

/** Another function, called … */
export type Way =
  | 'known'
  /** by a function that knows it as an argument only */
  | 'unknown'
  /** by a function of one argument that gives a function */
  | 'over'
  /** by the code of a thunk, which is evaluated */
  | 'thunk'
  /** under a handler that calls `other` */
  | 'catch'
  | 'mask'
  | 'unmask'
  /** by a host function that calls in; never the last thing */
  | 'host';

export interface Call {
  readonly way: Way;
  readonly callee: number;
  readonly other: number;
}

export interface Body {
  readonly first: readonly (Call | 'probe' | 'yield')[];
  /** null: returns */
  readonly last: Call | 'raise' | null;
}

export interface Program {
  readonly functions: readonly Body[];
  /** functions that threads begin with; the first is the main thread's */
  readonly threads: readonly number[];
  readonly depth: number;
}

const ways: readonly Way[] = ['known', 'unknown', 'over', 'thunk', 'catch'];
const masking: readonly Way[] = ['mask', 'unmask'];

/** @param threads besides the main one, at most. @param masks whether mask states change */
export function randomProgram(threads: number, depth: number, masks: boolean): fc.Arbitrary<Program> {
  const count = 6;
  const index = fc.nat(count - 1);
  const usual = [...ways, ...(masks ? masking : []), 'known' as const];
  const calls = (by: readonly Way[]): fc.Arbitrary<Call> => fc.record({ way: fc.constantFrom(...by), callee: index, other: index });
  const call = calls(usual);
  const first = fc.oneof(
    { weight: 3, arbitrary: calls(threads === 0 ? [...usual, 'host'] : usual) },
    { weight: 2, arbitrary: fc.constant('probe' as const) },
    fc.constant('yield' as const),
  );
  const last = fc.oneof({ weight: 8, arbitrary: call }, fc.constant('raise' as const), fc.constant(null));
  const body: fc.Arbitrary<Body> = fc.record({ first: fc.array(first, { maxLength: 2 }), last });
  return fc.record({
    functions: fc.array(body, { minLength: count, maxLength: count }),
    threads: fc.array(index, { minLength: 1, maxLength: threads + 1 }),
    depth: fc.integer({ min: 1, max: depth }),
  });
}

// As STG text ------------------------------------------------------------------------------------------------------------------------------

export function stgText({ functions, threads, depth }: Program): string {
  const forks = threads.slice(1).map((_, i) => i + 1);
  return [
    'module Main',
    'import Rts ()',
    'foreign probe = "probe" (i64, void) -> i64',
    'foreign back = "back" (i64, i64, void) -> i64',
    'data Unit = Unit',
    `export main, ${functions.map((_, i) => `f${i}`).join(', ')}`,
    'unit = Unit',
    'apply = \\k (s : void) -> p { k s }',
    ...functions.map((_, i) => `give${i} = \\(w : i64) (n : i64) -> p { let given${i} = \\(s : void) -> p { f${i} w n s } in given${i} }`),
    ...functions.map((body, i) => `f${i} = \\(w : i64) (n : i64) (s : void) -> p { ${bodyText(body, i)} }`),
    'ignore = \\e (s : void) -> p { Unit }',
    ...forks.map(
      (w) =>
        `worker${w} = \\done (s : void) -> p { let act${w} = \\(s1 : void) -> p { f${threads[w]} ${w} ${depth} s1 } in ` +
        `case catch# act${w} ignore s of _ { _ -> case putMVar# done unit s of _ : void { _ -> Unit } } }`,
    ),
    `main = \\(s : void) -> p { ${forks.map((w) => `case newMVar# s of done${w} { _ -> let start${w} = \\(s1 : void) -> p { worker${w} done${w} s1 } in case fork# start${w} s of _ { _ -> `).join('')}` +
      `case f${threads[0]} 0 ${depth} s of _ { _ -> ${forks.map((w) => `case takeMVar# done${w} s of _ { _ -> `).join('')}Unit${' }'.repeat(3 * forks.length + 1)} }`,
  ].join('\n');
}

function bodyText({ first, last }: Body, f: number): string {
  let text = '';
  for (const [i, act] of first.entries()) {
    if (act === 'probe') text += `case probe w s of r${i} : i64 { _ -> `;
    else if (act === 'yield') text += 'case yield# s of _ : void { _ -> ';
    else if (act.way === 'host') text += `case back ${act.callee} m s of u${i} : i64 { _ -> `;
    else {
      const { before, call } = callText(act, `${f}_${i}`);
      text += `${before}case ${call} of u${i} { _ -> `;
    }
  }
  if (last === null) text += 'Unit';
  else if (last === 'raise') text += 'raiseIO# unit s';
  else {
    const { before, call } = callText(last, `${f}_e`);
    text += `${before}${call}`;
  }
  return `case n of { 0 -> Unit; _ -> case -# n 1 of m : i64 { _ -> ${text}${' }'.repeat(first.length)} } }`;
}

/** Names of closures end in the `site`: there is one of each. */
function callText({ way, callee, other }: Call, site: string): { before: string; call: string } {
  const action = `let k${site} = \\(s1 : void) -> p { f${callee} w m s1 } in `;
  switch (way) {
    case 'known':
      return { before: '', call: `f${callee} w m s` };
    case 'unknown':
      return { before: action, call: `apply k${site} s` };
    case 'over':
      return { before: '', call: `give${callee} w m s` };
    case 'thunk':
      return { before: `let t${site} = thunk { f${callee} w m void# } in `, call: `t${site}` };
    case 'catch':
      return { before: `${action}let h${site} = \\e (s1 : void) -> p { f${other} w m s1 } in `, call: `catch# k${site} h${site} s` };
    case 'mask':
      return { before: action, call: `maskAsyncExceptions# k${site} s` };
    case 'unmask':
      return { before: action, call: `unmaskAsyncExceptions# k${site} s` };
    case 'host':
      throw new Error('a host function is not called last');
  }
}

// What a probe is to see -------------------------------------------------------------------------------------------------------------------

/** What lies on the stack, and callers erased on top of it, newest first. */
interface Level {
  readonly frame: string;
  readonly erased: string[];
}

class Raised extends Error {}

export interface Expected {
  /** by thread: at each of its probes, innermost first, frames by name (`t!` for the update frame of t), erased callers as `~name` */
  readonly probes: readonly string[][][];
  /** the main thread when nobody caught what it raised; else null */
  readonly crash: string[] | null;
}

export function expected({ functions, threads, depth }: Program): Expected {
  const probes: string[][][] = threads.map(() => []);
  let crash: string[] | null = null;
  const begin = (w: number): void => {
    const levels: Level[] = [{ frame: '', erased: [] }];
    let handlers = 0;
    const seen = (): string[] => [...levels].reverse().flatMap(({ frame, erased }) => [...erased.map((name) => `~${name}`), ...(frame === '' ? [] : [frame])]);
    const under = (frame: string, run: () => void): void => {
      levels.push({ frame, erased: [] });
      try {
        run();
      } finally {
        levels.pop();
      }
    };
    const handOn = (name: string, run: () => void): void => {
      (levels.at(-1) as Level).erased.unshift(name);
      run();
    };
    const perform = ({ way, callee, other }: Call, site: string, n: number): void => {
      const action = (): void => handOn(`k${site}`, () => enter(callee, n));
      switch (way) {
        case 'known':
          return enter(callee, n);
        case 'unknown':
          return handOn('apply', action);
        case 'over':
          return handOn(`given${callee}`, () => enter(callee, n));
        case 'thunk':
          return under(`t${site}!`, () => handOn(`t${site}`, () => enter(callee, n)));
        case 'catch':
          return catching(action, () => under('', () => handOn(`h${site}`, () => enter(other, n))));
        case 'mask':
        case 'unmask':
          return under('', action);
        case 'host':
          return under('', () => enter(callee, n));
      }
    };
    const catching = (action: () => void, handler: () => void): void => {
      handlers++;
      try {
        under('', action);
        handlers--;
      } catch (error) {
        handlers--;
        if (!(error instanceof Raised)) throw error;
        handler();
      }
    };
    const enter = (f: number, n: number): void => {
      const { first, last } = functions[f];
      if (n === 0) return;
      for (const [i, act] of first.entries()) {
        if (act === 'probe') under(`f${f}`, () => void probes[w].push(seen()));
        else if (act !== 'yield') under(`f${f}`, () => perform(act, `${f}_${i}`, n - 1));
      }
      if (last === 'raise') {
        if (handlers === 0) crash = [`f${f}`, ...seen()];
        throw new Raised();
      }
      if (last === null) return;
      // a call of itself is a loop
      if (last.way === 'known' && last.callee === f) enter(f, n - 1);
      else handOn(`f${f}`, () => perform(last, `${f}_e`, n - 1));
    };
    const start = (): void => enter(threads[w], depth);
    try {
      if (w === 0) under('main', start);
      else
        handOn(`start${w}`, () =>
          under(`worker${w}`, () =>
            catching(
              () => handOn(`act${w}`, start),
              () => {},
            ),
          ),
        );
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
    }
  };
  for (const w of threads.keys()) begin(w);
  return { probes, crash };
}
