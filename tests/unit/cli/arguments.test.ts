import { describe, expect, it } from 'vitest';
import { type Command, helpText, lastOf, parseArguments, UsageError } from '../../../host/cli/arguments.ts';

const command: Command = {
  name: 'run',
  operands: 'FILE',
  least: 1,
  most: 1,
  doc: 'runs',
  options: [
    { name: 'max-stack', value: 'SIZE', doc: 'frames' },
    { name: 'define', short: 'D', value: 'NAME=VALUE', doc: 'name' },
    { name: 'stats', value: 'json', optional: true, choices: ['json'], doc: 'used' },
    { name: 'stress', value: 'WHAT', choices: ['gc', 'move'], list: true, doc: 'often' },
    { name: 'json', doc: 'object' },
  ],
  examples: ['vertebra run x.stg'],
};
const parse = (...args: string[]) => parseArguments(command, args);
const complaint = (...args: string[]): string => {
  try {
    parse(...args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
  }
  return '';
};

describe('parseArguments', () => {
  it('options in every spelling, operands anywhere, the rest behind --', () => {
    const args = parse('-DA=1', 'x.stg', '--max-stack', '8M', '-D', 'B=2', '--stats', '--json', '--', '--max-stack', 'y');
    expect(args.operands).toEqual(['x.stg']);
    expect(args.rest).toEqual(['--max-stack', 'y']);
    expect(args.options.get('define')).toEqual(['A=1', 'B=2']);
    expect([lastOf(args, 'max-stack'), lastOf(args, 'stats'), lastOf(args, 'json'), lastOf(args, 'stress')]).toEqual(['8M', '', '', undefined]);
  });

  it('the last of several values counts; a value may start with a dash or be empty', () => {
    expect(lastOf(parse('x', '--max-stack=1', '--max-stack=-2'), 'max-stack')).toBe('-2');
    expect(lastOf(parse('x', '--max-stack='), 'max-stack')).toBe('');
    expect(parse('-').operands).toEqual(['-']);
  });

  it('says what is wrong', () => {
    expect(complaint('x', '--max-stak=1')).toBe('`vertebra run` has no option --max-stak: did you mean --max-stack?');
    expect(complaint('x', '-z')).toBe('`vertebra run` has no option -z');
    expect(complaint('x', '--max-stack')).toBe('--max-stack needs a value: --max-stack SIZE');
    expect(complaint('x', '--json=1')).toBe('--json takes no value');
    expect(complaint('x', '--stats=xml')).toBe('invalid value `xml` for --stats: expected json');
    expect(complaint('x', '--stress=gc,sun')).toBe('invalid value `sun` for --stress: expected gc, move');
    expect(complaint()).toBe('what to run? vertebra run FILE');
    expect(complaint('x', 'y')).toBe('`y` is one file too many: vertebra run FILE');
  });

  it('asks for nothing when help is wanted', () => {
    expect(parse('--help').options.has('help')).toBe(true);
    expect(helpText(command)).toContain('  -D, --define NAME=VALUE  name\n      --stats[=json]       used\n');
  });
});
