const tak = (x, y, z) => (y < x ? tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y)) : z);

export function main() {
  let sum = 0;
  for (let k = 1000; k > 0; k--) sum += tak(18, 12, 6 + (k % 3));
  return `${sum}`;
}
