/**
 * What a program may not exceed because an instruction, a frame or a shape has no room for it. Rare enough to be refused, and said clearly.
 */
import { SHAPE_MAX_ARGS } from '../../abi/layout.ts';
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import type * as Stg from '../stg/syntax.ts';
import { wordsOf } from './shape.ts';

/** Words of payload an instruction can name: operands are bytes, and the letrec form counts the header too. */
const MAX_PAYLOAD_W = 253;

/** The program asks for something the machine cannot represent. */
export class Unrepresentable extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** Declarations that go beyond a limit. */
export function checkLimits(module: Stg.Module): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { cons } of module.datas)
    for (const con of cons) {
      const words = wordsOf(con.fields);
      if (words <= MAX_PAYLOAD_W) continue;
      const message = `constructor \`${con.name}\` has ${words} words of fields, at most ${MAX_PAYLOAD_W} are possible`;
      found.push(problem('ConstructorTooLarge', con.span, message, { help: 'group the fields into constructors of their own' }));
    }
  for (const f of module.foreigns) {
    const passed = f.args.filter((a) => a !== 'void').length;
    if (passed <= SHAPE_MAX_ARGS) continue;
    const message = `host function \`${f.name}\` takes ${passed} arguments, at most ${SHAPE_MAX_ARGS} can be passed`;
    found.push(problem('TooManyHostArguments', f.span, message, { help: 'pass some of them together, as bytes' }));
  }
  return found;
}
