/**
 * Constructors: numbers, families, and where each field lies (pointers first, then other words).
 */
import { I_INTEGER_N, I_INTEGER_P, I_INTEGER_S } from '../../abi/rts-infos.gen.ts';
import type * as Stg from '../stg/syntax.ts';
import { builtinDatas } from '../stg/syntax.ts';
import { widthOf } from './shape.ts';
import type { Con } from './syntax.ts';

const machineInfos: ReadonlyMap<string, number> = new Map([
  ['IS', I_INTEGER_S],
  ['IP', I_INTEGER_P],
  ['IN', I_INTEGER_N],
]);

/** All constructors a module may use, by name; its own declarations first, in order. */
export function constructorsOf(datas: readonly Stg.DataDecl[]): Map<string, Con> {
  const cons = new Map<string, Con>();
  const declare = (data: Stg.DataDecl, machineInfo: (name: string) => number | null): void => {
    data.cons.forEach((c, number) => {
      if (!cons.has(c.name)) cons.set(c.name, layOut(c, number, data.cons.length, machineInfo(c.name)));
    });
  };
  for (const data of datas) declare(data, () => null);
  for (const data of builtinDatas) declare(data, (name) => machineInfos.get(name) ?? null);
  return cons;
}

function layOut(decl: Stg.ConDecl, number: number, family: number, machineInfo: number | null): Con {
  const words = new Array<number>(decl.fields.length).fill(-1);
  let at = 1;
  const place = (wanted: (rep: Stg.Rep) => boolean): void => {
    decl.fields.forEach((rep, i) => {
      if (!wanted(rep)) return;
      words[i] = at;
      at += widthOf(rep);
    });
  };
  place((rep) => rep === 'p');
  const ptrs = at - 1;
  place((rep) => rep !== 'p' && rep !== 'void');
  const { name, fields, labels, span } = decl;
  return { name, number, family, fields, labels, words, order: payloadOrder(words), ptrs, nptrs: at - 1 - ptrs, machineInfo, span };
}

function payloadOrder(words: readonly number[]): readonly number[] {
  const fields = words.flatMap((word, i) => (word > 0 ? [i] : []));
  return fields.length < 2 ? fields : fields.sort((a, b) => words[a] - words[b]);
}
