/** Numbers that look random, the same every time (xorshift). */
export function random(seed: number): (limit: number) => number {
  let state = (Math.imul(seed, 0x9e3779b1) | 1) >>> 0;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state % limit;
  };
}
