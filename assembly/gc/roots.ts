/** Roots other than threads: queues and lists in registers, closures the host holds, well-known closures, CAFs. */

import { TYPE_BLACKHOLE } from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { WELL_KNOWN_N } from '../../abi/well-known.gen.ts';
import { descriptor } from './blocks.ts';
import { evacuateRange, evacuateSlot } from './evacuate.ts';
import { infoType } from './size.ts';
import { evacuateFor, keepLargeUnscanned, major, setEager } from './space.ts';
import { isMarkedCaf, markStatic } from './static.ts';

/** Last CAF_LINK of the list. */
const CAF_LIST_END: u32 = 1;

/** Evacuates what the registers, the host and (in a minor collection, or when CAFs are kept) the CAFs hold. */
export function evacuateRoots(): void {
  evacuateFor(0, false);
  evacuateSlot(L.REGS + L.REG_RUN_HEAD);
  evacuateSlot(L.REGS + L.REG_RUN_TAIL);
  evacuateSlot(L.REGS + L.REG_SLEEPERS);
  evacuateSlot(L.REGS + L.REG_CALLERS);
  evacuateSlot(L.REGS + L.REG_FINALIZERS);
  evacuateSlot(L.REGS + L.REG_RESURRECTED);
  evacuateRange(L.WELL_KNOWN, WELL_KNOWN_N);
  evacuateRange(load<u32>(L.REGS, L.REG_HANDLES), load<u32>(L.REGS, L.REG_HANDLES_N));
  if (!major) evacuateCafs();
  else if (load<u32>(L.REGS, L.CFG_KEEP_CAFS)) keepCafs();
}

/** A minor collection keeps whatever any CAF holds. They count as old: what a finished one holds is promoted. */
function evacuateCafs(): void {
  for (let caf = load<u32>(L.REGS, L.REG_CAF_LIST); caf > CAF_LIST_END; caf = load<u32>(caf, L.CAF_LINK)) {
    evacuateFor(1, infoType(load<u32>(caf)) != TYPE_BLACKHOLE);
    evacuateSlot(caf + L.IND_INDIRECTEE);
  }
  setEager(false);
}

/** Code that is to be loaded later may mention any CAF: a major collection marks them all. */
function keepCafs(): void {
  for (let caf = load<u32>(L.REGS, L.REG_CAF_LIST); caf > CAF_LIST_END; caf = load<u32>(caf, L.CAF_LINK)) markStatic(caf);
}

/** After a major collection: CAFs that no code can reach become what they were when the image was loaded. */
export function sweepCafs(): void {
  let kept: u32 = CAF_LIST_END;
  let caf = load<u32>(L.REGS, L.REG_CAF_LIST);
  while (caf > CAF_LIST_END) {
    const next = load<u32>(caf, L.CAF_LINK);
    if (isMarkedCaf(caf)) {
      store<u32>(caf, kept, L.CAF_LINK);
      kept = caf;
    } else {
      store<u32>(caf, load<u32>(caf, L.CAF_SAVED_INFO));
      store<u32>(caf, 0, L.IND_INDIRECTEE);
      store<u32>(caf, 0, L.CAF_LINK);
    }
    caf = next;
  }
  store<u32>(L.REGS, kept == CAF_LIST_END ? 0 : kept, L.REG_CAF_LIST);
}

/** The spare stack chunk is no root of anything: minor collections keep it as it is, major ones let it go. */
export function keepSpareChunk(): void {
  const spare = load<u32>(L.REGS, L.REG_SPARE_CHUNK);
  if (!spare) return;
  const bd = descriptor(spare);
  const isFrom = (load<u8>(bd, L.BD_FLAGS) & L.BD_FROM) != 0;
  if (major || (isFrom && load<u8>(bd, L.BD_KIND) != L.KIND_LARGE)) store<u32>(L.REGS, 0, L.REG_SPARE_CHUNK);
  else if (isFrom) keepLargeUnscanned(spare);
}
