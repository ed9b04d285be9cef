/** Printed trees, reviewed by reading. */
import { expect, test } from 'vitest';
import { parseModule } from '../../../compiler/syntax/parser/parse.ts';
import { printTree } from '../../../compiler/syntax/print.ts';

test('a do block, a guard and a where that belong to different things', () => {
  const { module, diagnostics } = parseModule('f x = do\n  case x of\n    y | y -> 1\n  where z = - x + 2\n');
  expect(diagnostics).toEqual([]);
  expect(printTree(module.decls[0]).trimEnd().split('\n')).toEqual([
    'functionClause 1:1-4:20 `f`',
    '  params:',
    '    varPattern 1:3-1:4 `x`',
    '  rhs: rhs 1:5-4:20',
    '    alternatives:',
    '      guarded 1:5-3:15',
    '        body: do 1:7-3:15',
    '          stmts:',
    '            exprStmt 2:3-3:15',
    '              expr: case 2:3-3:15',
    '                scrutinee: var 2:8-2:9 `x`',
    '                alternatives:',
    '                  alternative 3:5-3:15',
    '                    pattern: varPattern 3:5-3:6 `y`',
    '                    rhs: rhs 3:7-3:15',
    '                      alternatives:',
    '                        guarded 3:7-3:15',
    '                          guards:',
    '                            exprStmt 3:9-3:10',
    '                              expr: var 3:9-3:10 `y`',
    '                          body: literal 3:14-3:15 1',
    '    where:',
    '      functionClause 4:9-4:20 `z`',
    '        rhs: rhs 4:11-4:20',
    '          alternatives:',
    '            guarded 4:11-4:20',
    '              body: infix 4:13-4:20',
    '                items:',
    '                  minus 4:13-4:14',
    '                  var 4:15-4:16 `x`',
    '                  operator 4:17-4:18 `+`',
    '                  literal 4:19-4:20 2',
  ]);
});
