-- expect: NotCoercible
{-# LANGUAGE GADTs, TypeFamilies, GeneralizedNewtypeDeriving #-}
type family F a where { F Int = Bool; F Age = Char }
class Bad a where bad :: a -> F a
instance Bad Int where bad = even
newtype Age = Age Int deriving (Bad)
main = print 1
