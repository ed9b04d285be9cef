-- Lists are tables { head, tail } and nil.
local function safe(q, d, qs)
  if qs == nil then return true end
  local x = qs[1]
  return q ~= x and q ~= x + d and q ~= x - d and safe(q, d + 1, qs[2])
end

local function queens(n, k)
  if k == 0 then return { nil, nil } end
  local all = nil
  local rows = queens(n, k - 1)
  while rows do
    for q = 1, n do
      if safe(q, 1, rows[1]) then all = { { q, rows[1] }, all } end
    end
    rows = rows[2]
  end
  return all
end

return function()
  local count = 0
  for k = 20, 1, -1 do
    local all = queens(8 + k % 2, 8 + k % 2)
    while all do
      count = count + 1
      all = all[2]
    end
  end
  return tostring(count)
end
