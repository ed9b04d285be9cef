/** The texts of a program: its files, and the stages of its compilation that can be shown. */

import type { DebugProtocol } from '@vscode/debugprotocol';
import * as L from '../../abi/layout.ts';
import { LIBRARY_IMAGE } from '../../abi/library.ts';
import { procedureOf } from '../debugger/look/code.ts';
import { disassembleAt } from '../debugger/look/disassemble.ts';
import type { Target } from '../debugger/protocol.ts';
import type { IndexedImage } from '../memory/debug-index.ts';
import { hex } from './breakpoints.ts';
import type { Debuggee } from './debuggee.ts';
import type { Fields } from './fields.ts';
import type { Places } from './places.ts';

export class Sources {
  readonly #debuggee: Debuggee;
  readonly #places: Places;
  #views: DebugProtocol.Source[] | null = null;

  constructor(debuggee: Debuggee, places: Places) {
    this.#debuggee = debuggee;
    this.#places = places;
  }

  /** Every file, those of the program first, and every other view of it. */
  loaded(): DebugProtocol.Source[] {
    const files = this.#places.files().map((file) => this.#places.source(file));
    const own = files.filter(({ origin }) => origin !== 'library');
    return [...own, ...this.#allViews(), ...files.filter(({ origin }) => origin === 'library')];
  }

  async text(args: Fields): Promise<DebugProtocol.SourceResponse['body']> {
    const reference = args.optionalNumber('sourceReference') || (args.object('source').optionalNumber('sourceReference') ?? 0);
    return { content: await this.#places.referenced(reference), mimeType: 'text/plain' };
  }

  modules(args: Fields): DebugProtocol.ModulesResponse['body'] {
    const start = Math.max(0, args.optionalNumber('startModule') ?? 0);
    const count = args.optionalNumber('moduleCount') ?? 0;
    const { debug } = this.#debuggee.target;
    const modules = debug.images.map((image): DebugProtocol.Module => {
      const isStripped = debug.tables(image) === null;
      return {
        id: image.name,
        name: image.name,
        isUserCode: image.name !== LIBRARY_IMAGE,
        symbolStatus: isStripped ? 'no debug tables' : 'debug tables loaded',
        addressRange: `${hex(image.address)}-${hex(image.address + image.words * L.WORD_B)}`,
      };
    });
    return { modules: modules.slice(start, count > 0 ? start + count : undefined), totalModules: modules.length };
  }

  #allViews(): DebugProtocol.Source[] {
    if (this.#views !== null) return this.#views;
    const { target, views } = this.#debuggee;
    const images = target.debug.images.filter(({ name }) => name !== LIBRARY_IMAGE);
    const bytecode = images.map((image) => ({ name: `${image.name}.bytecode`, text: async () => bytecodeText(target, image) }));
    this.#views = [...views, ...bytecode].map(({ name, text }) => {
      const source: DebugProtocol.Source = { name, path: name, origin: 'made by the compiler' };
      source.sourceReference = this.#places.reference(source, text);
      return source;
    });
    return this.#views;
  }
}

/** The code of an image, procedure by procedure. */
function bytecodeText(target: Target, image: IndexedImage): string {
  const parts: string[] = [];
  for (let i = 0; i < image.infoCount; i++) {
    const procedure = procedureOf(target, image.address + i * L.INFO_SIZE_B);
    const code = procedure === null ? null : disassembleAt(target, procedure.entry);
    if (code === null) continue;
    const lines = code.lines.map(({ address, op, operands }) => `  ${hex(address).padEnd(10)} ${op.padEnd(12)} ${operands}`.trimEnd());
    parts.push(`${code.name}:\n${lines.join('\n')}\n`);
  }
  return parts.join('\n');
}
