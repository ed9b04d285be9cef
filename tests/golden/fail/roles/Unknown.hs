-- expect: InvalidRole
{-# LANGUAGE RoleAnnotations #-}
type role T nominl
data T a = T a
main :: IO ()
main = print 1
