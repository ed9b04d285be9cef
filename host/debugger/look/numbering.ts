/** Frame numbers for whoever walks a stack himself: as backtraces count, without underflow frames and without a frame on top that raises. */
import { TYPE_RAISE_FRAME, TYPE_UNDERFLOW_FRAME } from '../../../abi/closure-types.gen.ts';
import type { Target } from '../protocol.ts';
import { threadBacktrace } from './frames.ts';
import type { Standing } from './standing.ts';

export interface Numbering {
  /** number of the next frame, by its TYPE_*; -1 for one that has none */
  next(type: number): number;
}

export function frameKindsNumbered(target: Target, at: Standing): Numbering {
  const [top] = threadBacktrace(target, at.tso, { entries: 2 }).entries;
  let number = top?.entry === 'frame' && top.kind === 'here' ? 1 : 0;
  let isFirst = true;
  return {
    next(type) {
      const isSilent = type === TYPE_UNDERFLOW_FRAME || (isFirst && type === TYPE_RAISE_FRAME);
      isFirst = false;
      return isSilent ? -1 : number++;
    },
  };
}
