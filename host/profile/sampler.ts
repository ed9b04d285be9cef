/**
 * Takes samples of a running machine: whose stack it was, every millisecond or so, and for how long.
 *
 * The run loop asks how much fuel the next slice gets, and says when one begins and ends; between slices every thread is in suspended form and its stack can
 * be read. Slices are kept shorter than the interval, and of varying length, so that no loop of the program keeps step with them. A sample stands for all the
 * time since the one before it, the collector's apart.
 */
import * as L from '../../abi/layout.ts';
import type { Dispatcher } from '../calls.ts';
import { decodeThread, listThreads, threadName } from '../memory/threads.ts';
import type { MemoryView } from '../memory/view.ts';
import type { LoopSampler } from '../onlookers.ts';
import { FrameReader } from './capture.ts';
import { FRAME_HOST, FRAME_SPECIAL, frameCode, SPECIAL_COLLECTOR, StackTree } from './stacks.ts';

/** Samples in the order they were taken; the arrays have the same length. */
export interface Samples {
  /** ms of the clock when what a sample stands for began */
  readonly begin: readonly number[];
  /** ms that it stands for */
  readonly weight: readonly number[];
  /** node of the stack tree */
  readonly node: readonly number[];
  /** id of the thread */
  readonly thread: readonly number[];
}

/** Slices end so many times in an interval, about. */
const SLICES_PER_INTERVAL = 2;
const LEAST_FUEL = 500;
const MOST_FUEL = 100_000;
/** Taking samples may need this part of the time: after a costly one the next comes later. */
const MOST_SHARE = 0.025;
/** A sample that costs more than the one before by so much was interrupted by something else. */
const COST_GROWS = 1.5;
const COST_MS = 0.005;
/** A slice must give other threads their turn, which comes with the end of a quantum. */
const QUANTA_PER_SLICE = 1.25;

const COLLECTOR = frameCode(FRAME_SPECIAL, SPECIAL_COLLECTOR);

export class StackSampler implements LoopSampler {
  readonly tree = new StackTree();
  readonly begin: number[] = [];
  readonly weight: number[] = [];
  readonly node: number[] = [];
  readonly thread: number[] = [];
  readonly #names = new Map<number, string>();
  readonly #view: MemoryView;
  readonly #clock: () => number;
  readonly #intervalMs: number;
  readonly #reader: FrameReader;
  /** fuel that takes about half an interval */
  #fuel = MOST_FUEL / 4;
  #random = 1;
  readonly #quantum: number;
  /** until when time has been counted */
  #counted = 0;
  #sliceBegan = 0;
  #granted = 0;
  /** ms of running that no sample stands for yet */
  #owing = 0;
  #due: number;
  /** what a sample costs, about */
  #costMs = 0;
  /** the collector's microseconds that samples stand for */
  #collectedUs: number;
  #sliceCollectedUs = 0;

  constructor(view: MemoryView, clock: () => number, intervalMs: number) {
    this.#view = view;
    this.#clock = clock;
    this.#intervalMs = intervalMs;
    this.#reader = new FrameReader(view);
    this.#quantum = view.u32(L.REGS + L.CFG_QUANTUM);
    this.#collectedUs = this.#pausesUs();
    this.#due = clock() + intervalMs;
  }

  // What the run loop tells ---------------------------------------------------------------------------------------------------------------

  sliceBegins(depth: number): number {
    const now = this.#clock();
    if (depth === 0) this.#counted = now;
    this.#sliceBegan = now;
    this.#sliceCollectedUs = this.#pausesUs();
    this.#granted = Math.round(this.#fuel * (0.75 + this.#nextRandom() / 2));
    this.#setQuantum(Math.max(1, Math.min(this.#quantum, Math.floor(this.#granted / QUANTA_PER_SLICE))));
    return this.#granted;
  }

  sliceEnds(used: number): void {
    const now = this.#clock();
    this.#count(now);
    this.#tune(used, now - this.#sliceBegan - (this.#pausesUs() - this.#sliceCollectedUs) / 1000);
    if (now >= this.#due) this.#sample(now, null);
  }

  hostCall(dispatcher: Dispatcher, number: number, args: number, id: number): void {
    const before = this.#clock();
    dispatcher(args, id);
    const now = this.#clock();
    if (now < this.#due) return;
    this.#count(now);
    this.#sample(now, before <= this.#due ? frameCode(FRAME_HOST, number) : null);
  }

  /** No more samples: what is still owing goes to the last one. */
  end(): void {
    this.#setQuantum(this.#quantum);
    const last = this.weight.length - 1;
    if (last >= 0) this.weight[last] += this.#owing;
    this.#owing = 0;
  }

  /** What has gone by since the slice ended was not the program's. */
  leaveOut(): void {
    this.#counted = this.#clock();
  }

  /** Names of the threads that samples are of, by id. */
  threadNames(): ReadonlyMap<number, string> {
    // Those that live may have been given a label since.
    for (const thread of listThreads(this.#view)) if (this.#names.has(thread.id)) this.#names.set(thread.id, threadName(thread));
    return this.#names;
  }

  // -------------------------------------------------------------------------------------------------------------------------------------------

  #count(now: number): void {
    this.#owing += now - this.#counted;
    this.#counted = now;
  }

  /** @param host frame of the host function that was running; null: Haskell was */
  #sample(now: number, host: number | null): void {
    this.#due = now + this.#intervalMs;
    this.#view.refresh();
    const tso = this.#view.u32(L.REGS + L.REG_TSO);
    // Whoever ran is gone; who comes next answers for it.
    if (tso === 0) return;
    const stack = this.tree.intern(this.#reader.frames, this.#reader.read(tso));
    const node = host === null || this.tree.codes[stack] === host ? stack : this.tree.child(stack, host);
    const pausesUs = this.#pausesUs();
    const collectedMs = Math.min(this.#owing, ((pausesUs - this.#collectedUs) >>> 0) / 1000);
    this.#collectedUs = pausesUs;
    const thread = this.#view.u32(tso + L.TSO_ID);
    this.#nameThread(tso, thread);
    const begin = now - this.#owing;
    if (collectedMs > 0) this.#add(begin, collectedMs, this.tree.child(stack, COLLECTOR), thread);
    this.#add(begin + collectedMs, this.#owing - collectedMs, node, thread);
    this.#owing = 0;
    this.#costMs = Math.min(this.#clock() - now, this.#costMs * COST_GROWS + COST_MS);
    this.#due = now + Math.max(this.#intervalMs, this.#costMs / MOST_SHARE);
  }

  #add(begin: number, weight: number, node: number, thread: number): void {
    this.begin.push(begin);
    this.weight.push(weight);
    this.node.push(node);
    this.thread.push(thread);
  }

  #nameThread(tso: number, id: number): void {
    if (this.#names.has(id)) return;
    const decoded = decodeThread(this.#view, tso);
    this.#names.set(id, decoded === null ? `thread ${id}` : threadName(decoded));
  }

  /** Half-way to the fuel that would have taken the time it should. */
  #tune(used: number, tookMs: number): void {
    if (used < this.#granted / 2 || tookMs <= 0) return;
    const wanted = (used * this.#intervalMs) / SLICES_PER_INTERVAL / tookMs;
    this.#fuel = Math.min(MOST_FUEL, Math.max(LEAST_FUEL, (this.#fuel + wanted) / 2));
  }

  #setQuantum(fuel: number): void {
    this.#view.refresh();
    this.#view.words[(L.REGS + L.CFG_QUANTUM) >>> 2] = fuel;
  }

  #pausesUs(): number {
    return this.#view.u32(L.REGS + L.STAT_PAUSE_TOTAL_US);
  }

  /** In [0, 1), the same each time. */
  #nextRandom(): number {
    this.#random = (Math.imul(this.#random, 1664525) + 1013904223) >>> 0;
    return this.#random / 2 ** 32;
  }
}
