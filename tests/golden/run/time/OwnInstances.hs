{-# LANGUAGE DeriveDataTypeable #-}
{-# LANGUAGE StandaloneDeriving #-}
-- Instances that version 1.9 of time has not: packages bring them along.
import Control.DeepSeq (NFData(..), deepseq)
import Data.Data (Data, toConstr)
import Data.Time

deriving instance Data DayOfWeek
deriving instance Ord DayOfWeek

instance NFData DayOfWeek where
  rnf day = day `seq` ()

instance NFData CalendarDiffDays where
  rnf (CalendarDiffDays m d) = rnf m `seq` rnf d

instance NFData CalendarDiffTime where
  rnf (CalendarDiffTime m t) = rnf m `seq` rnf t

main :: IO ()
main = do
  print (toConstr Sunday, Monday < Tuesday)
  [Monday, Friday] `deepseq` print (CalendarDiffDays 1 2 `deepseq` CalendarDiffTime 1 2.5)
