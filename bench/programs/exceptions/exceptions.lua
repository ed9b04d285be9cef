local function check(n)
  if n < 0 then return n end
  error({ n })
end

local function step(n)
  local ok, result = pcall(check, n)
  return ok and result or result[1]
end

return function()
  local sum = 0
  for n = 1000000, 1, -1 do sum = sum + step(n) end
  return tostring(sum)
end
