/** Small damage to the text of programs, as hands and editors do it: tokens and lines that are lost, doubled, swapped or moved. Seeded. */

/** A generator of numbers: `below(n)` is from 0 to n - 1. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761 + 12_345) & 0x7fff_ffff;
  }

  below(n: number): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (this.#state >>> 8) % n;
  }

  oneOf<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }
}

/** Everything, white space too: joined, they are the text. */
function tokensOf(text: string): string[] {
  return text.match(/[A-Za-z_][\w']*|\d+(?:\.\d+)?|"(?:\\.|[^"\\\n])*"|[!#$%&*+./<=>?@\\^|~:-]+|\s+|./gsu) ?? [];
}

/** `text` with one to three changes. `other`: where foreign tokens come from. */
export function mutate(text: string, other: string, dice: Dice): string {
  let changed = text;
  for (let left = 1 + dice.below(3); left > 0; left--) changed = dice.below(4) === 0 ? changeLines(changed, dice) : changeTokens(changed, other, dice);
  return changed;
}

function changeLines(text: string, dice: Dice): string {
  const lines = text.split('\n');
  const [at, from] = [dice.below(lines.length), dice.below(lines.length)];
  switch (dice.below(4)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(at, 0, lines[from]);
      break;
    case 2:
      [lines[at], lines[from]] = [lines[from], lines[at]];
      break;
    default:
      lines[at] = ' '.repeat(dice.below(6)) + lines[at].trimStart();
  }
  return lines.join('\n');
}

function changeTokens(text: string, other: string, dice: Dice): string {
  const tokens = tokensOf(text);
  const visible = tokens.flatMap((token, i) => (token.trim() === '' ? [] : [i]));
  if (visible.length === 0) return text;
  const [at, from] = [dice.oneOf(visible), dice.oneOf(visible)];
  switch (dice.below(5)) {
    case 0:
      tokens[at] = '';
      break;
    case 1:
      tokens[at] += ` ${tokens[at]}`;
      break;
    case 2:
      [tokens[at], tokens[from]] = [tokens[from], tokens[at]];
      break;
    case 3:
      tokens[at] = tokens[from];
      break;
    default:
      tokens[at] = dice.oneOf(tokensOf(other).filter((token) => token.trim() !== ''));
  }
  return tokens.join('');
}
