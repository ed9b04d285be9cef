/**
 * A heap twice: once in linear memory, under the collector, and once as plain objects. Every operation does the same to both; `compare` walks both
 * from the roots and demands the same graph, sharing included.
 *
 * The collector may shorten what a program cannot tell apart: indirections, and selectors whose scrutinee is evaluated. So both sides are compared in
 * normal form (normal.ts), in which none are left.
 */

import * as T from '../../../abi/closure-types.gen.ts';
import * as L from '../../../abi/layout.ts';
import * as I from '../../../abi/rts-infos.gen.ts';
import { type Heap, shapeOf, untag } from './heap.ts';
import { LOOP, type Normal, normal, type View } from './normal.ts';
import { Threads } from './threads.ts';

/** What is at a byte offset of a closure or frame. */
type Slot = { readonly at: number; ref: Node | null } | { readonly at: number; raw: number };
export interface Node {
  type: number;
  readonly tag: number;
  readonly slots: Slot[];
  /** of a selector: the field it selects; else -1 */
  readonly field: number;
  /** of an updated thunk */
  value: Node | null;
}
interface Frame {
  readonly words: (number | Node | null)[];
  readonly update: Node | null;
}
interface Weak {
  readonly id: number;
  readonly key: Node;
  readonly finalizer: Node;
}

const isRef = (slot: Slot): slot is { readonly at: number; ref: Node | null } => 'ref' in slot;
const UNEVALUATED = new Set<number>([T.TYPE_THUNK, T.TYPE_THUNK_SELECTOR, T.TYPE_AP]);
const isValue = (node: Node | null): node is Node => node !== null && node.value === null && !UNEVALUATED.has(node.type) && node.type !== T.TYPE_BLACKHOLE;

export class Shadow {
  /** Root slots that hold operands; the harness uses the last ones for itself. */
  static readonly operands = 32;
  readonly heap: Heap;
  readonly #threads: Threads;
  readonly #roots: (Node | null)[] = Array.from({ length: Shadow.operands }, () => null);
  readonly #stacks = new Map<number, Frame[]>();
  #weaks: Weak[] = [];
  #raw = 0;

  constructor(heap: Heap) {
    this.heap = heap;
    this.#threads = new Threads(heap);
    heap.afterCollection = (major) => this.#collected(major);
  }

  // Operations ---------------------------------------------------------------------------------------------------------------------------

  /** Makes a closure of some kind from the operands in some roots, and puts it in root `to`. */
  make(kind: number, to: number, size: number, operands: readonly number[]): void {
    const at = (i: number): number => operands[i % operands.length] % Shadow.operands;
    const refs = (n: number, offset: number): [number, number][] => Array.from({ length: n }, (_, i) => [offset + 4 * i, at(i)]);
    const small = size % 6;
    switch (kind % 9) {
      case 0:
        return this.#make(to, T.TYPE_CONSTR, small % 5, refs(small, 4), small, 1 + 2 * small);
      case 1:
        return this.#make(to, T.TYPE_FUN, 1 + (small % 4), refs(small, 4), 1, 2 + small);
      case 2:
        return this.#make(to, T.TYPE_THUNK, 0, refs(small, 8), 2, 4 + small);
      case 3:
        return this.#make(to, T.TYPE_THUNK_SELECTOR, size % 3, refs(1, 8), 0, 3);
      case 4:
        return this.#make(
          to,
          T.TYPE_PAP,
          0,
          [
            [4, at(0)],
            [12, at(1)],
            [20, at(2)],
          ],
          0,
          7,
          I.I_PAP,
          [
            [8, shapeOf('pwvpw')],
            [16, 7],
            [24, 8],
          ],
        );
      case 5:
        return this.#make(
          to,
          T.TYPE_AP,
          0,
          [
            [8, at(0)],
            [24, at(1)],
          ],
          0,
          7,
          I.I_AP,
          [
            [12, shapeOf('dp')],
            [16, 7],
            [20, 8],
          ],
        );
      case 6:
        return this.#make(to, T.TYPE_MUT_VAR, 0, refs(1, 4), 0, 2, I.I_MUT_VAR_CLEAN);
      case 7: {
        const n = size % 13 === 0 ? 5000 : size % 300;
        return this.#make(to, T.TYPE_ARRAY, 0, refs(n, 8), 0, n + 2, I.I_ARRAY_CLEAN, [[4, n]]);
      }
      default: {
        const n = size % 7 === 0 ? 9000 : size % 2000;
        return this.#make(to, T.TYPE_BYTE_ARRAY, 0, [], n, n + 2, I.I_BYTE_ARRAY, [[4, 4 * n]]);
      }
    }
  }

  /** `raws`: raw words after the pointers (or from word 2 in byte arrays); `fixed`: raw words at given offsets. */
  #make(to: number, type: number, con: number, refs: [number, number][], raws: number, words: number, machineInfo = 0, fixed: [number, number][] = []): void {
    const info = machineInfo || this.heap.info(type, { con, ptrs: refs.length, nptrs: raws });
    const at = this.heap.allocate(words);
    this.heap.setWord(at, info);
    const slots: Slot[] = [];
    for (const [offset, root] of refs) {
      slots.push({ at: offset, ref: this.#roots[root] });
      this.heap.setWord(at, this.heap.root(root), offset);
    }
    const first = words * 4 - raws * 4;
    const numbered: [number, number][] = Array.from({ length: raws }, (_, i) => [first + 4 * i, ++this.#raw]);
    for (const [offset, raw] of [...fixed, ...numbered]) {
      slots.push({ at: offset, raw });
      this.heap.setWord(at, raw, offset);
    }
    const tag = type === T.TYPE_CONSTR ? Math.min(con + 1, 3) : type === T.TYPE_FUN ? Math.min(con, 3) : UNEVALUATED.has(type) ? 0 : 1;
    const node: Node = { type, tag, slots, field: type === T.TYPE_THUNK_SELECTOR ? con : -1, value: null };
    this.#setRoot(to, node, at + tag);
  }

  #setRoot(to: number, node: Node | null, pointer: number): void {
    this.#roots[to % Shadow.operands] = node;
    this.heap.setRoot(to % Shadow.operands, pointer);
  }
  drop(root: number): void {
    this.#setRoot(root, null, 0);
  }

  /** Walks from a root along `path` and puts what is there in root `to`. */
  fetch(root: number, path: readonly number[], to: number): void {
    let node = normalNode(this.#roots[root % Shadow.operands]);
    let pointer = this.#normalPointer(this.heap.root(root % Shadow.operands));
    for (const step of path) {
      if (node === null || node === LOOP || pointer === null || pointer === LOOP) break;
      const refs = node.slots.filter(isRef);
      if (refs.length === 0 || node.type === T.TYPE_BLACKHOLE) break;
      const slot = refs[step % refs.length];
      pointer = this.#normalPointer(this.heap.word(untag(pointer), slot.at));
      node = normalNode(slot.ref);
    }
    if (node !== LOOP && pointer !== LOOP) this.#setRoot(to, node, pointer ?? 0);
  }

  /** Writes the closure in root `from` into a mutable one. */
  write(target: number, index: number, from: number): void {
    const node = this.#roots[target % Shadow.operands];
    const at = untag(this.heap.root(target % Shadow.operands));
    if (node === null || (node.type !== T.TYPE_MUT_VAR && node.type !== T.TYPE_ARRAY)) return;
    const refs = node.slots.filter(isRef);
    if (refs.length === 0) return;
    const slot = refs[index % refs.length];
    slot.ref = this.#roots[from % Shadow.operands];
    this.heap.setWord(at, this.heap.root(from % Shadow.operands), slot.at);
    if (node.type === T.TYPE_MUT_VAR) this.heap.touchedVar(at);
    else this.heap.touchedArray(at, slot.at);
  }

  /** Updates the thunk in a root with the value in another. */
  update(target: number, from: number): void {
    const thunk = normalNode(this.#roots[target % Shadow.operands]);
    const pointer = this.#normalPointer(this.heap.root(target % Shadow.operands));
    const value = this.#roots[from % Shadow.operands];
    if (thunk === null || thunk === LOOP || pointer === null || pointer === LOOP || !UNEVALUATED.has(thunk.type) || !isValue(value)) return;
    this.#overwrite(thunk, pointer, value, this.heap.root(from % Shadow.operands));
  }
  #overwrite(thunk: Node, at: number, value: Node, pointer: number): void {
    thunk.value = value;
    this.heap.setWord(at, I.I_IND);
    this.heap.setWord(at, pointer, L.IND_INDIRECTEE);
    this.heap.touched(at);
  }

  /** At most four threads. */
  fork(words: number): void {
    if (this.#stacks.size < 4) this.#stacks.set(this.#threads.make(20 + (words % 200)), []);
  }
  /** Ends a thread that evaluates no thunk any more. */
  finish(which: number): void {
    const id = this.#thread(which);
    if (id === 0 || this.#stacks.get(id)?.some((frame) => frame.update !== null)) return;
    this.#threads.finish(this.#threads.find(id));
    this.#stacks.delete(id);
  }
  #thread(which: number): number {
    const ids = [...this.#stacks.keys()];
    return ids.length === 0 ? 0 : ids[which % ids.length];
  }

  /** Pushes an activation frame whose slots are operands or numbers, by the bits of `live`; or, when root `thunk` holds one, its update frame. */
  push(which: number, live: number, operands: readonly number[], chunkWords: number): void {
    const id = this.#thread(which);
    if (id === 0) return;
    const roots = operands.slice(0, 7).map((root) => root % Shadow.operands);
    const target = roots[0];
    if (!this.#threads.hasRoom(this.#threads.find(id), 8)) this.#threads.addChunk(id, chunkWords);
    const node = this.#roots[target];
    if (live % 3 === 0 && node !== null && node.value === null && UNEVALUATED.has(node.type)) {
      // A selector may have been run meanwhile, and then there is no thunk any more.
      const at = this.heap.root(target);
      if (at % 4 !== 0 || !UNEVALUATED.has(this.heap.type(at)) || normalNode(node) !== node) return;
      this.heap.setWord(at, I.I_BLACKHOLE);
      this.heap.setWord(at, this.heap.word(this.#threads.find(id), L.TSO_STACK), L.IND_INDIRECTEE);
      this.heap.touched(at);
      node.type = T.TYPE_BLACKHOLE;
      this.#threads.push(this.#threads.find(id), [I.I_UPDATE, at, 0]);
      this.#stacks.get(id)?.push({ words: [I.I_UPDATE, node, 0], update: node });
      return;
    }
    const bits = live & ((1 << roots.length) - 1);
    const info = this.heap.info(T.TYPE_RET, { ptrs: roots.length + 1, shape: bits });
    const isLive = (i: number): boolean => ((bits >> i) & 1) !== 0;
    this.#threads.push(this.#threads.find(id), [info, ...roots.map((root, i) => (isLive(i) ? this.heap.root(root) : 0xfffffffe))]);
    this.#stacks.get(id)?.push({ words: [info, ...roots.map((root, i) => (isLive(i) ? this.#roots[root] : 0xfffffffe))], update: null });
  }

  /** Pops a frame; an update frame updates its thunk with the value in a root. */
  pop(which: number, from: number): void {
    const id = this.#thread(which);
    const frame = this.#stacks.get(id)?.at(-1);
    if (frame === undefined) return;
    const value = this.#roots[from % Shadow.operands];
    if (frame.update !== null && !isValue(value)) return;
    this.#stacks.get(id)?.pop();
    const words = this.#threads.pop(this.#threads.find(id));
    if (frame.update !== null && isValue(value)) this.#overwrite(frame.update, words[1], value, this.heap.root(from % Shadow.operands));
  }

  /** A weak pointer from the value in a root to another root's closure, with a finalizer that can be told apart. */
  weak(key: number, value: number): void {
    if (!isValue(this.#roots[key % Shadow.operands])) return;
    const scratch = Shadow.operands - 1;
    this.#make(scratch, T.TYPE_CONSTR, 0, [[4, value % Shadow.operands]], 1, 3);
    const finalizer = this.#roots[scratch] as Node;
    const at = this.heap.allocate(L.WEAK_SIZE_W);
    const keyNode = this.#roots[key % Shadow.operands];
    const words = [I.I_WEAK, key, value, scratch, 0].map((root, i) => (i === 0 || i === 4 ? root : this.heap.root(root % Shadow.operands)));
    words[4] = this.heap.reg(L.REG_WEAKS);
    this.heap.setWords(at, 0, words);
    this.heap.setReg(L.REG_WEAKS, at);
    if (isValue(keyNode)) this.#weaks.push({ id: this.#raw, key: keyNode, finalizer });
    this.drop(scratch);
  }

  // Comparison ---------------------------------------------------------------------------------------------------------------------------

  #collected(major: boolean): void {
    const { nodes, loops } = this.#reachable();
    const dead = new Set<number>();
    for (let cell = this.heap.reg(L.REG_FINALIZERS); cell !== 0; cell = this.heap.word(cell, L.THROW_NEXT)) {
      dead.add(this.heap.word(untag(this.heap.word(cell, L.THROW_EXCEPTION)), 8));
    }
    for (const weak of this.#weaks) {
      if (dead.has(weak.id) && nodes.has(weak.key)) throw new Error('a weak pointer died before its key');
      if (major && !loops && !dead.has(weak.id) && !nodes.has(weak.key)) throw new Error('a weak pointer outlived its key');
    }
    const finalizers = this.#weaks.filter((weak) => dead.has(weak.id));
    this.#weaks = this.#weaks.filter((weak) => !dead.has(weak.id));
    this.#compare(finalizers);
    this.heap.setReg(L.REG_FINALIZERS, 0);
  }

  /** Nodes that roots, stacks and the weak pointers of reachable keys lead to. */
  #reachable(): { nodes: Set<Node>; loops: boolean } {
    const nodes = new Set<Node>();
    let loops = false;
    const todo: (Node | null)[] = [...this.#roots];
    for (const frames of this.#stacks.values()) for (const frame of frames) for (const word of frame.words) if (typeof word !== 'number') todo.push(word);
    const waiting = new Set(this.#weaks);
    for (;;) {
      while (todo.length > 0) {
        const node = normalNode(todo.pop() as Node | null);
        if (node === LOOP) loops = true;
        if (node === null || node === LOOP || nodes.has(node)) continue;
        nodes.add(node);
        if (node.type !== T.TYPE_BLACKHOLE) todo.push(...node.slots.filter(isRef).map((slot) => slot.ref));
      }
      for (const weak of waiting) {
        if (!nodes.has(weak.key)) continue;
        waiting.delete(weak);
        todo.push(weak.finalizer);
      }
      if (todo.length === 0) return { nodes, loops };
    }
  }

  #compare(finalizers: readonly Weak[]): void {
    const addresses = new Map<Node, number>();
    const nodes = new Map<number, Node>();
    const todo: [Node | null, number][] = this.#roots.map((node, i) => [node, this.heap.root(i)]);
    for (const [id, frames] of this.#stacks) this.#compareStack(this.#threads.find(id), frames, todo);
    let cell = this.heap.reg(L.REG_FINALIZERS);
    for (; cell !== 0; cell = this.heap.word(cell, L.THROW_NEXT)) {
      const pointer = this.heap.word(cell, L.THROW_EXCEPTION);
      todo.push([finalizers.find((weak) => weak.id === this.heap.word(untag(pointer), 8))?.finalizer ?? null, pointer]);
    }
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const node = normalNode(next[0]);
      const pointer = this.#normalPointer(next[1]);
      if (node === LOOP || pointer === LOOP || node === null || pointer === null) {
        if (node !== pointer) throw new Error(`one side is ${node === null || node === LOOP ? node : 'a closure'}, the other ${pointer}`);
        continue;
      }
      const at = untag(pointer);
      if (addresses.get(node) === at && nodes.get(at) === node) continue;
      if (addresses.has(node) || nodes.has(at)) throw new Error(`sharing differs at ${at}`);
      addresses.set(node, at);
      nodes.set(at, node);
      this.#compareNode(node, pointer, todo);
    }
  }

  #compareNode(node: Node, pointer: number, todo: [Node | null, number][]): void {
    const at = untag(pointer);
    if (this.heap.type(at) !== node.type) throw new Error(`type ${this.heap.type(at)} where ${node.type} should be`);
    if (node.type === T.TYPE_BLACKHOLE) return;
    if (pointer % 4 !== node.tag) throw new Error(`tag ${pointer % 4} on type ${node.type}`);
    for (const slot of node.slots) {
      const word = this.heap.word(at, slot.at);
      if (isRef(slot)) todo.push([slot.ref, word]);
      else if (word !== slot.raw) throw new Error(`raw word ${slot.at} of type ${node.type}: ${word}, should be ${slot.raw}`);
    }
  }

  #compareStack(tso: number, frames: readonly Frame[], todo: [Node | null, number][]): void {
    let chunk = this.heap.word(tso, L.TSO_STACK);
    let at = this.heap.word(chunk, L.STACK_SP);
    for (const frame of [...frames].reverse()) {
      if (this.heap.word(at) === I.I_UNDERFLOW) {
        chunk = this.heap.word(at, L.UNDERFLOW_NEXT);
        at = this.heap.word(chunk, L.STACK_SP);
      }
      frame.words.forEach((expected, i) => {
        const word = this.heap.word(at, 4 * i);
        if (typeof expected !== 'number') todo.push([expected, word]);
        else if (word !== expected) throw new Error(`frame word ${i} is ${word}, should be ${expected}`);
      });
      at += 4 * frame.words.length;
    }
    if (this.heap.word(at) !== I.I_STOP && this.heap.word(at) !== I.I_UNDERFLOW) throw new Error('frames are left');
  }

  #normalPointer(pointer: number): Normal<number> {
    return normal(this.#view, pointer === 0 ? null : pointer);
  }
  readonly #view: View<number> = {
    indirectee: (pointer) => (this.heap.type(pointer) === T.TYPE_IND ? this.heap.word(untag(pointer), L.IND_INDIRECTEE) || null : undefined),
    scrutinee: (pointer) => (this.heap.type(pointer) === T.TYPE_THUNK_SELECTOR ? this.heap.word(untag(pointer), L.THUNK_PAYLOAD) || null : undefined),
    selected: (selector, pointer) => {
      const field = this.heap.half(this.heap.word(untag(selector)) + L.INFO_CON);
      const isField = this.heap.type(pointer) === T.TYPE_CONSTR && field < this.heap.half(this.heap.word(untag(pointer)) + L.INFO_PTRS);
      return isField ? this.heap.word(untag(pointer), L.PAYLOAD + 4 * field) || undefined : undefined;
    },
    identity: untag,
  };
}

const nodeView: View<Node> = {
  indirectee: (node) => node.value ?? undefined,
  scrutinee: (node) => (node.type === T.TYPE_THUNK_SELECTOR ? node.slots.filter(isRef)[0].ref : undefined),
  selected: (selector, node) => (node.type === T.TYPE_CONSTR ? (node.slots.filter(isRef)[selector.field]?.ref ?? undefined) : undefined),
  identity: (node) => node,
};
const normalNode = (node: Node | null): Normal<Node> => normal(nodeView, node);
