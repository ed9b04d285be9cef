/** Every pass of a session is looked at: `new Session({ lint })`. */
import { lint as lintCore } from '../core/lint.ts';
import { lint as lintStg } from '../stg/lint.ts';
import type { Lint } from './passes.ts';

export const lint: Lint = {
  core: lintCore,
  stg: (module) => lintStg(module).map(({ message, span }) => `${message} at ${span.line}:${span.col}`),
};
