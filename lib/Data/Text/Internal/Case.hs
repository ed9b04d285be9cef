-- | Case conversion of texts, by Unicode's full mappings: one character may become several.
--
-- Most characters have only the simple mappings of Data.Char; the others are in tables, as words of the character and what
-- it becomes.
module Data.Text.Internal.Case (upperCase, lowerCase, titleCase, foldCase, titleFrom) where

import Data.Char (isLetter, isSpace)
import qualified Data.Char as Char
import qualified Data.IntMap as IntMap
import Data.Text.Internal

-- | What a character becomes.
type Mapping = Char -> String

upperCase, lowerCase, titleCase, foldCase :: Text -> Text
upperCase = convert (mapping Char.toUpper upperTable)
lowerCase = convert lower
foldCase = convert fold
titleCase = fst . titleFrom False

lower, title, fold :: Mapping
lower '\304' = "i\775"
lower c = [Char.toLower c]
title = mapping Char.toTitle titleTable
fold c
  | c >= '\5112' && c <= '\5117' = [toEnum (fromEnum c - 8)]
  | c >= '\43888' && c <= '\43967' = [toEnum (fromEnum c - 38864)]
  | otherwise = mapping Char.toLower foldTable c

-- | No character before these has more than a simple mapping.
mapping :: (Char -> Char) -> IntMap.IntMap String -> Mapping
mapping simple special c
  | c < '\181' = [simple c]
  | otherwise = IntMap.findWithDefault [simple c] (fromEnum c) special

-- | What is left of a mapping, and the position behind.
data Pending = Pending String !Int

-- | Every character converted.
convert :: Mapping -> Text -> Text
convert become t = unfoldText (lengthOf t) step (Pending "" 0)
 where
  step (Pending (c : cs) i) = Just (c, Pending cs i)
  step (Pending [] i)
    | i >= lengthOf t = Nothing
    | otherwise = step (Pending (become (unsafeIndex t i)) (i + 1))

-- | First letters in title case, the others in lower case; told and answers whether a word is under way.
titleFrom :: Bool -> Text -> (Text, Bool)
titleFrom started t = (pack (go started cs0), foldl after started cs0)
 where
  cs0 = unpack t
  go _ [] = []
  go inWord (c : cs)
    | isSpace c = c : go False cs
    | inWord = lower c ++ go True cs
    | otherwise = title c ++ go (isLetter c) cs
  after inWord c = not (isSpace c) && (inWord || isLetter c)

upperTable, titleTable, foldTable :: IntMap.IntMap String
upperTable = table upperWords
titleTable = table titleWords
foldTable = table foldWords

table :: String -> IntMap.IntMap String
table text = IntMap.fromList [(fromEnum c, cs) | c : cs <- words text]

upperWords, titleWords, foldWords :: String
upperWords = "\
  \\223SS \329\700N \496J\780 \912\921\776\769 \944\933\776\769 \1415\1333\1362 \7830H\817 \7831T\776 \7832W\778 \
  \\7833Y\778 \7834A\702 \8016\933\787 \8018\933\787\768 \8020\933\787\769 \8022\933\787\834 \8064\7944\921 \
  \\8065\7945\921 \8066\7946\921 \8067\7947\921 \8068\7948\921 \8069\7949\921 \8070\7950\921 \8071\7951\921 \
  \\8072\7944\921 \8073\7945\921 \8074\7946\921 \8075\7947\921 \8076\7948\921 \8077\7949\921 \8078\7950\921 \
  \\8079\7951\921 \8080\7976\921 \8081\7977\921 \8082\7978\921 \8083\7979\921 \8084\7980\921 \8085\7981\921 \
  \\8086\7982\921 \8087\7983\921 \8088\7976\921 \8089\7977\921 \8090\7978\921 \8091\7979\921 \8092\7980\921 \
  \\8093\7981\921 \8094\7982\921 \8095\7983\921 \8096\8040\921 \8097\8041\921 \8098\8042\921 \8099\8043\921 \
  \\8100\8044\921 \8101\8045\921 \8102\8046\921 \8103\8047\921 \8104\8040\921 \8105\8041\921 \8106\8042\921 \
  \\8107\8043\921 \8108\8044\921 \8109\8045\921 \8110\8046\921 \8111\8047\921 \8114\8122\921 \8115\913\921 \8116\902\921 \
  \\8118\913\834 \8119\913\834\921 \8124\913\921 \8130\8138\921 \8131\919\921 \8132\905\921 \8134\919\834 \
  \\8135\919\834\921 \8140\919\921 \8146\921\776\768 \8147\921\776\769 \8150\921\834 \8151\921\776\834 \8162\933\776\768 \
  \\8163\933\776\769 \8164\929\787 \8166\933\834 \8167\933\776\834 \8178\8186\921 \8179\937\921 \8180\911\921 \
  \\8182\937\834 \8183\937\834\921 \8188\937\921 \64256FF \64257FI \64258FL \64259FFI \64260FFL \64261ST \64262ST \
  \\64275\1348\1350 \64276\1348\1333 \64277\1348\1339 \64278\1358\1350 \64279\1348\1341"
titleWords = "\
  \\223Ss \329\700N \496J\780 \912\921\776\769 \944\933\776\769 \1415\1333\1410 \7830H\817 \7831T\776 \7832W\778 \
  \\7833Y\778 \7834A\702 \8016\933\787 \8018\933\787\768 \8020\933\787\769 \8022\933\787\834 \8114\8122\837 \
  \\8116\902\837 \8118\913\834 \8119\913\834\837 \8130\8138\837 \8132\905\837 \8134\919\834 \8135\919\834\837 \
  \\8146\921\776\768 \8147\921\776\769 \8150\921\834 \8151\921\776\834 \8162\933\776\768 \8163\933\776\769 \8164\929\787 \
  \\8166\933\834 \8167\933\776\834 \8178\8186\837 \8180\911\837 \8182\937\834 \8183\937\834\837 \64256Ff \64257Fi \
  \\64258Fl \64259Ffi \64260Ffl \64261St \64262St \64275\1348\1398 \64276\1348\1381 \64277\1348\1387 \64278\1358\1398 \
  \\64279\1348\1389"
foldWords = "\
  \\181\956 \223ss \304i\775 \329\700n \383s \496j\780 \837\953 \912\953\776\769 \944\965\776\769 \962\963 \976\946 \
  \\977\952 \981\966 \982\960 \1008\954 \1009\961 \1013\949 \1415\1381\1410 \7296\1074 \7297\1076 \7298\1086 \7299\1089 \
  \\7300\1090 \7301\1090 \7302\1098 \7303\1123 \7304\42571 \7830h\817 \7831t\776 \7832w\778 \7833y\778 \7834a\702 \
  \\7835\7777 \7838ss \8016\965\787 \8018\965\787\768 \8020\965\787\769 \8022\965\787\834 \8064\7936\953 \8065\7937\953 \
  \\8066\7938\953 \8067\7939\953 \8068\7940\953 \8069\7941\953 \8070\7942\953 \8071\7943\953 \8072\7936\953 \
  \\8073\7937\953 \8074\7938\953 \8075\7939\953 \8076\7940\953 \8077\7941\953 \8078\7942\953 \8079\7943\953 \
  \\8080\7968\953 \8081\7969\953 \8082\7970\953 \8083\7971\953 \8084\7972\953 \8085\7973\953 \8086\7974\953 \
  \\8087\7975\953 \8088\7968\953 \8089\7969\953 \8090\7970\953 \8091\7971\953 \8092\7972\953 \8093\7973\953 \
  \\8094\7974\953 \8095\7975\953 \8096\8032\953 \8097\8033\953 \8098\8034\953 \8099\8035\953 \8100\8036\953 \
  \\8101\8037\953 \8102\8038\953 \8103\8039\953 \8104\8032\953 \8105\8033\953 \8106\8034\953 \8107\8035\953 \
  \\8108\8036\953 \8109\8037\953 \8110\8038\953 \8111\8039\953 \8114\8048\953 \8115\945\953 \8116\940\953 \8118\945\834 \
  \\8119\945\834\953 \8124\945\953 \8126\953 \8130\8052\953 \8131\951\953 \8132\942\953 \8134\951\834 \8135\951\834\953 \
  \\8140\951\953 \8146\953\776\768 \8147\953\776\769 \8150\953\834 \8151\953\776\834 \8162\965\776\768 \8163\965\776\769 \
  \\8164\961\787 \8166\965\834 \8167\965\776\834 \8178\8060\953 \8179\969\953 \8180\974\953 \8182\969\834 \
  \\8183\969\834\953 \8188\969\953 \42951\42952 \42953\42954 \42997\42998 \64256ff \64257fi \64258fl \64259ffi \64260ffl \
  \\64261st \64262st \64275\1396\1398 \64276\1396\1381 \64277\1396\1387 \64278\1406\1398 \64279\1396\1389"
