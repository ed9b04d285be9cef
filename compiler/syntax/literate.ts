/**
 * Literate source (report 10.4): what is not program is blanked, so lines and columns stay those of the file.
 *
 * Program is what a bird track (`>` in column 1) marks, and what lies between \begin{code} and \end{code}.
 */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import { onLine } from '../base/span.ts';

export interface Program {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

type LineKind = 'blank' | 'text' | 'program';

/** The program in literate `text`, as many lines as before. */
export function unlit(text: string, file: number): Program {
  const diagnostics: Diagnostic[] = [];
  let begun = 0;
  let before: LineKind = 'blank';
  let programs = 0;
  const complain = (kind: string, line: number, width: number, message: string, help?: string): void => {
    diagnostics.push(problem(kind, onLine(file, line, 1, width + 1), message, help === undefined ? {} : { help }));
  };
  const lines = text.split('\n').map((line, index) => {
    const number = index + 1;
    const isEnd = /^\\end\{code\}/.test(line);
    if (/^\\begin\{code\}/.test(line) && begun === 0) {
      begun = number;
      programs++;
      before = 'blank';
      return '';
    }
    if (isEnd) {
      if (begun === 0) complain('UnmatchedCode', number, line.length, '`\\end{code}` without `\\begin{code}`');
      begun = 0;
      return '';
    }
    if (begun > 0) return line;
    const kind: LineKind = line.startsWith('>') ? 'program' : line.trim() === '' || line.startsWith('#') ? 'blank' : 'text';
    if (kind !== before && kind !== 'blank' && before !== 'blank') {
      complain(
        'CrowdedCode',
        number,
        Math.max(1, line.length),
        'a blank line must stand between text and program',
        'lines marked with `>` and lines of text do not touch',
      );
    }
    before = kind;
    if (kind === 'program') programs++;
    return kind === 'program' ? ` ${line.slice(1)}` : line.startsWith('#') ? line : '';
  });
  if (begun > 0) complain('UnmatchedCode', begun, 12, '`\\begin{code}` is never ended', 'end it with a line `\\end{code}`');
  if (programs === 0)
    complain('NoProgram', 1, 0, 'this literate file has no program', 'program lines begin with `>`, or stand between \\begin{code} and \\end{code}');
  return { text: lines.join('\n'), diagnostics };
}
