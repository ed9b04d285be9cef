data Two = A | B Int
data Three = C1 | C2 | C3 Two
data Seven = S1 | S2 | S3 | S4 Int | S5 | S6 | S7

two :: Two -> Int
two x = case x of A -> 1; B n -> n

three :: Three -> Int
three x = case x of C1 -> 1; C2 -> 2; C3 y -> case y of B n -> n; A -> 3

seven, late :: Seven -> Int
seven x = case x of S1 -> 1; S3 -> 3; S4 n -> n; S7 -> 7; _ -> 0
late x = case x of S6 -> 6; _ -> 0

main :: IO ()
main = mapM_ print [two A, two (B 20), three (C3 (B 20)), seven (S4 44), seven S5, seven S7, late S6, late (S4 44)]
