export function main() {
  let product = 1n;
  for (let n = 20000n; n > 0n; n--) product *= n;
  return `${product.toString().length}`;
}
