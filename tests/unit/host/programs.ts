/** A hand-made program that uses every way between machine and host. */
import type { HostRep } from '../../../abi/host-types.ts';
import type { Image } from '../../../abi/image.ts';
import * as L from '../../../abi/layout.ts';
import * as OP from '../../../abi/opcodes.gen.ts';
import { PRIM_DELAY, PRIM_EXIT, PRIM_RAISE } from '../../../abi/primops.gen.ts';
import type { Rep } from '../../../abi/tables/primops.ts';
import { makeShape } from '../../../host/shapes.ts';
import { op, op16, ref, slot, TinyImage } from './tiny-image.ts';

const argCodes: Readonly<Record<Rep, number>> = { void: L.ARG_VOID, i32: L.ARG_WORD, f32: L.ARG_WORD, i64: L.ARG_DOUBLE, f64: L.ARG_DOUBLE, p: L.ARG_PTR };

const IO = makeShape([L.ARG_VOID]);
const entry = OP.OP_ENTRY;

/**
 * Exports:
 * - `main`: calls host function `main` (void) -> p and returns its answer
 * - `call_<rep>` for p: an IO function of one argument that passes it to host function `<rep>` (rep) -> rep
 * - `boom`: raises constructor `Boom`;  `loop`: runs for ever;  `leave`: exit# 3;  `sleep`: delays 5 ms, then returns `Unit`
 * - `Boom`, `Unit`: constructors; `late`: CAF that calls `boom`
 */
export function bridge(): Image {
  const image = new TinyImage('Bridge');
  image.con('Unit', 0, [], 0);
  image.con('Boom', 1, [7, 0], 0);
  const host = (name: string, args: readonly HostRep[], result: HostRep): number => image.hosts.push({ name, args, result }) - 1;
  image.fun('main', IO, 0, 0, [op16(OP.OP_TAILHOST, 0, 0), { host: host('main', ['void'], 'p') }, 0], entry);
  for (const rep of ['p', 'bytes', 'string', 'value'] as const) {
    // one pointer argument: already where the call wants it
    const shape = makeShape([L.ARG_PTR, L.ARG_VOID]);
    image.fun(`call_${rep}`, shape, 1, 0, [op16(OP.OP_TAILHOST, 0, 0), { host: host(rep, [rep, 'void'], rep) }, makeShape([L.ARG_PTR])], entry);
  }
  for (const rep of ['i64', 'f64', 'i32', 'f32'] as const) {
    // host function of one number; its answer is passed to `took_<rep>`, which answers a closure
    const wide = argCodes[rep] === L.ARG_DOUBLE;
    const words = wide ? 2 : 1;
    const shape = makeShape([argCodes[rep], L.ARG_VOID]);
    const frame = 1 + words;
    image.ret(`back_${rep}`, frame, 0, `answer_${rep}`);
    const argument = wide ? op(OP.OP_MOV2, slot(-2), slot(frame - 2)) : op(OP.OP_MOV, slot(-1), slot(frame - 1));
    const result = wide ? op(OP.OP_MOV2, slot(frame - 2), slot(-2)) : op(OP.OP_MOV, slot(frame - 1), slot(-1));
    image.fun(
      `call_${rep}`,
      shape,
      words,
      frame,
      [
        argument,
        op(OP.OP_HOSTCALL),
        ref(`back_${rep}`),
        { host: host(rep, [rep, 'void'], rep) },
        makeShape([argCodes[rep]]),
        { label: `answer_${rep}` },
        result,
        op16(OP.OP_TAILHOST, 0, frame),
        { host: host(`took_${rep}`, [rep], 'p') },
        makeShape([argCodes[rep]]),
      ],
      entry,
    );
  }
  image.fun('boom', IO, 0, 0, [op(OP.OP_LDP, slot(-1)), ref('Boom', 2), op16(OP.OP_TAILPRIM, 0, 0), PRIM_RAISE], entry);
  image.fun('loop', IO, 0, 1, [{ label: 'again' }, op(OP.OP_LOOP), ref('at_loop'), 0], entry);
  image.ret('at_loop', 1, 0, 'again', L.INFO_SAFEPOINT);
  image.fun('leave', IO, 0, 0, [op(OP.OP_LDI64, slot(-2), 3), op16(OP.OP_TAILPRIM, 0, 0), PRIM_EXIT], entry);
  image.ret('awake', 1, 0, 'risen');
  image.fun(
    'sleep',
    IO,
    0,
    1,
    [
      op16(OP.OP_LDI64, slot(-2), 5000),
      op(OP.OP_PRIMCALL),
      ref('awake'),
      PRIM_DELAY,
      { label: 'risen' },
      op(OP.OP_LDP, slot(-1)),
      ref('Unit', 1),
      op16(OP.OP_RETP, slot(-1), 1),
    ],
    entry,
  );
  image.ret('after_boom', 1, 0, 'never');
  image.caf(
    'late',
    1,
    [op(OP.OP_CALL), ref('after_boom'), ref('boom.code'), ref('boom', 1), { label: 'never' }, op(OP.OP_R1GET, slot(-1)), op16(OP.OP_RETP, slot(-1), 1)],
    OP.OP_ENTRY_CAF,
  );
  return image.build();
}
