/** Random procedures of Cmm, well formed by construction: branching, joining, looping, with calls, evaluations and allocation in between. */
import * as make from '../../../compiler/cmm/make.ts';
import type { Block, Con, FreeVar, Instr, Proc, Reg, RegRep, Site, Terminator } from '../../../compiler/cmm/syntax.ts';

const span = { file: 0, line: 1, col: 1, endLine: 1, endCol: 2 };
const site = (kind: Site['kind']): Site => ({ kind, waits: '', span });
const reps: readonly RegRep[] = ['p', 'i32', 'i64', 'f32', 'f64'];

const pair: Con = {
  name: 'Pair',
  number: 0,
  family: 1,
  fields: ['p', 'p', 'i64'],
  words: [1, 2, 3],
  order: [0, 1, 2],
  ptrs: 2,
  nptrs: 2,
  machineInfo: null,
  span,
};

/** Numbers from a seed (mulberry32): below `n`. */
function random(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

/** A procedure of about `size` instructions. Equal seeds give equal procedures. */
export function randomProc(seed: number, size: number): Proc {
  return new Generator(random(seed), size).proc();
}

class Generator {
  private readonly pick: (n: number) => number;
  private readonly regs: Reg[] = [];
  private readonly blocks: Block[] = [];
  private left: number;

  constructor(pick: (n: number) => number, size: number) {
    this.pick = pick;
    this.left = size;
  }

  proc(): Proc {
    const params = Array.from({ length: this.pick(5) }, () => this.reg(this.rep()));
    const free: FreeVar[] = [];
    const block = this.block([]);
    let word = 1;
    for (let n = this.pick(4); n > 0; n--) {
      const dst = this.reg(this.rep());
      block.instrs.push({ op: 'free', dst, word });
      free.push({ name: dst.name, rep: dst.rep, word });
      word += dst.rep === 'i64' || dst.rep === 'f64' ? 2 : 1;
    }
    this.fill(block, [...params, ...free.map((v) => this.regs.find((r) => r.name === v.name) as Reg)], [], 0);
    const shape = { args: params.map((p) => p.rep), results: ['p' as const] };
    return {
      kind: 'fun',
      name: 'f',
      index: 0,
      parent: null,
      shape,
      params,
      free,
      isStatic: false,
      closure: null,
      selector: -1,
      span,
      regs: this.regs,
      blocks: this.blocks,
    };
  }

  private rep(): RegRep {
    return reps[this.pick(reps.length)];
  }

  private reg(rep: RegRep): Reg {
    const reg: Reg = { id: this.regs.length, rep, name: `r${this.regs.length}` };
    this.regs.push(reg);
    return reg;
  }

  private block(params: readonly Reg[]): Block {
    const block: Block = { id: this.blocks.length, name: `b${this.blocks.length}`, params, instrs: [], end: { op: 'fail', site: site('raise') } };
    this.blocks.push(block);
    return block;
  }

  /** One of these registers of that kind, or a fresh literal. */
  private some(rep: RegRep, scope: readonly Reg[], into: Instr[]): Reg {
    const fitting = scope.filter((r) => r.rep === rep);
    if (fitting.length > 0 && this.pick(8) > 0) return fitting[this.pick(fitting.length)];
    const dst = this.reg(rep);
    if (rep === 'i64') into.push({ op: 'literal', dst, value: { kind: 'lit', rep, value: BigInt(this.pick(9)) } });
    else if (rep === 'p') into.push({ op: 'bump', dst, shell: { kind: 'con', con: pair } });
    else into.push({ op: 'literal', dst, value: { kind: 'lit', rep, value: this.pick(9) } });
    return dst;
  }

  /** Fills a block and all that it leads to. `loops`: headers it may go back to, with the registers they may see. */
  private fill(block: Block, before: readonly Reg[], loops: readonly Block[], depth: number): void {
    const scope = [...before];
    for (let n = this.pick(8); n > 0 && this.left > 0; n--) {
      this.left--;
      scope.push(...this.instr(block.instrs, scope));
    }
    block.end = this.end(block.instrs, scope, loops, depth);
  }

  private instr(into: Instr[], scope: readonly Reg[]): Reg[] {
    const args = (): Reg[] => Array.from({ length: this.pick(4) }, () => this.some(this.rep(), scope, into));
    switch (this.pick(8)) {
      case 0: {
        const results = Array.from({ length: this.pick(4) }, () => this.reg(this.rep()));
        into.push(make.call({ kind: 'unknown', fun: this.some('p', scope, into), shape: 0 }, args(), results, site('ret')));
        return results;
      }
      case 1: {
        const reg = this.some('p', scope, into);
        into.push(make.evaluate(reg, site('ret')));
        return [reg];
      }
      case 2: {
        const src = this.some('p', scope, into);
        const dsts = [this.reg('p'), this.reg('p'), this.reg('i64')];
        dsts.forEach((dst, i) => {
          into.push({ op: 'field', dst, src, word: i + 1 });
        });
        return dsts;
      }
      case 3: {
        const dst = this.reg('p');
        const payload = [this.some('p', scope, into), this.some('p', scope, into), this.some('i64', scope, into)];
        into.push(make.heapCheck(5, site('safepoint')), { op: 'alloc', dst, shell: { kind: 'con', con: pair }, payload });
        return [dst];
      }
      default: {
        const dst = this.reg('i64');
        into.push(make.prim('ADD64', dst, [this.some('i64', scope, into), this.some('i64', scope, into)], null, false, null));
        return [dst];
      }
    }
  }

  private end(into: Instr[], scope: readonly Reg[], loops: readonly Block[], depth: number): Terminator {
    if (this.left <= 0 || depth > 8) return make.returned([this.some('p', scope, into)], undefined);
    switch (this.pick(6)) {
      case 0: {
        const args = Array.from({ length: this.pick(4) }, () => this.some(this.rep(), scope, into));
        return make.tailCall({ kind: 'unknown', fun: this.some('p', scope, into), shape: 0 }, args, site('ret'));
      }
      case 1:
        if (loops.length > 0) {
          const target = loops[this.pick(loops.length)];
          return make.jump(
            target,
            target.params.map((p) => this.some(p.rep, scope, into)),
            site('safepoint'),
            true,
          );
        }
        return make.enter(this.some('p', scope, into), undefined);
      case 2: {
        const params = Array.from({ length: this.pick(4) }, () => this.reg(this.rep()));
        const args = params.map((p) => this.some(p.rep, scope, into));
        const target = this.block(params);
        this.fill(target, [...scope, ...params], [...loops, target], depth + 1);
        return make.jump(target, args, site('safepoint'), false);
      }
      default: {
        const a = this.some('i64', scope, into);
        return this.branch(a, scope, loops, depth);
      }
    }
  }

  /** Two ways that meet again, sometimes. */
  private branch(a: Reg, scope: readonly Reg[], loops: readonly Block[], depth: number): Terminator {
    const yes = this.block([]);
    const no = this.block([]);
    if (this.pick(2) === 0) {
      this.fill(yes, scope, loops, depth + 1);
      this.fill(no, scope, loops, depth + 1);
    } else {
      const params = Array.from({ length: this.pick(3) }, () => this.reg(this.rep()));
      const ends = [yes, no].map((b) => {
        const own = [...scope];
        for (let n = this.pick(4); n > 0; n--) own.push(...this.instr(b.instrs, own));
        return { b, args: params.map((p) => this.some(p.rep, own, b.instrs)) };
      });
      const target = this.block(params);
      for (const { b, args } of ends) b.end = make.jump(target, args, site('safepoint'), false);
      this.fill(target, [...scope, ...params], loops, depth + 1);
    }
    return { op: 'branch', code: 'JEQ64', a, b: 0, yes, no };
  }
}
