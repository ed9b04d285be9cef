local function size(m) return m and m.size or 0 end

local function bin(k, v, l, r) return { size = size(l) + size(r) + 1, key = k, value = v, left = l, right = r } end

local function rotateLeft(k, v, l, r)
  local m = r.left
  if size(m) < 2 * size(r.right) then return bin(r.key, r.value, bin(k, v, l, m), r.right) end
  return bin(m.key, m.value, bin(k, v, l, m.left), bin(r.key, r.value, m.right, r.right))
end

local function rotateRight(k, v, l, r)
  local m = l.right
  if size(m) < 2 * size(l.left) then return bin(l.key, l.value, l.left, bin(k, v, m, r)) end
  return bin(m.key, m.value, bin(l.key, l.value, l.left, m.left), bin(k, v, m.right, r))
end

local function balance(k, v, l, r)
  if size(l) + size(r) <= 1 then return bin(k, v, l, r) end
  if size(r) > 3 * size(l) then return rotateLeft(k, v, l, r) end
  if size(l) > 3 * size(r) then return rotateRight(k, v, l, r) end
  return bin(k, v, l, r)
end

local function insert(k, v, m)
  if m == nil then return { size = 1, key = k, value = v } end
  if k < m.key then return balance(m.key, m.value, insert(k, v, m.left), m.right) end
  if k == m.key then return { size = m.size, key = k, value = v, left = m.left, right = m.right } end
  return balance(m.key, m.value, m.left, insert(k, v, m.right))
end

local function lookup(k, m)
  while m and m.key ~= k do
    if k < m.key then m = m.left else m = m.right end
  end
  return m and m.value or -1
end

return function()
  local map, key = nil, 1
  for i = 100000, 1, -1 do
    map = insert(key, i, map)
    key = (key * 8121 + 28411) % 134456
  end
  local sum = 0
  for i = 100000, 1, -1 do sum = sum + lookup(i, map) end
  return tostring(sum + size(map))
end
