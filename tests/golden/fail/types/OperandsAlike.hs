-- expect: TypeMismatch
import Data.Text (Text)

safeDiv :: Int -> Int -> Maybe Int
safeDiv _ 0 = Nothing
safeDiv x y = x `div` y

isVowel :: Char -> Bool
isVowel c = c `elem` ["a", "e", "i"]

greet :: Text -> Text
greet name = "Hello, " ++ name

main :: IO ()
main = print (safeDiv 1 2, isVowel 'x')
