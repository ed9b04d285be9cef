/**
 * Cmm to an image: the code of one procedure after the other, then everything around it at its place (layout.ts). Same module, same bytes.
 */
import type { TabledImage } from '../../abi/image-relocs.ts';
import { Unrepresentable } from '../cmm/limits.ts';
import { allocateSlots, type Slots } from '../cmm/slots.ts';
import type { Module, Proc, TextLiteral } from '../cmm/syntax.ts';
import { emitProc } from './emit-proc.ts';
import { InfoMaker, type InfoRow } from './infos.ts';
import { type EmitOptions, layOut } from './layout.ts';
import { Section } from './section.ts';
import { Mentions } from './srt.ts';

/** Emits a module. Throws Unrepresentable when a procedure needs more slots than can be named. */
export function emit(module: Module, options: EmitOptions = {}): TabledImage {
  const writer = new ImageWriter(module.files);
  for (const proc of module.procs) writer.proc(proc);
  return writer.finish(module, options);
}

/** Writes an image: procedures one by one, then what is around them. */
export class ImageWriter {
  readonly infos: InfoMaker;
  readonly mentions = new Mentions();
  /** procedures of the top level, then all others */
  readonly sections = [new Section(), new Section()] as const;
  /** by the indices of procedures */
  readonly procRows: InfoRow[] = [];
  /** numbers of texts: equal ones are stored once */
  private readonly texts = new Map<string, number>();
  readonly literals: TextLiteral[] = [];

  /** @param files names for Span.file */
  constructor(files: readonly string[]) {
    this.infos = new InfoMaker(files);
  }

  /**
   * Writes the code of a procedure. Of those of the top level, and of all others, the next is the one with the next index. What is written of it stays the same
   * whatever comes after: its blocks and registers are needed no more. Throws Unrepresentable when it needs more slots than can be named.
   */
  proc(proc: Proc): void {
    const section = this.sections[proc.parent === null ? 0 : 1];
    const row = this.infos.proc(proc);
    this.procRows[proc.index] = row;
    this.mentions.add(proc);
    emitProc(this, section, row, proc, slotsOf(proc));
  }

  /** The image of a module all of whose procedures are written. */
  finish(module: Module, options: EmitOptions = {}): TabledImage {
    return layOut(module, this, options);
  }

  /** The number of a text. */
  text(literal: TextLiteral): number {
    const key = `${literal.bytes && !isPlain.test(literal.value) ? '#' : '"'}${literal.value}`;
    let number = this.texts.get(key);
    if (number === undefined) {
      number = this.literals.push(literal) - 1;
      this.texts.set(key, number);
    }
    return number;
  }
}

/** A frame too small for all that a debugger would like to see holds what is needed. Throws Unrepresentable. */
function slotsOf(proc: Proc): Slots {
  try {
    return allocateSlots(proc);
  } catch (error) {
    if (!(error instanceof Unrepresentable && proc.keeps)) throw error;
    proc.keeps = false;
    return allocateSlots(proc);
  }
}

/** Bytes and text are the same. */
const isPlain = /^[\x20-\x7e]*$/;
