{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- | What System.Directory asks of the host (host/io/directory-functions.ts). Whatever fails throws an IOError that says why,
-- and neither where nor of which file.
module System.Directory.Host
  ( hostList, hostMakeDirectory, hostRemoveDirectory
  , Status(..), Kind(..), hostStatus, hostAccess, hostSetMode, hostSetTimes
  , hostMakeLink, hostLinkTarget, hostRealPath, hostCurrentDirectory, hostSetCurrentDirectory
  ) where

import Control.Monad (void)
import GHC.Base (ByteArray#, IO(..), Int(..), Int#, RealWorld, State#)
import GHC.IO.Exception (ioException)
import GHC.IO.Handle.Internals (checked, hostErrorOf)
import GHC.IO.Host (Bytes(..), packUtf8, unpackUtf8)

type Number = State# RealWorld -> (# State# RealWorld, Int# #)
type Text = State# RealWorld -> (# State# RealWorld, ByteArray# #)

foreign import javascript "vertebra.listDirectory" list# :: ByteArray# -> Text
foreign import javascript "vertebra.makeDirectory" makeDirectory# :: ByteArray# -> Number
foreign import javascript "vertebra.removeDirectory" removeDirectory# :: ByteArray# -> Number
foreign import javascript "vertebra.pathStatus" status# :: ByteArray# -> Int# -> Text
foreign import javascript "vertebra.access" access# :: ByteArray# -> Number
foreign import javascript "vertebra.setMode" setMode# :: ByteArray# -> Int# -> Number
foreign import javascript "vertebra.setTimes" setTimes# :: ByteArray# -> Int# -> Int# -> Number
foreign import javascript "vertebra.makeLink" makeLink# :: ByteArray# -> ByteArray# -> Number
foreign import javascript "vertebra.linkTarget" linkTarget# :: ByteArray# -> Text
foreign import javascript "vertebra.realPath" realPath# :: ByteArray# -> Text
foreign import javascript "vertebra.currentDirectory" currentDirectory# :: Text
foreign import javascript "vertebra.setCurrentDirectory" setCurrentDirectory# :: ByteArray# -> Number

number :: Number -> IO Int
number answer = IO (\s -> case answer s of (# s1, n #) -> (# s1, I# n #)) >>= checked

-- | A text that begins with a NUL is the number of an error.
text :: Text -> IO String
text answer = do
  told <- IO (\s -> case answer s of (# s1, bytes #) -> (# s1, unpackUtf8 (Bytes bytes) #))
  case told of
    '\0' : code -> ioException (hostErrorOf (read code))
    _ -> return told

-- | Names, without @.@ and @..@.
hostList :: FilePath -> IO [FilePath]
hostList path = case packUtf8 path of Bytes p -> fmap names (text (list# p))
  where
    names "" = []
    names told = case break (== '\0') told of (name, rest) -> name : names (drop 1 rest)

hostMakeDirectory, hostRemoveDirectory, hostSetCurrentDirectory :: FilePath -> IO ()
hostMakeDirectory path = case packUtf8 path of Bytes p -> void (number (makeDirectory# p))
hostRemoveDirectory path = case packUtf8 path of Bytes p -> void (number (removeDirectory# p))
hostSetCurrentDirectory path = case packUtf8 path of Bytes p -> void (number (setCurrentDirectory# p))

data Kind = File | Directory | Link | Other
  deriving (Eq, Enum)

-- | Times are nanoseconds since 1970.
data Status = Status
  { kind :: Kind
  , size :: Integer
  , mode :: Int
  , accessed :: Integer
  , modified :: Integer
  }

-- | Whether links are followed.
hostStatus :: Bool -> FilePath -> IO Status
hostStatus follow path = case packUtf8 path of
  Bytes p -> case (if follow then 1 else 0) of
    I# followed -> do
      told <- text (status# p followed)
      case words told of
        [what, bytes, bits, access, change] -> return (Status (toEnum (read what)) (read bytes) (read bits) (read access) (read change))
        _ -> ioException (userError ("host: status `" ++ told ++ "`"))

-- | 4 for what may be read, 2 written, 1 executed or searched, added.
hostAccess :: FilePath -> IO Int
hostAccess path = case packUtf8 path of Bytes p -> number (access# p)

hostSetMode :: FilePath -> Int -> IO ()
hostSetMode path (I# bits) = case packUtf8 path of Bytes p -> void (number (setMode# p bits))

-- | When it was read and written last, in nanoseconds since 1970.
hostSetTimes :: FilePath -> Integer -> Integer -> IO ()
hostSetTimes path access change = case (packUtf8 path, fromInteger access, fromInteger change) of
  (Bytes p, I# a, I# m) -> void (number (setTimes# p a m))

-- | A link, and where it leads.
hostMakeLink :: FilePath -> FilePath -> IO ()
hostMakeLink path target = case (packUtf8 path, packUtf8 target) of (Bytes p, Bytes t) -> void (number (makeLink# p t))

hostLinkTarget, hostRealPath :: FilePath -> IO FilePath
hostLinkTarget path = case packUtf8 path of Bytes p -> text (linkTarget# p)
hostRealPath path = case packUtf8 path of Bytes p -> text (realPath# p)

hostCurrentDirectory :: IO FilePath
hostCurrentDirectory = text currentDirectory#
