-- Making, asking and changing IOErrors.
import System.IO
import System.IO.Error

main :: IO ()
main = do
  let kinds =
        [ alreadyExistsErrorType, doesNotExistErrorType, alreadyInUseErrorType, fullErrorType, eofErrorType
        , illegalOperationErrorType, permissionErrorType, userErrorType ]
      e = mkIOError doesNotExistErrorType "here" (Just stdin) (Just "a/file")
  mapM_ print kinds
  print e
  print (mkIOError fullErrorType "there" (Just stdout) Nothing)
  print (mkIOError eofErrorType "" Nothing Nothing)
  print (isDoesNotExistError e, isEOFError e, isUserError (userError "x"))
  print (ioeGetFileName e, ioeGetLocation e, ioeGetErrorString e, ioeGetHandle e)
  print (ioeGetErrorString (userError "text"))
  print (ioeSetErrorString e "why")
  print (ioeSetLocation (ioeSetFileName e "b") "elsewhere")
  print (ioeSetErrorType e permissionErrorType)
  print (annotateIOError (userError "u") "loc" Nothing (Just "f"))
  print (userError "a" == userError "a", userError "a" == userError "b")
  r <- tryIOError (modifyIOError (\x -> ioeSetErrorString x "changed") (ioError (userError "first")) :: IO ())
  print r
  catchIOError (ioError e) (\x -> putStrLn ("caught " ++ show x))
