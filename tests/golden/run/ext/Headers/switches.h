{-# LANGUAGE LambdaCase #-} 
#ifndef LOUD
{-# LANGUAGE MultiWayIf #-}
#endif
