/**
 * Objects with a part that is read when it is first looked at, as one class. The parts are accessors of the class: an object that has accessors of its own has a
 * hidden class of its own, too, and whatever is loaded of many such objects is searched for, each time (see Note [Few shapes], core/make.ts).
 */
import { Later } from './graph.ts';

/** The keys of such parts. */
type LateKey = 'class' | 'cons';

export function isLateKey(key: string): key is LateKey {
  return key === 'class' || key === 'cons';
}

/** What is a `Later` under one of these keys is read at the first look. */
export class PartlyRead {
  #class: unknown = undefined;
  #cons: unknown = undefined;

  get class(): unknown {
    if (this.#class instanceof Later) this.#class = this.#class.get();
    return this.#class;
  }

  set class(value: unknown) {
    this.#class = value;
  }

  get cons(): unknown {
    if (this.#cons instanceof Later) this.#cons = this.#cons.get();
    return this.#cons;
  }

  set cons(value: unknown) {
    this.#cons = value;
  }

  /** With these parts as properties of its own, as others of its kind have them. */
  get whole(): object {
    const { class: cls, cons } = this;
    return { ...this, class: cls, cons };
  }
}
