{-# LANGUAGE CPP #-}
#define STRICTLY
#include "body.h"
