const size = (m) => (m === null ? 0 : m.size);
const bin = (key, value, left, right) => ({ size: size(left) + size(right) + 1, key, value, left, right });

function balance(k, v, l, r) {
  if (size(l) + size(r) <= 1) return bin(k, v, l, r);
  if (size(r) > 3 * size(l)) return rotateLeft(k, v, l, r);
  if (size(l) > 3 * size(r)) return rotateRight(k, v, l, r);
  return bin(k, v, l, r);
}

function rotateLeft(k, v, l, r) {
  const m = r.left;
  if (size(m) < 2 * size(r.right)) return bin(r.key, r.value, bin(k, v, l, m), r.right);
  return bin(m.key, m.value, bin(k, v, l, m.left), bin(r.key, r.value, m.right, r.right));
}

function rotateRight(k, v, l, r) {
  const m = l.right;
  if (size(m) < 2 * size(l.left)) return bin(l.key, l.value, l.left, bin(k, v, m, r));
  return bin(m.key, m.value, bin(l.key, l.value, l.left, m.left), bin(k, v, m.right, r));
}

function insert(k, v, m) {
  if (m === null) return { size: 1, key: k, value: v, left: null, right: null };
  if (k < m.key) return balance(m.key, m.value, insert(k, v, m.left), m.right);
  if (k === m.key) return { size: m.size, key: k, value: v, left: m.left, right: m.right };
  return balance(m.key, m.value, m.left, insert(k, v, m.right));
}

function lookup(k, map) {
  let m = map;
  while (m !== null && m.key !== k) m = k < m.key ? m.left : m.right;
  return m === null ? -1 : m.value;
}

export function main() {
  let map = null;
  let key = 1;
  for (let i = 100000; i > 0; i--) {
    map = insert(key, i, map);
    key = (key * 8121 + 28411) % 134456;
  }
  let sum = 0;
  for (let i = 100000; i > 0; i--) sum += lookup(i, map);
  return `${sum + size(map)}`;
}
