\documentclass{article}
Code lies between these:
\begin{code}
main :: IO ()
main = do
  putStrLn "latex style"
  helper 3
\end{code}
some text, with main = undefined in it, and more
\begin{code}
helper :: Int -> IO ()
helper n = print (n * n)
\end{code}
\end{document}
