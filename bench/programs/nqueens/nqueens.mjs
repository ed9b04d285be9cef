// Lists are cells { head, tail } and null.
function queens(n, k) {
  if (k === 0) return { head: null, tail: null };
  let all = null;
  for (let rows = queens(n, k - 1); rows !== null; rows = rows.tail) {
    for (let q = 1; q <= n; q++) if (safe(q, 1, rows.head)) all = { head: { head: q, tail: rows.head }, tail: all };
  }
  return all;
}

function safe(q, d, qs) {
  if (qs === null) return true;
  const x = qs.head;
  return q !== x && q !== x + d && q !== x - d && safe(q, d + 1, qs.tail);
}

export function main() {
  let count = 0;
  for (let k = 20; k > 0; k--) for (let all = queens(8 + (k % 2), 8 + (k % 2)); all !== null; all = all.tail) count++;
  return `${count}`;
}
