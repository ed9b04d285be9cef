class Exc {
  constructor(n) {
    this.n = n;
  }
}

function check(n) {
  if (n < 0) return n;
  throw new Exc(n);
}

function step(n) {
  try {
    return check(n);
  } catch (e) {
    return e.n;
  }
}

export function main() {
  let sum = 0;
  for (let n = 1000000; n > 0; n--) sum += step(n);
  return `${sum}`;
}
