-- | Error numbers of the C library, as IOErrors carry them. There is no C: nothing sets `errno`.
module Foreign.C.Error
  ( Errno (..), isValidErrno, getErrno, resetErrno, errnoToIOError
  , eOK, eACCES, eAGAIN, eBADF, eBUSY, eEXIST, eINTR, eINVAL, eIO, eISDIR, eMFILE, eNFILE, eNOENT, eNOMEM, eNOSPC, eNOSYS, eNOTDIR
  , eNOTEMPTY, ePERM, ePIPE, eROFS, eSPIPE, eWOULDBLOCK, eXDEV
  , throwIf, throwIf_, throwIfNeg, throwIfNeg_, throwIfNull
  ) where

import Foreign.C.Types (CInt)
import Foreign.Marshal.Error (throwIf, throwIfNeg, throwIfNeg_, throwIfNull, throwIf_)
import GHC.IO.Exception (IOException (..))
import GHC.IO.Handle.Internals (hostErrorOf)
import System.IO (Handle)

newtype Errno = Errno CInt

instance Eq Errno where
  Errno a == Errno b = a == b && isValidErrno (Errno a)

isValidErrno :: Errno -> Bool
isValidErrno (Errno n) = n /= -1

getErrno :: IO Errno
getErrno = return eOK

resetErrno :: IO ()
resetErrno = return ()

-- | With the place where it happened, and a handle and file if there are.
errnoToIOError :: String -> Errno -> Maybe Handle -> Maybe String -> IOError
errnoToIOError place (Errno n) h file = (hostErrorOf (fromIntegral n)) {ioe_location = place, ioe_handle = h, ioe_filename = file}

eOK, ePERM, eNOENT, eINTR, eIO, eBADF, eAGAIN, eWOULDBLOCK, eNOMEM, eACCES, eBUSY, eEXIST, eXDEV, eNOTDIR, eISDIR, eINVAL, eNFILE :: Errno
eOK = Errno 0
ePERM = Errno 1
eNOENT = Errno 2
eINTR = Errno 4
eIO = Errno 5
eBADF = Errno 9
eAGAIN = Errno 11
eWOULDBLOCK = eAGAIN
eNOMEM = Errno 12
eACCES = Errno 13
eBUSY = Errno 16
eEXIST = Errno 17
eXDEV = Errno 18
eNOTDIR = Errno 20
eISDIR = Errno 21
eINVAL = Errno 22
eNFILE = Errno 23

eMFILE, eNOSPC, eSPIPE, eROFS, ePIPE, eNOSYS, eNOTEMPTY :: Errno
eMFILE = Errno 24
eNOSPC = Errno 28
eSPIPE = Errno 29
eROFS = Errno 30
ePIPE = Errno 32
eNOSYS = Errno 38
eNOTEMPTY = Errno 39
