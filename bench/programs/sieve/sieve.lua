-- A lazy list is { head, tail }; its tail, until asked for, is a function.
local function tailOf(list)
  if type(list[2]) == 'function' then list[2] = list[2]() end
  return list[2]
end

local function from(n) return { n, function() return from(n + 1) end } end

local function notMultiples(p, xs)
  while xs[1] % p == 0 do xs = tailOf(xs) end
  return { xs[1], function() return notMultiples(p, tailOf(xs)) end }
end

local function sieve(xs) return { xs[1], function() return sieve(notMultiples(xs[1], tailOf(xs))) end } end

return function()
  local primes = sieve(from(2))
  for _ = 1, 1500 do primes = tailOf(primes) end
  return tostring(primes[1])
end
