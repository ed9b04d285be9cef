-- Runs a Lua program of bench/programs and tells its processor time: { ms, output } or { error }, as JSON.
local main = dofile(arg[1])
local start = os.clock()
local ok, result = pcall(main)
local ms = (os.clock() - start) * 1000
result = tostring(result):gsub('["\\\n]', ' ')
if ok then print(string.format('{"ms": %.3f, "output": "%s"}', ms, result))
else print(string.format('{"error": "%s"}', result)) end
