const make = (depth) => (depth === 0 ? { left: null, right: null } : { left: make(depth - 1), right: make(depth - 1) });
const count = (tree) => (tree.left === null ? 1 : count(tree.left) + count(tree.right) + 1);

export function main() {
  const long = make(16);
  let sum = 0;
  for (let depth = 4; depth <= 16; depth += 4) for (let n = 1 << (20 - depth); n > 0; n--) sum += count(make(depth));
  return `${sum + count(long)}`;
}
