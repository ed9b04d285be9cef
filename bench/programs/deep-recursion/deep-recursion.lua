local function alternate(n)
  if n == 0 then return 0 end
  return n - alternate(n - 1)
end

return function() return tostring(alternate(10000000)) end
