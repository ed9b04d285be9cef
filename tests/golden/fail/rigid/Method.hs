-- expect: RigidTypeVariable
newtype State s a = State (s -> (a, s))

instance Functor (State s) where
  fmap f (State g) = State (\s -> let (a, t) = g s in (t, f a))

main :: IO ()
main = return ()
