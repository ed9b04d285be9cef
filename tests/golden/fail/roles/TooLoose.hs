-- expect: InvalidRole
{-# LANGUAGE RoleAnnotations #-}
type role P phantom
data P a = P a
main = print 1
