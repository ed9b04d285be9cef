/**
 * A part of an image's code, with the info tables that come with it: rows of frames, and of constructors that it allocates.
 *
 * There are two: procedures of the top level, and those written in them. In an image they follow each other. Where what is in them will lie is known when all of both is written.
 */
import type { IpDebug } from '../../abi/image.ts';
import type { Con } from '../cmm/syntax.ts';
import { Assembler } from './assembler.ts';
import { conRow, type InfoRow } from './infos.ts';

/** Whose words can still be moved. */
export type MovableIp = { -readonly [K in keyof IpDebug]: IpDebug[K] };

export class Section {
  readonly asm = new Assembler();
  readonly rows: InfoRow[] = [];
  /** rows of constructors */
  readonly cons = new Map<Con, number>();
  /** words are counted from the start of the section */
  readonly ips: MovableIp[] = [];

  /** Answers with its number in this section. */
  add(row: InfoRow): number {
    return this.rows.push(row) - 1;
  }

  /** Number of the row of a constructor's closures on the heap. Not for the machine's own. */
  con(con: Con): number {
    let row = this.cons.get(con);
    if (row === undefined) {
      row = this.add(conRow(con, false));
      this.cons.set(con, row);
    }
    return row;
  }
}
