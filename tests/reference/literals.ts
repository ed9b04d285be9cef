/** The bytes behind string literals: an Addr# is an index into one growing array, so that address arithmetic works as in the machine. */
export class LiteralMemory {
  #bytes = new Uint8Array(4096);
  /** 0 stays unused */
  #used = 16;
  readonly #known = new Map<string, number>();

  /** Address of the bytes of a text, in UTF-8 or (`isBytes`) one for each character, and a NUL; equal texts share them. */
  address(text: string, isBytes = false): number {
    const key = `${isBytes ? '#' : '"'}${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const bytes = isBytes ? Uint8Array.from(text, (char) => char.charCodeAt(0)) : new TextEncoder().encode(text);
    const at = this.#used;
    this.#used += bytes.length + 1;
    if (this.#used > this.#bytes.length) this.#grow();
    this.#bytes.set(bytes, at);
    this.#known.set(key, at);
    return at;
  }

  /** The byte at an address; 0 outside of every literal. */
  byte(address: number): number {
    return this.#bytes[address] ?? 0;
  }

  #grow(): void {
    const bigger = new Uint8Array(this.#used * 2);
    bigger.set(this.#bytes);
    this.#bytes = bigger;
  }
}
