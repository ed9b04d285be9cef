/** Every program that GHC refuses: we refuse it, too, with the error and the words that were reviewed. */
import { describe, expect } from 'vitest';
import { compile } from './engine.ts';
import { type FailProgram, failPrograms } from './programs.ts';
import { suiteOf } from './suite.ts';

function check(program: FailProgram): void {
  const { kind, report } = compile(program);
  expect(kind, report).toBe(program.kind);
  if (program.report === null) throw new Error(`not reviewed yet, write it to Name.stderr if it is good:\n${report}`);
  expect(report).toBe(program.report);
}

describe('fail', () => suiteOf('fail', failPrograms(), check));
