{-# LANGUAGE NoImplicitPrelude #-}
-- | Messages on stderr from pure code.
module Debug.Trace
  ( trace, traceId, traceShow, traceShowId, traceStack, traceIO, traceM, traceShowM
  , traceEvent, traceEventIO, traceMarker, traceMarkerIO, putTraceMsg
  ) where

import GHC.Base
import GHC.IO
import GHC.IO.Handle.FD (stderr)
import GHC.IO.Handle.Text (hPutStrLn)
import GHC.List (elem, filter, length)
import GHC.Show

-- | NUL characters are left out, as in GHC, whose C function ends there. The message is evaluated before any of it is
-- written: what it traces itself comes first.
traceIO, putTraceMsg :: String -> IO ()
traceIO message = do
  let text = filter (/= '\0') message
  length text `seq` hPutStrLn stderr text
  if elem '\0' message then hPutStrLn stderr "WARNING: previous trace message had null bytes" else return ()
putTraceMsg = traceIO

-- | The message when the second argument is demanded.
trace :: String -> a -> a
trace message a = unsafePerformIO (traceIO message >> return a)
{-# NOINLINE trace #-}

traceId :: String -> String
traceId a = trace a a

traceShow :: Show a => a -> b -> b
traceShow a b = trace (show a) b

traceShowId :: Show a => a -> a
traceShowId a = trace (show a) a

traceM :: Applicative f => String -> f ()
traceM message = trace message (pure ())

traceShowM :: (Show a, Applicative f) => a -> f ()
traceShowM a = traceM (show a)

-- | `trace`: there are no cost-centre stacks to show.
traceStack :: String -> a -> a
traceStack = trace

-- | Nothing: there is no event log.
traceEvent, traceMarker :: String -> a -> a
traceEvent _ a = a
traceMarker _ a = a

traceEventIO, traceMarkerIO :: String -> IO ()
traceEventIO _ = return ()
traceMarkerIO _ = return ()
