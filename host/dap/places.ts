/** Files and positions as client and tables name them: paths or references there, names of the tables here; counted from 0 or 1. */

import type { DebugProtocol } from '@vscode/debugprotocol';
import { isLibraryFile } from '../../abi/library.ts';
import type { SourcePlace } from '../memory/debug-index.ts';
import type { Debuggee } from './debuggee.ts';
import { type Fields, RequestError } from './fields.ts';

/** How a client counts, as it says when a session begins. */
export interface Counting {
  readonly firstLine: 0 | 1;
  readonly firstColumn: 0 | 1;
}

/** A text that a client must ask for. */
interface Reference {
  readonly source: DebugProtocol.Source;
  readonly text: () => Promise<string>;
}

export type ClientPlace = Required<Pick<DebugProtocol.StackFrame, 'line' | 'column' | 'endLine' | 'endColumn'>>;

export class Places {
  readonly #debuggee: Debuggee;
  readonly #counting: Counting;
  readonly #references: Reference[] = [];
  readonly #byFile = new Map<string, DebugProtocol.Source>();

  constructor(debuggee: Debuggee, counting: Counting) {
    this.#debuggee = debuggee;
    this.#counting = counting;
  }

  // Positions ---------------------------------------------------------------------------------------------------------------------------

  place({ line, col, endLine, endCol }: Omit<SourcePlace, 'file'>): ClientPlace {
    return { line: this.shownLine(line), column: this.#shownColumn(col), endLine: this.shownLine(endLine), endColumn: this.#shownColumn(endCol) };
  }

  shownLine(line: number): number {
    return line - 1 + this.#counting.firstLine;
  }

  #shownColumn(column: number): number {
    return column - 1 + this.#counting.firstColumn;
  }

  line(shown: number): number {
    return shown + 1 - this.#counting.firstLine;
  }

  column(shown: number): number {
    return shown + 1 - this.#counting.firstColumn;
  }

  // Files -------------------------------------------------------------------------------------------------------------------------------

  /** A file of the tables for the client: by its path, else by a reference to its text. */
  source(file: string): DebugProtocol.Source {
    const known = this.#byFile.get(file);
    if (known !== undefined) return known;
    const { pathOf, target } = this.#debuggee;
    const isLibrary = isLibraryFile(file);
    const path = pathOf(file);
    const name = file.slice(file.lastIndexOf('/') + 1);
    const source: DebugProtocol.Source = { name, ...(isLibrary && { origin: 'library', presentationHint: 'deemphasize' }) };
    if (path !== null) source.path = path;
    else if (target.source(file) !== null) {
      source.path = file;
      source.sourceReference = this.reference(source, async () => target.source(file) ?? '');
    } else {
      source.path = file;
      source.presentationHint = 'deemphasize';
    }
    this.#byFile.set(file, source);
    return source;
  }

  /** Number under which a text can be asked for. */
  reference(source: DebugProtocol.Source, text: () => Promise<string>): number {
    return this.#references.push({ source, text });
  }

  referenced(reference: number): Promise<string> {
    const found = this.#references[reference - 1];
    if (found === undefined) throw new RequestError(`there is no source ${reference}`);
    return found.text();
  }

  /** The file of a `source` argument as tables name it: they may hold the end of its path alone. */
  file(source: Fields): string {
    const reference = source.optionalNumber('sourceReference') ?? 0;
    const known = reference === 0 ? undefined : this.#references[reference - 1]?.source;
    const path = source.optionalText('path') ?? known?.path ?? source.optionalText('name');
    if (path === undefined) throw new RequestError('a source needs a path');
    for (const [file, shown] of this.#byFile) if (shown.path === path) return file;
    return path.replaceAll('\\', '/');
  }

  /** Every file that the tables of the program name. */
  files(): string[] {
    const { debug } = this.#debuggee.target;
    const names = new Set<string>();
    for (const image of debug.images) for (const file of debug.tables(image)?.files ?? []) names.add(file);
    return [...names];
  }
}
