local function make(depth)
  if depth == 0 then return {} end
  return { make(depth - 1), make(depth - 1) }
end

local function count(tree)
  if tree[1] == nil then return 1 end
  return count(tree[1]) + count(tree[2]) + 1
end

return function()
  local long = make(16)
  local sum = 0
  for depth = 4, 16, 4 do
    for _ = 1, 1 << (20 - depth) do sum = sum + count(make(depth)) end
  end
  return tostring(sum + count(long))
end
