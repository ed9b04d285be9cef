{-# LANGUAGE DataKinds, PolyKinds, TypeOperators #-}
-- Constructors as types say at which kinds they are, as far as their places tell.
module Main where

import Data.Proxy
import Data.Typeable

main :: IO ()
main = do
  print (typeRep (Proxy :: Proxy '[ 'True ]))
  print (typeRep (Proxy :: Proxy '[ 'Nothing, 'Just 'True ]))
  print (typeRep (Proxy :: Proxy '[ '[], '[ '( 'LT, 'Nothing) ], '[ '( 'GT, 'Just '()) ] ]))
  print (typeRep (Proxy :: Proxy ('Just '[ Int, Char ])))
  print (typeRep (Proxy :: Proxy (Proxy '[ 'Left 'True, 'Right "x" ])))
  print (typeRep (Proxy :: Proxy '[ '[], '[ 'False ] ]) == typeRep (Proxy :: Proxy '[ '[], '[ 'False ] ]))
  print (typeRep (Proxy :: Proxy '[ '[], '[ 'False ] ]) == typeRep (Proxy :: Proxy '[ '[ 'False ], '[] ]))
