module Main where
import Control.Applicative
import Control.Arrow hiding ((+++))
import Control.DeepSeq
import Control.Exception
import Control.Monad
import Control.Monad.Cont
import Control.Monad.Reader (mapReader, runReader, withReader)
import Control.Monad.State (mapState, runState, withState)
import Control.Monad.Writer (mapWriter, runWriter)
import Control.Monad.Except
import Control.Monad.RWS
import qualified Control.Monad.Trans.Cont as C
import Control.Monad.Trans.Maybe
import Data.Bits
import Data.Functor.Classes
import Data.Functor.Contravariant
import Data.Graph
import Data.List
import qualified Data.List.NonEmpty as NE
import Data.Type.Equality
import Data.Type.Coercion
import Data.Typeable
import Data.Word
import Numeric
import System.IO.Error
import System.IO.Unsafe
import Text.Read hiding (lift, get)
import Text.Show (showListWith)
import qualified Text.Read.Lex as L

newtype Temp = Temp Int deriving (Eq)
instance Show Temp where { showsPrec d (Temp n) = showParen (d > 10) (showString "Temp " . showsPrec 11 n); showList = showListWith (\(Temp n) -> shows n . showChar 'C') }
instance Read Temp where
  readPrec = parens (prec 10 (do { Ident "Temp" <- lexP; Temp <$> step readPrec }) +++ (do { Number n <- lexP; maybe pfail (return . Temp . fromInteger) (L.numberToInteger n) }))
  readListPrec = readListPrecDefault

main :: IO ()
main = do
  print ([Temp 1, Temp 2], Just (Temp 3), read "[Temp 1, 5, (Temp (6))]" :: [Temp], readMaybe "Temp" :: Maybe Temp, readEither "x" :: Either String Int)
  print (((+ 1) ^>> length . show >>^ (* 2)) 99, ((show <<^ (+ 1)) 5), ((+ 1) ^<< (* 2)) 4, loop (\(a, b) -> (take 3 b, a : b)) 'x')
  print (rnf1 [1, 2 :: Int], rnf2 (1 :: Int, 'a'), liftRnf (`seq` ()) (Just (1 :: Int)), liftRnf2 rnf rnf (Left 1 :: Either Int Int), force [1, 2 :: Int], [1 :: Int] `deepseq` "d", rwhnf 'x')
  print (liftM4 (,,,) (Just 1) (Just 2) (Just 3) (Just 4), liftM5 (,,,,) [1] [2] [3] [4] [5], liftM3 (,,) (Just 1) (Just 2) (Just 3), mfilter even (Just 3), (<$!>) (+ 1) (Just 2), unwrapMonad (WrapMonad (Just 1)))
  print (runCont (mapCont (* 2) (return 3)) id, runCont (withCont (\k s -> k (length s)) (return "abc")) id, C.evalCont (C.reset (do { x <- C.shift (\k -> return (k (k 3))); return (x * 2) })), runCont (C.evalContT (C.resetT (do { x <- C.shiftT (\k -> lift (k 5)); return (x + 1) }))) id)
  r <- runExceptT (withExceptT length (mapExceptT (fmap (either (Left . (++ "!")) Right)) (throwError "abc" :: ExceptT String IO ())))
  print r
  print (runRWS (mapRWS (\(a, s, w) -> (show a, s + 1, w ++ ["m"])) (do { tell ["a"]; ask >>= put; gets (* 2) })) 5 0, evalRWS (tell "x" >> return 1) () (), execRWS (withRWS (\r s -> (r + 1, s * 2)) (do { r' <- ask; s <- get; tell [r', s] })) 1 2)
  print =<< runRWST (mapRWST id (lift (putStrLn "rwst") >> tell "t" >> listen (tell "u"))) () ()
  print =<< evalRWST (return 'e' :: RWST () String () IO Char) () ()
  print (runWriter (mapWriter (\(a, w) -> (a + 1, w ++ w)) (writer (1, "w"))), runReader (mapReader show (asks (+ 1))) 1, runReader (withReader length ask) "four", runState (mapState (\(a, s) -> (s, a)) (return 'r')) 'c', runState (withState (+ 1) get) 1)
  print =<< runMaybeT (mapMaybeT (fmap (fmap (+ 1))) (return 1))
  print (bitDefault 3 :: Int, testBitDefault (5 :: Int) 2, popCountDefault (7 :: Int), bitReverse8 1, bitReverse16 1, bitReverse32 1, bitReverse64 1, byteSwap32 0x01020304, bitSizeMaybe (1 :: Integer), toIntegralSized (300 :: Int) :: Maybe Word8)
  print (liftEq2 (==) (==) (1, 'a') (1, 'a'), eq2 (Left 1 :: Either Int Int) (Right 1), liftCompare2 compare compare (1, 2) (1, 3), (readsPrec1 0 "Just 3" :: [(Maybe Int, String)]), showsPrec1 11 (Just 3) "", eq1 [1] [1], compare1 (Just 1) Nothing, liftCompare compare [1] [2], showsUnaryWith showsPrec "F" 11 'x' "", readsData (readsUnaryWith readsPrec "F" id) 0 "F 5 rest" :: [(Int, String)])
  print (getComparison (contramap negate defaultComparison) 1 2, getEquivalence (contramap (`mod` 3) defaultEquivalence) 1 4, getPredicate (length >$< Predicate even) "ab", getOp (contramap show (Op length)) 12345)
  let (g, node, vert) = graphFromEdges [("a", 1, [2]), ("b", 2, [1, 3]), ("c", 3, [3]), ("d", 4, [1 :: Int])]
  print (map ((\(n, _, _) -> n) . node) (topSort g), fmap (map (\(n, _, _) -> n)) [map node (reachable g 3)], vert 9, reverseTopSort (buildG (0, 2) [(0, 1), (1, 2)]), map flattenSCC (stronglyConnComp [("x", 1, [2]), ("y", 2, [1]), ("z", 3, [3 :: Int]), ("w", 4, [])]), flattenSCCs [AcyclicSCC 1, CyclicSCC [2, 3]], path g 0 2)
  print (zipWith6 (\a b c d e f -> [a, b, c, d, e, f]) [1] [2] [3] [4] [5] [6], zip6 [1] [2] [3] [4] [5] [6], unzip5 [(1, 2, 3, 4, 5)], zip5 "a" "b" "c" "d" "e", NE.groupBy1 (\a b -> even a == even b) (2 NE.:| [4, 1]), NE.groupWith1 (`div` 2) (1 NE.:| [2, 3]), NE.groupAllWith1 (`mod` 2) (1 NE.:| [2, 3]))
  print (castWith Refl 'x', gcastWith (Refl :: Int :~: Int) "ok", coerceWith Coercion (1 :: Int) :: Int, fmap (const ()) (testCoercion (Coercion :: Coercion Int Int) (Coercion :: Coercion Int Int)), typeOf1 (Just 'x'), tyConName (typeRepTyCon (typeOf "s")), splitTyConApp (typeOf (Just 'x')), funResultTy (typeOf not) (typeOf True), showsTypeRep (typeOf ()) "")
  print (log1p 1e-10 :: Double, expm1 1e-10 :: Double, log1pexp 0 :: Double, log1mexp (-1) :: Double, showGFloatAlt (Just 2) (3 :: Double) "", showSigned showInt 7 (-5 :: Int) "", floatToDigits 10 (12.5 :: Double), lexDigits "12a", showFloat (1.5 :: Float) "", fromRat 1.25 :: Double, isIEEE (1 :: Double), enumFromThenTo 1 3 9)
  print (unsafeDupablePerformIO (return 1), [f (userError "u") | f <- [isAlreadyExistsError, isAlreadyInUseError, isFullError, isPermissionError, isUserError, isResourceVanishedError]], map show [alreadyExistsErrorType, doesNotExistErrorType, alreadyInUseErrorType, fullErrorType, eofErrorType, illegalOperationErrorType, permissionErrorType, userErrorType], [f eofErrorType | f <- [isAlreadyExistsErrorType, isDoesNotExistErrorType, isAlreadyInUseErrorType, isFullErrorType, isEOFErrorType, isIllegalOperationErrorType, isPermissionErrorType, isUserErrorType, isResourceVanishedErrorType]])
  print (fmap show (fromException (asyncExceptionToException ThreadKilled) :: Maybe SomeAsyncException), [Unmasked, MaskedInterruptible, MaskedUninterruptible])
