{-# LANGUAGE MagicHash #-}
import GHC.Exts

main :: IO ()
main = do
  let text = plusAddr# "hello"# 1#
      end = plusAddr# text 4#
  print (I# (ord# (indexCharOffAddr# text 0#))) >> print (I# (ord# (indexCharOffAddr# end 0#)))
  print (I# (minusAddr# end text)) >> print (I# (eqAddr# end text))
