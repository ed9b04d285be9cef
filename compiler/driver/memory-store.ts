/** Units of modules in the memory of this process. */
import type { ModuleStore } from './kept-modules.ts';

/** Contents known at most; then all is forgotten. */
const MAX_CONTENTS = 4096;

/** Contents are told apart by number: the same number for the same content. */
export class MemoryStore implements ModuleStore {
  readonly #numbers = new Map<string, number>();
  readonly #units = new Map<string, Uint8Array>();
  #next = 0;

  hash(...contents: readonly (string | Uint8Array)[]): string {
    return contents.map((content) => this.#numberOf(typeof content === 'string' ? content : latin1(content))).join(' ');
  }

  read(module: string, key: string): Uint8Array | null {
    return this.#units.get(`${module} ${key}`) ?? null;
  }

  keep(module: string, key: string, unit: Uint8Array): void {
    this.#units.set(`${module} ${key}`, unit);
  }

  #numberOf(content: string): number {
    let number = this.#numbers.get(content);
    if (number === undefined) {
      if (this.#numbers.size === MAX_CONTENTS) this.#forget();
      number = this.#next++;
      this.#numbers.set(content, number);
    }
    return number;
  }

  /** Numbers are not given again, so that what somebody still holds leads nowhere else. */
  #forget(): void {
    this.#numbers.clear();
    this.#units.clear();
  }
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1 << 12) text += String.fromCharCode(...bytes.subarray(at, at + (1 << 12)));
  return text;
}
