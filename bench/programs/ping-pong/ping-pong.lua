-- Threads are coroutines that yield while they wait; an MVar holds one value. The other thread runs when this one waits.
local function take(mvar)
  while mvar.value == nil do coroutine.yield() end
  local value = mvar.value
  mvar.value = nil
  return value
end

local function put(mvar, value)
  while mvar.value ~= nil do coroutine.yield() end
  mvar.value = value
end

return function()
  local ping, pong = {}, {}
  local n = 0
  local threads = {
    coroutine.create(function()
      for _ = 1, 200000 do
        put(ping, n)
        n = take(pong)
      end
    end),
    coroutine.create(function()
      while true do put(pong, take(ping) + 1) end
    end),
  }
  while coroutine.status(threads[1]) ~= 'dead' do
    for _, thread in ipairs(threads) do assert(coroutine.resume(thread)) end
  end
  return tostring(n)
end
