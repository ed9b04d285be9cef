{-# LANGUAGE BangPatterns #-}
-- | A small ray tracer: spheres over a chequered floor, with shadows and mirrors; writes a PPM picture to stdout.
module Main (main) where

import Data.List (foldl')
import Data.Maybe (mapMaybe)

-- * Vectors

data Vec = Vec !Double !Double !Double

-- | Colours are vectors, too: red, green and blue from 0 to 1.
type Colour = Vec

instance Num Vec where
  Vec a b c + Vec x y z = Vec (a + x) (b + y) (c + z)
  Vec a b c - Vec x y z = Vec (a - x) (b - y) (c - z)
  Vec a b c * Vec x y z = Vec (a * x) (b * y) (c * z)
  negate (Vec a b c) = Vec (negate a) (negate b) (negate c)
  abs (Vec a b c) = Vec (abs a) (abs b) (abs c)
  signum (Vec a b c) = Vec (signum a) (signum b) (signum c)
  fromInteger n = Vec x x x where x = fromInteger n

infixl 7 *., `dot`

(*.) :: Double -> Vec -> Vec
k *. Vec a b c = Vec (k * a) (k * b) (k * c)

dot :: Vec -> Vec -> Double
dot (Vec a b c) (Vec x y z) = a * x + b * y + c * z

normalise :: Vec -> Vec
normalise v = (1 / sqrt (v `dot` v)) *. v

-- | The direction @d@, mirrored at a surface with the given normal.
reflect :: Vec -> Vec -> Vec
reflect normal d = d - (2 * (d `dot` normal)) *. normal

-- * Scenes

data Ray = Ray { origin :: !Vec, direction :: !Vec }

data Surface = Surface { colourAt :: Vec -> Colour, mirror :: !Double, shine :: !Int }

data Shape
  = Sphere !Vec !Double Surface
  | Floor !Double Surface

data Light = Light { place :: !Vec, brightness :: !Double }

data Scene = Scene { shapes :: [Shape], lights :: [Light], sky :: Vec -> Colour }

-- | Where a ray meets a shape: how far away, there, which way the surface looks, what it is made of.
data Hit = Hit { distance :: !Double, point :: !Vec, normalThere :: !Vec, surface :: Surface }

-- | Nearer hits are the ray's own starting point, seen through rounding.
epsilon :: Double
epsilon = 1e-4

intersect :: Ray -> Shape -> Maybe Hit
intersect (Ray from along) (Sphere centre radius material)
  | discriminant < 0 = Nothing
  | near > epsilon = Just (hitAt near)
  | far > epsilon = Just (hitAt far)
  | otherwise = Nothing
  where
    offset = from - centre
    b = offset `dot` along
    discriminant = b * b - (offset `dot` offset - radius * radius)
    root = sqrt discriminant
    near = negate b - root
    far = root - b
    hitAt t = let p = from + t *. along in Hit t p ((1 / radius) *. (p - centre)) material
intersect (Ray from@(Vec _ y _) along@(Vec _ dy _)) (Floor height material)
  | abs dy > epsilon && t > epsilon = Just (Hit t (from + t *. along) (Vec 0 1 0) material)
  | otherwise = Nothing
  where
    t = (height - y) / dy

nearest :: Scene -> Ray -> Maybe Hit
nearest scene ray = foldl' nearer Nothing (mapMaybe (intersect ray) (shapes scene))
  where
    nearer (Just best) hit | distance best <= distance hit = Just best
    nearer _ hit = Just hit

-- * Light

-- | What is seen along a ray; mirrors are followed to the given depth.
trace :: Scene -> Int -> Ray -> Colour
trace scene depth ray = case nearest scene ray of
  Nothing -> sky scene (direction ray)
  Just hit -> (1 - mirrored) *. lit scene ray hit + reflection
    where
      mirrored = if depth > 0 then mirror (surface hit) else 0
      reflection
        | mirrored > 0 = mirrored *. trace scene (depth - 1) (Ray (point hit) (reflect (normalThere hit) (direction ray)))
        | otherwise = 0

lit :: Scene -> Ray -> Hit -> Colour
lit scene ray hit = ambient *. own + foldl' (+) 0 (map contribution (lights scene))
  where
    ambient = 0.15
    own = colourAt (surface hit) (point hit)
    contribution light
      | shaded || facing <= 0 = 0
      | otherwise = brightness light *. (facing *. own + highlight *. 1)
      where
        toLight = place light - point hit
        far = sqrt (toLight `dot` toLight)
        towards = (1 / far) *. toLight
        facing = towards `dot` normalThere hit
        shaded = any ((< far) . distance) (mapMaybe (intersect (Ray (point hit) towards)) (shapes scene))
        gleam = max 0 (reflect (normalThere hit) (direction ray) `dot` towards)
        highlight = if shine (surface hit) == 0 then 0 else gleam ^ shine (surface hit)

-- * Pictures

-- | The rays of a picture through a screen one unit in front of the eye, row by row from the top.
picture :: Int -> Int -> Scene -> [[Colour]]
picture width height scene = [[pixel (fromIntegral x) (fromIntegral y) | x <- [0 .. width - 1]] | y <- [0 .. height - 1]]
  where
    eye = Vec 0 1.2 (-4)
    scale = 2 / fromIntegral width
    pixel x y = trace scene 3 (Ray eye (normalise (Vec (across x) (down y) 1.6)))
    across x = (x - fromIntegral width / 2 + 0.5) * scale
    down y = (fromIntegral height / 2 - y - 0.5) * scale - 0.15

-- | A plain-text PPM.
ppm :: Int -> Int -> [[Colour]] -> String
ppm width height rows = unlines (["P3", show width ++ " " ++ show height, "255"] ++ map (unwords . map shown) rows)
  where
    shown (Vec r g b) = unwords (map (show . byte) [r, g, b])
    byte :: Double -> Int
    byte x = max 0 (min 255 (round (255 * sqrt (max 0 x))))

demo :: Scene
demo = Scene
  { shapes =
      [ Floor 0 (Surface chequers 0.2 0)
      , Sphere (Vec (-1.1) 1 0.8) 1 (Surface (const (Vec 0.9 0.25 0.2)) 0.25 30)
      , Sphere (Vec 0.9 0.7 0) 0.7 (Surface (const (Vec 0.2 0.4 0.9)) 0.4 60)
      , Sphere (Vec 0 0.3 (-1.2)) 0.3 (Surface (const (Vec 0.95 0.85 0.3)) 0.1 10)
      ]
  , lights = [Light (Vec 3 5 (-4)) 0.8, Light (Vec (-4) 3 (-3)) 0.35]
  , sky = \(Vec _ y _) -> let !t = max 0 y in (1 - t) *. Vec 0.75 0.8 0.9 + t *. Vec 0.2 0.35 0.7
  }
  where
    chequers (Vec x _ z)
      | even (floor x + floor z :: Int) = Vec 0.85 0.85 0.8
      | otherwise = Vec 0.15 0.2 0.15

main :: IO ()
main = putStr (ppm width height (picture width height demo))
  where
    width = 48
    height = 36
