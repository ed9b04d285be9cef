-- expect: InvalidRole
{-# LANGUAGE RoleAnnotations #-}
type role P nominal nominal
data P a = P a
main = print 1
