-- Days of the week in steps go round until they meet the last, or for ever.
import Data.Time.Calendar

main :: IO ()
main = mapM_ print [(a, b, c, take 9 [a, b .. c]) | a <- [Monday .. Sunday], b <- [Monday .. Sunday], c <- [Monday .. Sunday]]
