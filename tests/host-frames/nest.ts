/**
 * Host and Haskell call each other as a script says, and keep a shadow stack while they do; every trace that comes up is compared with it.
 *
 * Runs in any engine: web-standard APIs only. Functions whose frames are looked for keep them by `try`: WebKit drops the frame of a tail call.
 */
import { type Backtrace, HaskellError, i64, Machine } from '../../host/index.ts';

/** One turn: the host calls a Haskell function, and that a host function. */
export interface Level {
  readonly haskell: 'ping' | 'deep' | 'guarded';
  /** `promising` and `late` answer by promises: one calls in at once, the other after it has waited itself */
  readonly host: 'plain' | 'helped' | 'promising' | 'late';
  /** what the host function does with an error of the call it makes */
  readonly catches: 'no' | 'return' | 'throw';
}

export interface Script {
  readonly levels: readonly Level[];
  /** what happens at the bottom */
  readonly end: 'throw' | 'raise' | 'look';
}

/** A frame as the shadow stack knows it, or as a trace shows it. Places of Haskell are not compared: lines are the compiler's business. */
interface Shadow {
  readonly name: string;
  /** `file:line`; '' for Haskell */
  readonly at: string;
  readonly isHost: boolean;
}

/** What came of a script: what was wrong, nothing when all was well, and how many traces were compared. */
export interface Played {
  readonly problems: readonly string[];
  readonly compared: number;
}

/** In WebKit an async function has two frames until it first waits: where it is, and where its text begins. */
async function showsAsyncTwice(): Promise<boolean> {
  async function probe(): Promise<string> {
    await undefined;
    return inner();
  }
  async function inner(): Promise<string> {
    try {
      return new Error().stack ?? '';
    } finally {
      // the frame is kept
    }
  }
  return ((await probe()).match(/\binner@/g)?.length ?? 0) > 1;
}

const asyncTwice = await showsAsyncTwice();

/** A machine that plays scripts, one after the other. */
export class Player {
  private readonly vm: Machine;
  private script: Script = { levels: [], end: 'look' };
  private problems: string[] = [];
  private compared = 0;
  /** outermost first */
  private shadow: Shadow[] = [];
  /** the stack when the exception now on its way was raised, innermost first */
  private raised: readonly Shadow[] = [];
  /** what JavaScript threw, when it did */
  private thrown: unknown;

  constructor(module: WebAssembly.Module, image: Uint8Array) {
    this.vm = Machine.createSync({ module, images: [image], hostFunctions: this.hostFunctions() });
  }

  async play(script: Script): Promise<Played> {
    this.script = script;
    this.problems = [];
    this.compared = 0;
    this.shadow = [];
    if (script.levels.some(({ host }) => host === 'promising' || host === 'late')) await this.startLater();
    else this.start();
    return { problems: this.problems, compared: this.compared };
  }

  private start(): void {
    const { vm } = this;
    const play = this;
    function outermost(): void {
      try {
        vm.callSync(play.exported(0), play.enter(0, here('outermost')));
      } catch (error) {
        play.compareError(error);
      }
    }
    outermost();
  }

  private async startLater(): Promise<void> {
    const { vm } = this;
    const play = this;
    async function outermost(): Promise<void> {
      try {
        await vm.call(play.exported(0), play.enter(0, here('outermost')));
      } catch (error) {
        play.compareError(error);
      }
    }
    await outermost();
  }

  /** Functions of their own names: methods show differently in each engine. */
  private hostFunctions() {
    const play = this;

    function plain(k: number): unknown {
      const height = play.shadow.length;
      try {
        if (play.isLast(k)) return finish(here('plain'));
        return play.vm.callSync(play.exported(k + 1), play.enter(k + 1, here('plain')));
      } catch (error) {
        return caught(error, k, height, here('plain'));
      } finally {
        play.shadow.length = height;
      }
    }

    function helped(k: number): unknown {
      const height = play.shadow.length;
      try {
        if (play.isLast(k)) return finish(here('helped'));
        return helper(k, here('helped'));
      } catch (error) {
        return caught(error, k, height, here('helped'));
      } finally {
        play.shadow.length = height;
      }
    }

    function helper(k: number, caller: Shadow): unknown {
      try {
        play.shadow.push(caller);
        return play.vm.callSync(play.exported(k + 1), play.enter(k + 1, here('helper')));
      } finally {
        play.vm.statistics();
      }
    }

    async function promising(k: number): Promise<unknown> {
      const height = play.shadow.length;
      try {
        if (play.isLast(k)) return finish(here('promising'));
        return await play.vm.call(play.exported(k + 1), play.enter(k + 1, here('promising')));
      } catch (error) {
        return caught(error, k, height, here('promising'));
      } finally {
        play.shadow.length = height;
      }
    }

    async function late(k: number): Promise<unknown> {
      const callers = [...play.shadow];
      await new Promise((resolve) => setTimeout(resolve, 0));
      try {
        // Nobody knows any more inside which call this is, should it call.
        if (!play.isLast(k) || play.script.end === 'raise') play.shadow = [];
        if (play.isLast(k)) return finish(here('late'));
        return await play.vm.call(play.exported(k + 1), play.enter(k + 1, here('late')));
      } catch (error) {
        play.shadow = callers;
        return caught(error, k, callers.length, here('late'));
      } finally {
        play.shadow = callers;
      }
    }

    /** The bottom of the script. */
    function finish(caller: Shadow): unknown {
      play.shadow.push(caller);
      const { end } = play.script;
      try {
        if (end === 'look') return play.compare(play.vm.backtrace(), play.now(here('finish')));
        if (end === 'raise') return play.vm.callSync('boom', ...play.raise(here('finish')));
        throw play.throws(new Error('thrown at the bottom'), here('finish'));
      } finally {
        play.vm.statistics();
      }
    }

    function caught(error: unknown, k: number, height: number, caller: Shadow): unknown {
      const { catches } = play.script.levels[k];
      const isOwn = error === play.thrown;
      if (!isOwn) play.compareError(error);
      if (isOwn || catches === 'no') throw error;
      if (catches === 'return') return 'caught';
      play.shadow.length = height;
      play.shadow.push(caller);
      throw play.throws(new Error(`thrown at level ${k}`), here('caught'));
    }

    return { plain, helped, promising, late };
  }

  private isLast(k: number): boolean {
    return Number(k) === this.script.levels.length - 1;
  }

  private exported(k: number): string {
    const { haskell, host } = this.script.levels[k];
    return `${haskell}_${host}`;
  }

  /** `caller` calls the Haskell function of level `k`: its argument. */
  private enter(k: number, caller: Shadow): unknown {
    const { haskell, host } = this.script.levels[k];
    const ping = haskellFrame(`ping_${host}`);
    const outer = haskell === 'ping' ? [] : [haskellFrame(`${haskell}_${host}`)];
    this.shadow.push(caller, ...outer, ping);
    return i64(k);
  }

  private now(innermost: Shadow): readonly Shadow[] {
    return [...this.shadow, innermost].reverse();
  }

  private raise(caller: Shadow): [] {
    this.raised = [haskellFrame('boom'), ...this.now(caller)];
    this.thrown = undefined;
    return [];
  }

  private throws(error: Error, innermost: Shadow): Error {
    this.raised = this.now(innermost);
    this.thrown = error;
    return error;
  }

  private compareError(error: unknown): void {
    if (!(error instanceof HaskellError) || error.backtrace === null) {
      this.problems.push(`not an error of Haskell: ${error instanceof Error ? error.stack : String(error)}`);
      return;
    }
    this.compare(error.backtrace, this.raised);
    if (error.cause !== this.thrown) this.problems.push(`the cause is ${String(error.cause)}, not ${String(this.thrown)}`);
    for (const { name } of this.raised) if (!error.stack?.includes(name)) this.problems.push(`${name} is not in the stack:\n${error.stack}`);
  }

  private compare(trace: Backtrace, expected: readonly Shadow[]): void {
    this.compared++;
    const shown = framesOf(trace);
    const numbers = trace.entries.filter((entry) => entry.entry !== 'missing').map((entry) => entry.number);
    if (numbers.some((number, i) => number !== i)) this.problems.push(`numbers do not run through: ${numbers.join(' ')}`);
    // SpiderMonkey shows 128 frames of JavaScript: the inner ones, and all of Haskell.
    const cut = shown.findIndex(({ name }) => name.startsWith('cut off'));
    const isWhole =
      cut < 0
        ? isPrefix(expected, shown) && shown.slice(expected.length).every(({ isHost }) => isHost)
        : isPrefix(shown.slice(0, cut), expected) && isPrefix(expected.filter(isHaskell), shown.filter(isHaskell));
    if (isWhole) return;
    const column = (frames: readonly Shadow[]): string => frames.map(({ name, at }) => `  ${name} ${at}`).join('\n');
    this.problems.push(`expected\n${column(expected)}\nbut got\n${column(shown)}`);
  }
}

function isPrefix(frames: readonly Shadow[], whole: readonly Shadow[]): boolean {
  return frames.every(({ name, at }, i) => whole[i]?.name === name && whole[i]?.at === at);
}

function isHaskell(frame: Shadow): boolean {
  return !frame.isHost && frame.name !== '' && !frame.name.startsWith('cut off');
}

/** What a trace says of functions: the machine's own frames are left out. */
function framesOf(trace: Backtrace): Shadow[] {
  const frames: Shadow[] = [];
  for (const entry of trace.entries) {
    if (entry.entry === 'host' && asyncTwice && frames.at(-1)?.isHost && frames.at(-1)?.name === entry.name) continue;
    if (entry.entry === 'host') frames.push({ name: entry.name, at: entry.place === null ? '' : `${entry.place.file}:${entry.place.line}`, isHost: true });
    else if (entry.entry === 'missing') frames.push({ name: entry.why, at: '', isHost: false });
    else if (entry.entry === 'frame' && (entry.kind === 'ret' || entry.kind === 'here')) frames.push(haskellFrame(entry.name));
  }
  return frames;
}

/** The caller of this function, as the engine says, in this line. */
function here(name: string): Shadow {
  const places = (new Error().stack ?? '').split('\n').flatMap((line) => {
    const found = /(?:@|\(|at (?:async )?)([^()@]*):(\d+):\d+\)?$/.exec(line);
    return found === null ? [] : [`${found[1]}:${found[2]}`];
  });
  return { name, at: places[1], isHost: true };
}

function haskellFrame(name: string): Shadow {
  return { name, at: '', isHost: false };
}
