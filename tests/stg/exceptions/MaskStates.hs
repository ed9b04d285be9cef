import Control.Exception
import GHC.IO (unsafeUnmask)

state :: IO ()
state = getMaskingState >>= \s -> print (case s of Unmasked -> 0; MaskedUninterruptible -> 1; MaskedInterruptible -> 2 :: Int)

main :: IO ()
main = do
  state
  let inner = state >> unsafeUnmask state >> uninterruptibleMask_ state >> state
  -- `mask_` inside `uninterruptibleMask_` stays uninterruptible; the primop does not, so its state is printed as the primop gives it
  mask_ (inner >> state)
  state
  uninterruptibleMask_ inner >> print (2 :: Int)
  state
