{-# LANGUAGE Haskell2010 #-}
module Main(main)where{
import Data.List(sort)
;import qualified Data.Char as C(toUpper)
;data T=A|B{x::Int,y,z::Bool}deriving(Show,Eq,Ord);infixr 5:+:
;data E=E:+:E|L Int deriving(Show)
;f::Int->Int;f 0=1;f n|even n=n`div`2|otherwise=let{m=3*n;k=m+1}in k
;g xs=[y|x<-xs,let{y=x*x;},odd y]
;main=do{print(f 7)
 ;let{a=1;b=2;c(0)=0;c n=n+1}
 ;print(a+b+c 3)
 ;if a>b then print 1 else print 2
 ;print(g[1..9])
 ;case B{x=1,y=True,z=False}of{B{x=n}|n>5->print"big"|n>0,let{m=n+1},m==2->print("small",m);_->return()}
 ;print(L 1:+:L 2:+:L 3)
 ;mapM_ print(sort[B 2 True False,A,B 1 False True])
 ;putStrLn(map C.toUpper"done")}}
