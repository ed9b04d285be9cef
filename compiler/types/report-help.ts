/** What to change when two types do not fit: only where it is quite likely. */
import { headCon, repr, spine, splitFuns } from './make.ts';
import { APPLIED } from './merge-mismatches.ts';
import { plural } from './report-words.ts';
import type { Tc } from './tc.ts';
import type { Type } from './type.ts';
import type { Why } from './why.ts';

const integers = new Set(['Int', 'Integer', 'Word', 'Int8', 'Int16', 'Int32', 'Int64', 'Word8', 'Word16', 'Word32', 'Word64', 'Natural']);
const fractions = new Set(['Double', 'Float', 'Ratio']);

export function mismatchHelp(tc: Tc, found: Type, expected: Type, { reason }: Why): string | null {
  const a = tc.head(found);
  const b = tc.head(expected);
  const help = missingArguments(tc, a, b) ?? numberHelp(a, b) ?? textHelp(tc, a, b) ?? wrapperHelp(tc, a, b) ?? liftHelp(a, b);
  if (help !== null || reason.reason !== 'statement' || !reason.binds || headCon(b)?.name.text !== 'IO') return help;
  return 'the right side of `<-` is an action; a value is given a name by `let name = …`';
}

/** An action of a monad stands where one of a transformer over it is expected. */
function liftHelp(found: Type, expected: Type): string | null {
  const a = spine(found);
  const b = spine(expected);
  if (a.args.length !== 1 || b.args.length < 2 || a.head.kind !== 'con' || headCon(b.args[b.args.length - 2]) !== a.head.con) return null;
  return `\`lift\` makes an action of \`${a.head.con.name.text}\` one of the monad around it`;
}

/** A function is given more arguments than it takes; then it is of type `after`. */
export function surplusHelp(tc: Tc, after: Type, { span, reason }: Why): string | null {
  if (reason.reason !== 'call' || reason.surplus === undefined) return null;
  if (reason.surplus.line > span.line)
    return after.kind === 'app' && headCon(after) !== tc.builtin.listTyCon ? 'is a `do` missing? these lines are one expression' : null;
  return reason.last != null && tc.head(reason.last).kind === 'fun' ? APPLIED : null;
}

/** A function stands where its result is expected. */
function missingArguments(tc: Tc, found: Type, expected: Type): string | null {
  if (found.kind !== 'fun' || expected.kind === 'fun' || expected.kind === 'meta') return null;
  const { args, res } = splitFuns(found);
  return tc.couldUnify([res], [expected]) ? `${args.length === 1 ? 'is' : 'are'} ${plural(args.length, 'argument')} missing? this is a function` : null;
}

function numberHelp(found: Type, expected: Type): string | null {
  const a = headCon(found)?.name.text ?? '';
  const b = headCon(expected)?.name.text ?? '';
  if (integers.has(a) && (integers.has(b) || fractions.has(b))) return `\`fromIntegral\` turns \`${a}\` into \`${b}\``;
  if (fractions.has(a) && integers.has(b)) return '`round`, `floor`, `ceiling` and `truncate` turn fractions into integers';
  if (fractions.has(a) && fractions.has(b)) return `\`realToFrac\` turns \`${a}\` into \`${b}\``;
  return null;
}

function textHelp(tc: Tc, found: Type, expected: Type): string | null {
  const a = headCon(found)?.name.text;
  const b = headCon(expected)?.name.text;
  if (a === 'Char' && isString(tc, expected)) return 'a string of one character `c` is `[c]`; as a literal, it is in double quotes: "c"';
  if (isString(tc, found) && b === 'Char') return "a character is in single quotes: 'c'";
  if (isString(tc, expected) && a !== undefined && (integers.has(a) || fractions.has(a))) return '`show` makes a string of it';
  return null;
}

function isString(tc: Tc, t: Type): boolean {
  const { head, args } = spine(t);
  return head.kind === 'con' && head.con === tc.builtin.listTyCon && args.length === 1 && headCon(tc.head(args[0]))?.name.text === 'Char';
}

/** `IO a` or `Maybe a` where `a` is expected. */
function wrapperHelp(tc: Tc, found: Type, expected: Type): string | null {
  const a = spine(found);
  if (a.head.kind !== 'con' || a.args.length !== 1 || repr(a.args[0]).kind === 'meta') return null;
  const { text } = a.head.con.name;
  if (text !== 'IO' && text !== 'Maybe') return null;
  if (headCon(expected) === a.head.con || expected.kind === 'meta' || !tc.couldUnify([a.args[0]], [expected])) return null;
  return text === 'IO' ? 'bind the result with `<-` in a `do` block' : 'match on `Just` and `Nothing`, or use `maybe` or `fromMaybe`';
}
