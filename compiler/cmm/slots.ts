/**
 * Where each register lies: a word relative to Sp, its frame's word 0.
 *
 * What is needed across a safepoint gets the frame words 1 … F-1, as few as possible; arguments arrive in the top ones. Everything else may use
 * frame words that are free, or the words below Sp, where outgoing arguments, results and temporaries lie; nothing is lost there between two safepoints.
 * Registers are taken in order of definition, each at the place it would like (where a call wants it, where a jump moves it) if nothing
 * that is needed at the same time lies there.
 */
import { SLOT_BIAS, SLOT_MAX, STACK_RESERVE_W } from '../../abi/layout.ts';
import type { Interference } from './interference.ts';
import { interference } from './interference.ts';
import { Unrepresentable } from './limits.ts';
import { packed, widthOf, wordsOf } from './shape.ts';
import type { CallTarget, Proc, Reg } from './syntax.ts';

export const NO_SLOT = -1000;
/** Words below Sp that registers may use; the rest of the reserve is scratch for moves. */
const OUT_WORDS = 48;
const MAX_FRAME_W = SLOT_MAX - SLOT_BIAS + 1;

export interface Slots {
  /** F: words of the frame, word 0 included; 0 = no frame */
  readonly frame: number;
  /** words of arguments */
  readonly argWords: number;
  /** word of each register by id (the lower of two), or NO_SLOT */
  readonly at: Int32Array;
  /** a word for a callee that arguments would overwrite; words for cycles of moves lie below it */
  readonly scratch: number;
  readonly info: Interference;
}

export function allocateSlots(proc: Proc): Slots {
  checkResults(proc);
  const info = interference(proc);
  const argWords = wordsOf(proc.params.map((p) => p.rep));
  const top = new FrameColouring(proc, info);
  if (!info.needsFrame && !isDeep(argWords)) {
    const at = new OutColouring(proc, info, 0, argWords, null).run();
    if (at !== null) return { frame: 0, argWords, at, scratch: -OUT_WORDS - 1, info };
  }
  for (let frame = top.run() + 1; ; frame++) {
    if (frame > MAX_FRAME_W) throw frameTooLarge(proc, frame);
    const at = new OutColouring(proc, info, frame, argWords, top).run();
    if (at !== null) return { frame, argWords, at, scratch: -OUT_WORDS - 1, info };
  }
}

function frameTooLarge(proc: Proc, words: number): Unrepresentable {
  return new Unrepresentable({
    level: 'error',
    kind: 'FrameTooLarge',
    message: `the frame of \`${proc.name}\` would take ${words} words, at most ${MAX_FRAME_W} can be named`,
    span: proc.span,
    help: 'keep fewer values alive across one call: put some of them in a constructor, or split the function',
  });
}

/** Results come back below Sp, where there is room for so many words. */
function checkResults(proc: Proc): void {
  const results = [proc.shape.results, ...proc.blocks.flatMap((b) => b.instrs.flatMap((i) => (i.op === 'call' ? [i.results.map((r) => r.rep)] : [])))];
  const widest = results.reduce((most, reps) => Math.max(most, wordsOf(reps)), 0);
  if (widest <= OUT_WORDS) return;
  throw new Unrepresentable({
    level: 'error',
    kind: 'TooManyResults',
    message: `${widest} words of results in \`${proc.name}\`, at most ${OUT_WORDS} can be returned at once`,
    span: proc.span,
    help: 'return a constructor instead of so wide an unboxed tuple',
  });
}

/** Arguments alone would fill the area below Sp. */
function isDeep(argWords: number): boolean {
  return argWords * 2 > STACK_RESERVE_W;
}

// Words taken ------------------------------------------------------------------------------------------------------------------------------

/** A run of free words [from, to). */
interface Hole {
  readonly from: number;
  readonly to: number;
}

/** Free runs among positions [from, to), given which are taken. */
function holes(taken: ReadonlySet<number>, from: number, to: number): Hole[] {
  const found: Hole[] = [];
  let start = from;
  for (let w = from; w <= to; w++) {
    if (w < to && !taken.has(w)) continue;
    if (w > start) found.push({ from: start, to: w });
    start = w + 1;
  }
  return found;
}

/** The place for `width` words in the smallest hole that has room, at its upper end. */
function bestFit(found: readonly Hole[], width: number): number | null {
  let best: Hole | null = null;
  for (const hole of found) {
    const size = hole.to - hole.from;
    if (size >= width && (best === null || size <= best.to - best.from)) best = hole;
  }
  return best === null ? null : best.to - width;
}

const isFree = (taken: ReadonlySet<number>, at: number, width: number): boolean => !taken.has(at) && (width === 1 || !taken.has(at + 1));

// Across safepoints: positions from the top of the frame, -1 the highest word ---------------------------------------------------------------

class FrameColouring {
  readonly at: Int32Array;
  private readonly proc: Proc;
  private readonly info: Interference;
  private readonly likes: readonly ReadonlySet<number>[];
  private readonly groupOf = new Map<Reg, readonly Reg[]>();
  private readonly siblings = new Map<Reg, readonly Reg[]>();
  private extent = 0;

  constructor(proc: Proc, info: Interference) {
    this.proc = proc;
    this.info = info;
    this.at = new Int32Array(proc.regs.length).fill(NO_SLOT);
    this.likes = jumpAffinities(proc);
    for (const { params } of proc.blocks) for (const p of params) this.siblings.set(p, params);
    for (const g of info.groups) if (g.every((r) => info.crossing.has(r.id))) this.groupOf.set(g[0], g);
  }

  /** Places what crosses safepoints; answers with the words needed, word 0 not counted. */
  run(): number {
    const offsets = packed(this.proc.params.map((p) => p.rep));
    const words = wordsOf(this.proc.params.map((p) => p.rep));
    this.proc.params.forEach((p, i) => {
      this.at[p.id] = offsets[i] - words;
    });
    this.extent = words;
    for (const reg of this.info.order) {
      if (!this.info.crossing.has(reg.id) || this.at[reg.id] !== NO_SLOT) continue;
      const group = this.groupOf.get(reg);
      if (group !== undefined && this.placeGroup(group)) continue;
      for (const sibling of this.siblings.get(reg) ?? []) this.putWhereLiked(sibling);
      if (this.at[reg.id] === NO_SLOT) this.put(reg, this.liked(reg) ?? (this.place([reg], true) as number));
    }
    return this.extent;
  }

  /** Parameters of one block: each goes where its value is already before another takes that place. */
  private putWhereLiked(reg: Reg): void {
    if (!this.info.crossing.has(reg.id) || this.at[reg.id] !== NO_SLOT) return;
    const at = this.liked(reg);
    if (at !== null) this.put(reg, at);
  }

  private put(reg: Reg, at: number): void {
    this.at[reg.id] = at;
    this.extent = Math.max(this.extent, -at);
  }

  private taken(regs: readonly Reg[]): Set<number> {
    const taken = new Set<number>();
    for (const reg of regs) {
      for (const n of this.info.neighbours[reg.id]) {
        if (this.at[n] === NO_SLOT) continue;
        taken.add(this.at[n]);
        if (widthOf(this.proc.regs[n].rep) === 2) taken.add(this.at[n] + 1);
      }
    }
    return taken;
  }

  private liked(reg: Reg): number | null {
    const taken = this.taken([reg]);
    for (const other of this.likes[reg.id]) {
      const at = this.at[other];
      if (at !== NO_SLOT && isFree(taken, at, widthOf(reg.rep))) return at;
    }
    return null;
  }

  /** A place for registers side by side. Makes the frame larger if `grow` says so, or when no free word is wasted by it. */
  private place(regs: readonly Reg[], grow: boolean): number | null {
    const width = wordsOf(regs.map((r) => r.rep));
    const taken = this.taken(regs);
    const found = holes(taken, -this.extent, 0);
    const fit = bestFit(found, width);
    if (fit !== null) return fit;
    const bottom = found[0]?.from === -this.extent ? found[0] : null;
    const wasted = found.some((h) => h !== bottom);
    if (!grow && wasted) return null;
    return (bottom === null ? -this.extent : bottom.to) - width;
  }

  private placeGroup(group: readonly Reg[]): boolean {
    const at = this.place(group, false);
    if (at === null) return false;
    const offsets = packed(group.map((r) => r.rep));
    group.forEach((r, i) => {
      this.put(r, at + offsets[i]);
    });
    return true;
  }
}

/** Registers that jumps move into each other. */
function jumpAffinities(proc: Proc): Set<number>[] {
  const likes = proc.regs.map(() => new Set<number>());
  for (const { end } of proc.blocks) {
    if (end.op !== 'jump') continue;
    end.args.forEach((arg, i) => {
      const param = end.target.params[i];
      likes[arg.id].add(param.id);
      likes[param.id].add(arg.id);
    });
  }
  return likes;
}

// Everything else: words relative to Sp -----------------------------------------------------------------------------------------------------------

class OutColouring {
  private readonly proc: Proc;
  private readonly info: Interference;
  private readonly frame: number;
  private readonly at: Int32Array;
  private readonly wishes: number[][];
  private readonly likes: readonly ReadonlySet<number>[];
  private readonly groupOf = new Map<Reg, readonly Reg[]>();
  /** words a register must not take: a callee where its arguments go would have to be saved first */
  private readonly avoided: (ReadonlySet<number> | undefined)[] = [];
  /** temporaries start below the area calls write */
  private readonly outgoing: number;

  constructor(proc: Proc, info: Interference, frame: number, argWords: number, top: FrameColouring | null) {
    this.proc = proc;
    this.info = info;
    this.frame = frame;
    this.at = new Int32Array(proc.regs.length).fill(NO_SLOT);
    if (top !== null) for (let i = 0; i < this.at.length; i++) if (top.at[i] !== NO_SLOT) this.at[i] = frame + top.at[i];
    const offsets = packed(proc.params.map((p) => p.rep));
    proc.params.forEach((p, i) => {
      this.at[p.id] = frame - argWords + offsets[i];
    });
    this.likes = jumpAffinities(proc);
    this.wishes = proc.regs.map(() => []);
    this.outgoing = Math.min(this.collectWishes(), OUT_WORDS / 2);
    for (const g of info.groups) if (g.every((r) => !info.crossing.has(r.id))) this.groupOf.set(g[0], g);
  }

  /** The places, or null when the frame must be larger. */
  run(): Int32Array | null {
    for (const reg of this.info.order) {
      if (this.at[reg.id] !== NO_SLOT || this.info.dropped.has(reg.id)) continue;
      const group = this.groupOf.get(reg);
      if (group !== undefined && this.placeGroup(group)) continue;
      const at = this.wished(reg) ?? this.place([reg]);
      if (at === null) return null;
      this.at[reg.id] = at;
    }
    return this.at;
  }

  /** Notes where calls and returns want values; answers with the size of the widest outgoing area. */
  private collectWishes(): number {
    let widest = 0;
    const pass = (args: readonly Reg[], end: number, target: CallTarget): void => {
      pack(args, end);
      const callee = calleeOf(target);
      if (callee === null) return;
      const words = wordsOf(args.map((r) => r.rep));
      this.avoided[callee.id] = new Set(Array.from({ length: words }, (_, i) => end - 1 - i));
    };
    const pack = (regs: readonly Reg[], end: number): void => {
      const reps = regs.map((r) => r.rep);
      const words = wordsOf(reps);
      packed(reps).forEach((offset, i) => {
        this.wishes[regs[i].id].push(end - words + offset);
      });
      if (end === 0) widest = Math.max(widest, words);
    };
    for (const block of this.proc.blocks) {
      for (const i of block.instrs) {
        if (i.op !== 'call') continue;
        pass(i.args, 0, i.target);
        if (!inR1(i.results)) pack(i.results, 0);
      }
      if (block.end.op === 'tail') pass(block.end.args, this.frame, block.end.target);
      if (block.end.op === 'return' && block.end.values.length > 1) pack(block.end.values, this.frame);
    }
    return widest;
  }

  private taken(regs: readonly Reg[]): Set<number> {
    const taken = new Set<number>();
    for (const reg of regs) {
      for (const w of this.avoided[reg.id] ?? []) taken.add(w);
      for (const n of this.info.neighbours[reg.id]) {
        if (this.at[n] === NO_SLOT) continue;
        taken.add(this.at[n]);
        if (widthOf(this.proc.regs[n].rep) === 2) taken.add(this.at[n] + 1);
      }
    }
    return taken;
  }

  private wished(reg: Reg): number | null {
    return this.wishesOf(reg).find((at) => this.fits([reg], at)) ?? null;
  }

  /** Where calls and returns want a register, then where jumps move it from or to. */
  private wishesOf(reg: Reg): number[] {
    const liked = [...this.likes[reg.id]].map((r) => this.at[r]).filter((at) => at !== NO_SLOT);
    return [...this.wishes[reg.id], ...liked];
  }

  /** May these lie side by side from `first` on? Word 0 will do as well: only a safepoint or a raise writes it, after operands were read. */
  private fits(regs: readonly Reg[], first: number): boolean {
    const offsets = packed(regs.map((r) => r.rep));
    return regs.every((r, i) => {
      const at = first + offsets[i];
      const width = widthOf(r.rep);
      return at >= -OUT_WORDS && at + width <= this.frame && isFree(this.taken([r]), at, width);
    });
  }

  private place(regs: readonly Reg[]): number | null {
    const width = wordsOf(regs.map((r) => r.rep));
    const taken = this.taken(regs);
    return bestFit(holes(taken, 1, this.frame), width) ?? highest(taken, -this.outgoing, width) ?? highest(taken, 0, width);
  }

  private placeGroup(group: readonly Reg[]): boolean {
    if (group.some((r) => this.at[r.id] !== NO_SLOT) || group.every((r) => this.wished(r) !== null)) return false;
    const offsets = packed(group.map((r) => r.rep));
    const wanted = group.flatMap((r, i) => this.wishesOf(r).map((at) => at - offsets[i]));
    const at = wanted.find((first) => this.fits(group, first)) ?? this.place(group);
    if (at === null) return false;
    group.forEach((r, i) => {
      this.at[r.id] = at + offsets[i];
    });
    return true;
  }
}

/** The highest free place for `width` words below `limit`, if there is one. */
function highest(taken: ReadonlySet<number>, limit: number, width: number): number | null {
  for (const hole of holes(taken, -OUT_WORDS, limit).reverse()) if (hole.to - hole.from >= width) return hole.to - width;
  return null;
}

/** A single pointer comes back in R1, everything else below Sp. */
export function inR1(results: readonly Reg[]): boolean {
  return results.length === 1 && results[0].rep === 'p';
}

/** The register with the closure a call goes through, if any. */
export function calleeOf(target: CallTarget): Reg | null {
  if (target.kind === 'node') return target.node;
  return target.kind === 'unknown' ? target.fun : null;
}
