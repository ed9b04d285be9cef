/**
 * Where each register lies: a word relative to Sp, its frame's word 0.
 *
 * What is needed across a safepoint gets the frame words 1 … F-1, as few as possible; arguments arrive in the top ones. Everything else may use
 * frame words that are free, or the words below Sp, where outgoing arguments, results and temporaries lie; nothing is lost there between two safepoints.
 * Registers are taken in order of definition, each at the place it would like (where a call wants it, where a jump moves it) if nothing
 * that is needed at the same time lies there.
 */
import { SLOT_BIAS, SLOT_MAX, STACK_RESERVE_W } from '../../abi/layout.ts';
import { problem } from '../base/diagnostic.ts';
import { concatMap } from '../base/lists.ts';
import type { Interference } from './interference.ts';
import { interference } from './interference.ts';
import { Unrepresentable } from './limits.ts';
import { lowestId } from './reg-set.ts';
import { packed, widthOf, wordsOf, wordsOfRegs } from './shape.ts';
import { type CallTarget, calleeOf, type Proc, type Reg } from './syntax.ts';
import { TakenWords } from './taken-words.ts';

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
  readonly at: readonly number[];
  /** a word for a callee that arguments would overwrite; words for cycles of moves lie below it */
  readonly scratch: number;
  readonly info: Interference;
}

export function allocateSlots(proc: Proc): Slots {
  const info = interference(proc);
  checkResults(proc, info);
  const argWords = wordsOfRegs(proc.params);
  const likes = jumpAffinities(proc);
  if (!info.needsFrame && !isDeep(argWords)) {
    const at = new OutColouring(proc, info, likes, 0, argWords, null).run();
    if (at !== null) return { frame: 0, argWords, at, scratch: -OUT_WORDS - 1, info };
  }
  const top = new FrameColouring(proc, info, likes);
  for (let frame = top.run() + 1; ; frame++) {
    if (frame > MAX_FRAME_W) throw frameTooLarge(proc, frame);
    const at = new OutColouring(proc, info, likes, frame, argWords, top).run();
    if (at !== null) return { frame, argWords, at, scratch: -OUT_WORDS - 1, info };
  }
}

function frameTooLarge(proc: Proc, words: number): Unrepresentable {
  const message = `the frame of \`${proc.name}\` would take ${words} words, at most ${MAX_FRAME_W} can be named`;
  const help = 'keep fewer values alive across one call: put some of them in a constructor, or split the function';
  return new Unrepresentable(problem('FrameTooLarge', proc.span, message, { help }));
}

/** Results come back below Sp, where there is room for so many words. */
function checkResults(proc: Proc, info: Interference): void {
  const widest = Math.max(wordsOf(proc.shape.results), info.resultWords);
  if (widest <= OUT_WORDS) return;
  const message = `${widest} words of results in \`${proc.name}\`, at most ${OUT_WORDS} can be returned at once`;
  throw new Unrepresentable(problem('TooManyResults', proc.span, message, { help: 'return a constructor instead of so wide an unboxed tuple' }));
}

/** Arguments alone would fill the area below Sp. */
function isDeep(argWords: number): boolean {
  return argWords * 2 > STACK_RESERVE_W;
}

// Tables by the ids of registers ---------------------------------------------------------------------------------------------------------------

type ByReg<T> = (T | undefined)[];

function byReg<T>({ regs }: Proc): ByReg<T> {
  return new Array<T | undefined>(regs.length);
}

const noGroups: ByReg<readonly Reg[]> = [];

/** Groups of loads whose registers are all as wanted, by the first of them. */
function groupsBy(proc: Proc, { groups }: Interference, isWanted: (reg: Reg) => boolean): ByReg<readonly Reg[]> {
  if (groups.length === 0) return noGroups;
  const found = byReg<readonly Reg[]>(proc);
  for (const group of groups) if (group.every(isWanted)) found[group[0].id] = group;
  return found;
}

// Words taken ------------------------------------------------------------------------------------------------------------------------------

/** Scratch: nobody keeps what is in it from one register to the next. */
const taken = new TakenWords();

/** Where registers are already, while `taken` is filled. */
let placed: readonly number[] = [];
let regsOfPlaced: readonly Reg[] = [];

/** Nothing is taken yet of the words in which registers of this procedure are. */
function clearTaken({ regs }: Proc, at: readonly number[], reach: number): void {
  taken.clear(reach);
  placed = at;
  regsOfPlaced = regs;
}

/** Notes the words of a register's neighbours that have places. */
function takeNeighbours({ neighbours: { rows, width, sets } }: Interference, id: number): void {
  if (sets !== null) {
    for (const neighbour of sets[id]) if (placed[neighbour] !== NO_SLOT) taken.take(placed[neighbour], widthOf(regsOfPlaced[neighbour].rep));
    return;
  }
  const from = id * width;
  for (let w = 0; w < width; w++) {
    for (let rest = rows[from + w]; rest !== 0; rest &= rest - 1) {
      const neighbour = lowestId(w, rest);
      const at = placed[neighbour];
      if (at !== NO_SLOT) taken.take(at, widthOf(regsOfPlaced[neighbour].rep));
    }
  }
}

/** By the ids of registers: nothing has a place yet. */
function nowhere({ regs }: Proc): number[] {
  const at = new Array<number>(regs.length);
  for (let i = 0; i < at.length; i++) at[i] = NO_SLOT;
  return at;
}

/** Puts arguments where they arrive: side by side from word `from` on. */
function placeParams({ params }: Proc, at: number[], from: number): void {
  let word = from;
  for (const { id, rep } of params) {
    at[id] = word;
    word += widthOf(rep);
  }
}

/** No position is further from 0 than this. */
function reachOf(proc: Proc): number {
  return 2 * proc.regs.length + OUT_WORDS + MAX_FRAME_W + 2;
}

// Across safepoints: positions from the top of the frame, -1 the highest word ---------------------------------------------------------------

class FrameColouring {
  readonly at: number[];
  readonly #proc: Proc;
  readonly #info: Interference;
  readonly #likes: Affinities;
  readonly #groupOf: ByReg<readonly Reg[]>;
  /** of parameters of blocks: all of that block's; null where none has several */
  #siblings: ByReg<readonly Reg[]> | null = null;
  readonly #reach: number;
  #extent = 0;

  constructor(proc: Proc, info: Interference, likes: Affinities) {
    this.#proc = proc;
    this.#info = info;
    this.at = nowhere(proc);
    this.#likes = likes;
    this.#reach = reachOf(proc);
    for (const { params } of proc.blocks) {
      if (params.length < 2) continue;
      this.#siblings ??= byReg<readonly Reg[]>(proc);
      for (const { id } of params) this.#siblings[id] = params;
    }
    this.#groupOf = groupsBy(proc, info, (r) => info.crossing.has(r.id));
  }

  /** Places what crosses safepoints; answers with the words needed, word 0 not counted. */
  run(): number {
    this.#extent = wordsOfRegs(this.#proc.params);
    placeParams(this.#proc, this.at, -this.#extent);
    for (const reg of this.#info.order) {
      if (!this.#info.crossing.has(reg.id) || this.at[reg.id] !== NO_SLOT) continue;
      const group = this.#groupOf[reg.id];
      if (group !== undefined && this.#placeGroup(group)) continue;
      const siblings = this.#siblings?.[reg.id];
      if (siblings !== undefined) for (const sibling of siblings) this.#putWhereLiked(sibling);
      if (this.at[reg.id] === NO_SLOT) this.#put(reg, this.#liked(reg) ?? this.#placeOne(reg));
    }
    return this.#extent;
  }

  /** Parameters of one block: each goes where its value is already before another takes that place. */
  #putWhereLiked(reg: Reg): void {
    if (!this.#info.crossing.has(reg.id) || this.at[reg.id] !== NO_SLOT) return;
    const at = this.#liked(reg);
    if (at !== null) this.#put(reg, at);
  }

  #put(reg: Reg, at: number): void {
    this.at[reg.id] = at;
    this.#extent = Math.max(this.#extent, -at);
  }

  #liked(reg: Reg): number | null {
    const likes = this.#likes?.[reg.id];
    if (likes === undefined) return null;
    clearTaken(this.#proc, this.at, this.#reach);
    takeNeighbours(this.#info, reg.id);
    for (const other of likes) {
      const at = this.at[other];
      if (at !== NO_SLOT && taken.isFree(at, widthOf(reg.rep))) return at;
    }
    return null;
  }

  /** A place for one register. Makes the frame larger when there is none. */
  #placeOne({ id, rep }: Reg): number {
    const width = widthOf(rep);
    clearTaken(this.#proc, this.at, this.#reach);
    takeNeighbours(this.#info, id);
    return taken.bestFit(-this.#extent, 0, width) ?? taken.nextTaken(-this.#extent, 0) - width;
  }

  /** A place for registers side by side. Makes the frame larger when no free word is wasted by it. */
  #placeOf(group: readonly Reg[]): number | null {
    const width = wordsOfRegs(group);
    const lowest = -this.#extent;
    clearTaken(this.#proc, this.at, this.#reach);
    for (const { id } of group) takeNeighbours(this.#info, id);
    const fit = taken.bestFit(lowest, 0, width);
    if (fit !== null) return fit;
    const bottom = taken.nextTaken(lowest, 0);
    return taken.nextFree(bottom, 0) < 0 ? null : bottom - width;
  }

  #placeGroup(group: readonly Reg[]): boolean {
    const at = this.#placeOf(group);
    if (at === null) return false;
    const offsets = packed(group.map((r) => r.rep));
    group.forEach((r, i) => {
      this.#put(r, at + offsets[i]);
    });
    return true;
  }
}

/** By the ids of registers: others, each once, in the order they were found; null when there are none. */
type Affinities = ByReg<readonly number[]> | null;

/** Registers that jumps move into each other. */
function jumpAffinities(proc: Proc): Affinities {
  let likes: ByReg<number[]> | null = null;
  const add = (to: ByReg<number[]>, id: number, other: number): void => {
    const list = to[id];
    if (list === undefined) to[id] = [other];
    else if (!list.includes(other)) list.push(other);
  };
  for (const { end } of proc.blocks) {
    if (end.op !== 'jump') continue;
    for (let i = 0; i < end.args.length; i++) {
      likes ??= byReg<number[]>(proc);
      const { id } = end.args[i];
      const param = end.target.params[i].id;
      add(likes, id, param);
      add(likes, param, id);
    }
  }
  return likes;
}

// Everything else: words relative to Sp -----------------------------------------------------------------------------------------------------------

/** Words [from, to). */
interface Words {
  readonly from: number;
  readonly to: number;
}

class OutColouring {
  readonly #proc: Proc;
  readonly #info: Interference;
  readonly #frame: number;
  readonly #at: number[];
  /** null when there are none */
  #wishes: ByReg<number[]> | null = null;
  readonly #likes: Affinities;
  readonly #groupOf: ByReg<readonly Reg[]>;
  /** words a register must not take: a callee where its arguments go would have to be saved first. Null when there are none */
  #avoided: ByReg<Words> | null = null;
  readonly #reach: number;
  /** temporaries start below the area calls write */
  readonly #outgoing: number;

  constructor(proc: Proc, info: Interference, likes: Affinities, frame: number, argWords: number, top: FrameColouring | null) {
    this.#proc = proc;
    this.#info = info;
    this.#frame = frame;
    this.#reach = reachOf(proc);
    this.#at = nowhere(proc);
    if (top !== null) for (let i = 0; i < this.#at.length; i++) if (top.at[i] !== NO_SLOT) this.#at[i] = frame + top.at[i];
    placeParams(proc, this.#at, frame - argWords);
    this.#likes = likes;
    this.#outgoing = Math.min(this.#collectWishes(), OUT_WORDS / 2);
    this.#groupOf = groupsBy(proc, info, (r) => !info.crossing.has(r.id));
  }

  /** The places, or null when the frame must be larger. */
  run(): number[] | null {
    for (const reg of this.#info.order) {
      if (this.#at[reg.id] !== NO_SLOT || this.#info.dropped.has(reg.id)) continue;
      const group = this.#groupOf[reg.id];
      if (group !== undefined && this.#placeGroup(group)) continue;
      const at = this.#placeOne(reg);
      if (at === null) return null;
      this.#at[reg.id] = at;
    }
    return this.#at;
  }

  /** Notes where calls and returns want values; answers with the size of the widest outgoing area. */
  #collectWishes(): number {
    let widest = 0;
    for (const { instrs, end } of this.#proc.blocks) {
      for (const i of instrs) {
        if (i.op !== 'call') continue;
        widest = Math.max(widest, this.#pass(i.args, 0, i.target));
        if (!inR1(i.results)) widest = Math.max(widest, this.#pack(i.results, 0));
      }
      let atEnd = 0;
      if (end.op === 'tail') atEnd = this.#pass(end.args, this.#frame, end.target);
      if (end.op === 'return' && end.values.length > 1) atEnd = this.#pack(end.values, this.#frame);
      if (this.#frame === 0) widest = Math.max(widest, atEnd);
    }
    return widest;
  }

  /** Arguments of a call; answers with their words. */
  #pass(args: readonly Reg[], end: number, target: CallTarget): number {
    const words = this.#pack(args, end);
    const callee = calleeOf(target);
    if (callee === null) return words;
    this.#avoided ??= byReg<Words>(this.#proc);
    this.#avoided[callee.id] = { from: end - words, to: end };
    return words;
  }

  /** Values that are wanted side by side, up to word `end`; answers with their words. */
  #pack(regs: readonly Reg[], end: number): number {
    const words = wordsOfRegs(regs);
    if (words === 0) return 0;
    this.#wishes ??= byReg<number[]>(this.#proc);
    let at = end - words;
    for (const { id, rep } of regs) {
      const wishes = this.#wishes[id];
      if (wishes === undefined) this.#wishes[id] = [at];
      else wishes.push(at);
      at += widthOf(rep);
    }
    return words;
  }

  /** Notes the words that a register must not take. */
  #take({ id }: Reg): void {
    takeNeighbours(this.#info, id);
    const avoided = this.#avoided?.[id];
    if (avoided !== undefined) taken.take(avoided.from, avoided.to - avoided.from);
  }

  /** Notes the words that this register alone must not take. */
  #takeOnly(reg: Reg): void {
    clearTaken(this.#proc, this.#at, this.#reach);
    this.#take(reg);
  }

  #placeOne(reg: Reg): number | null {
    const width = widthOf(reg.rep);
    this.#takeOnly(reg);
    return this.#wished(reg, width) ?? this.#anywhere(width);
  }

  /** A place where it would like to be, of those that are not taken. */
  #wished({ id }: Reg, width: number): number | null {
    const wishes = this.#wishes?.[id] ?? none;
    const likes = this.#likes?.[id] ?? none;
    for (let i = 0; i < wishes.length; i++) if (this.#isThere(wishes[i], width)) return wishes[i];
    for (let i = 0; i < likes.length; i++) {
      const at = this.#at[likes[i]];
      if (at !== NO_SLOT && this.#isThere(at, width)) return at;
    }
    return null;
  }

  #isWished(reg: Reg): boolean {
    this.#takeOnly(reg);
    return this.#wished(reg, widthOf(reg.rep)) !== null;
  }

  /** Where calls and returns want a register, then where jumps move it from or to. */
  #wishesOf(reg: Reg): readonly number[] {
    const wishes = this.#wishes?.[reg.id] ?? none;
    const likes = this.#likes?.[reg.id];
    return likes === undefined ? wishes : [...wishes, ...likes.map((r) => this.#at[r]).filter((at) => at !== NO_SLOT)];
  }

  /** Is this a free place? Word 0 will do as well: only a safepoint or a raise writes it, after operands were read. */
  #isThere(at: number, width: number): boolean {
    return at >= -OUT_WORDS && at + width <= this.#frame && taken.isFree(at, width);
  }

  /** May these lie side by side from `first` on? */
  #fits(regs: readonly Reg[], first: number): boolean {
    const offsets = packed(regs.map((r) => r.rep));
    return regs.every((r, i) => {
      this.#takeOnly(r);
      return this.#isThere(first + offsets[i], widthOf(r.rep));
    });
  }

  /** So many words that are not taken. */
  #anywhere(width: number): number | null {
    return taken.bestFit(1, this.#frame, width) ?? taken.highest(-OUT_WORDS, -this.#outgoing, width) ?? taken.highest(-OUT_WORDS, 0, width);
  }

  #placeOf(group: readonly Reg[]): number | null {
    clearTaken(this.#proc, this.#at, this.#reach);
    for (const reg of group) this.#take(reg);
    return this.#anywhere(wordsOfRegs(group));
  }

  #placeGroup(group: readonly Reg[]): boolean {
    if (group.some((r) => this.#at[r.id] !== NO_SLOT) || group.every((r) => this.#isWished(r))) return false;
    const offsets = packed(group.map((r) => r.rep));
    const wanted = concatMap(group, (r, i) => this.#wishesOf(r).map((at) => at - offsets[i]));
    const at = wanted.find((first) => this.#fits(group, first)) ?? this.#placeOf(group);
    if (at === null) return false;
    group.forEach((r, i) => {
      this.#at[r.id] = at + offsets[i];
    });
    return true;
  }
}

const none: readonly number[] = [];

/** A single pointer comes back in R1, everything else below Sp. */
export function inR1(results: readonly Reg[]): boolean {
  return results.length === 1 && results[0].rep === 'p';
}
