-- seq, ($!), bang patterns, irrefutable patterns.
{-# LANGUAGE BangPatterns #-}
import Control.Exception

diverges :: a -> IO ()
diverges x = do
  r <- try (evaluate x)
  putStrLn (either (\e -> "raised " ++ takeWhile (/= '\n') (show (e :: ErrorCall))) (const "fine") r)

data P = P Int !Int

main :: IO ()
main = do
  diverges (undefined `seq` ())
  diverges ((undefined, ()) `seq` ())
  diverges (const () $! (error "strict" :: Int))
  diverges (const () (error "lazy" :: Int))
  diverges (let !x = error "bang" :: Int in ())
  diverges (let x = error "unused" :: Int in ())
  diverges (P (error "lazy field") 1 `seq` ())
  diverges (P 1 (error "strict field") `seq` ())
  diverges ((\ ~(a, b) -> ()) (error "pair"))
  diverges ((\(a, b) -> ()) (error "pair"))
  diverges (length [error "a", error "b"] `seq` ())
  diverges (foldr (\_ _ -> ()) () [error "x"])
