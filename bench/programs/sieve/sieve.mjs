// A lazy list is { head, tail }; its tail, until asked for, is a function.
function tailOf(list) {
  if (typeof list.tail === 'function') list.tail = list.tail();
  return list.tail;
}
const from = (n) => ({ head: n, tail: () => from(n + 1) });

function notMultiples(p, list) {
  let xs = list;
  while (xs.head % p === 0) xs = tailOf(xs);
  return { head: xs.head, tail: () => notMultiples(p, tailOf(xs)) };
}
const sieve = (xs) => ({ head: xs.head, tail: () => sieve(notMultiples(xs.head, tailOf(xs))) });

export function main() {
  let primes = sieve(from(2));
  for (let n = 1500; n > 0; n--) primes = tailOf(primes);
  return `${primes.head}`;
}
