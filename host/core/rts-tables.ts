/** The machine's own info tables as boot lays them out (assembly/boot.ts), for readers of a file that does not hold them. */
import * as L from '../../abi/layout.ts';
import { I_DEFAULT } from '../../abi/rts-infos.gen.ts';
import { closureTypes } from '../../abi/tables/closure-types.ts';
import { opcodes } from '../../abi/tables/opcodes.ts';
import { rtsInfos } from '../../abi/tables/rts-infos.ts';
import { WELL_KNOWN_N } from '../../abi/well-known.gen.ts';

/** Writes them into memory. */
export function layRtsTables(words: Uint32Array): void {
  for (const [i, { type, con = 0, ptrs = 0, words: frameWords = ptrs, nptrs = 0, op }] of rtsInfos.entries()) {
    const info = L.RTS_INFO + i * L.INFO_SIZE_B;
    const code = L.RTS_CODE + i * L.WORD_B;
    const flags = info === I_DEFAULT ? L.INFO_STATIC : 0;
    const number = Math.max(
      0,
      closureTypes.findIndex((row) => row.name === type),
    );
    words[info >>> 2] = number | (flags << (8 * L.INFO_FLAGS)) | (con << (8 * L.INFO_CON));
    words[(info + L.INFO_PTRS) >>> 2] = frameWords | (nptrs << 16);
    words[(info + L.INFO_ENTRY) >>> 2] = code;
    words[(info + L.INFO_ID) >>> 2] = i;
    words[code >>> 2] = op === undefined ? 0 : opcodes.findIndex((row) => row.name === op);
  }
  words[(L.RTS_CODE >>> 2) + rtsInfos.length] = opcodes.findIndex((row) => row.name === 'ENTER_R1');
  for (let i = 0; i < WELL_KNOWN_N; i++) words[(L.RTS_STATIC >>> 2) + i * 2] = I_DEFAULT;
}
