/** What the position tables of an image take: bytes of the file for each instruction of the code. */
import type { Image } from '../../abi/image.ts';
import { encodeDebug } from '../../abi/image-debug.ts';
import { instructionWords } from '../../abi/instruction-words.ts';

export interface PositionTableSize {
  readonly instructions: number;
  readonly bytes: number;
}

/** Throws an Error when the image has no tables, or its code is none. */
export function positionTableSize({ name, debug, words, codeStart, codeEnd }: Image): PositionTableSize {
  if (debug === null) throw new Error(`image ${name} has no debug tables`);
  let instructions = 0;
  for (let at = codeStart; at < codeEnd; instructions++) {
    const size = instructionWords(words[at]);
    if (size === 0) throw new Error(`image ${name}: no instruction at word ${at}`);
    at += size;
  }
  const { files, infos, ips } = debug;
  return { instructions, bytes: encodeDebug({ files, infos, ips }).length - encodeDebug({ files, infos, ips: [] }).length };
}
