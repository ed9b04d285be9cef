/** The machine behind the prompt: it lives until somebody interrupts it or it dies, and is given the code of one input after the other. */
import type { Image } from '../../abi/image.ts';
import { nodeFiles } from '../io/node-files.ts';
import { Machine } from '../machine.ts';
import type { MachineSettings } from '../options.ts';
import { type HostModule, hostSettings } from './host-functions.ts';
import { FILE } from './repl-draft.ts';
import { machineBytes } from './run.ts';
import type { Terminal } from './terminal.ts';

/** What the user says of the machine that inputs run on. */
export interface MachineChoices extends Pick<MachineSettings, 'provenance' | 'tailCalls'> {
  readonly host?: HostModule | null;
}

export class Runner {
  readonly #terminal: Terminal;
  readonly #stdin: MachineSettings['stdin'];
  readonly #choices: MachineChoices;
  #machine: Machine | null = null;
  #abort = new AbortController();
  #interrupted = false;
  #loaded = new Set<string>();

  constructor(terminal: Terminal, stdin: MachineSettings['stdin'], choices: MachineChoices) {
    this.#terminal = terminal;
    this.#stdin = stdin;
    this.#choices = choices;
  }

  /** Does it hold the code of that module? */
  holds(module: string): boolean {
    return this.#loaded.has(module);
  }

  /** Was what ran last interrupted? */
  get isInterrupted(): boolean {
    return this.#interrupted;
  }

  /** The machine had to be stopped, and runs no more. */
  get isStopped(): boolean {
    return this.#abort.signal.aborted;
  }

  /** In bytes, by all that ran on the present machine. */
  get allocatedB(): number {
    return this.#machine?.statistics().allocatedB ?? 0;
  }

  /** Throws UserInterrupt at what is running; stops the machine if that was done before. */
  interrupt(): void {
    if (this.#interrupted || !this.#machine?.interrupt()) this.#abort.abort();
    this.#interrupted = true;
  }

  /** The next input gets a machine without anything in it. */
  forget(): void {
    this.#machine = null;
    this.#loaded = new Set();
    this.#abort = new AbortController();
  }

  /** Loads code, by modules, and runs the action of that name. `library`: what a new machine has in it first. Rejects with HaskellError. */
  async run(images: ReadonlyMap<string, Image>, library: () => readonly Image[], entry: string): Promise<void> {
    this.#interrupted = false;
    for (const module of images.keys()) this.#loaded.add(module);
    const machine = await this.#machineWith([...images.values()], library);
    await machine.run(entry);
  }

  async #machineWith(images: readonly Image[], library: () => readonly Image[]): Promise<Machine> {
    if (this.#machine !== null) {
      this.#machine.load(images);
      return this.#machine;
    }
    this.#abort = new AbortController();
    const { stdout, stderr, isTerminal } = this.#terminal;
    const { host = null, ...notes } = this.#choices;
    const settings: MachineSettings = {
      limits: { signal: this.#abort.signal },
      ...{ stdout, stderr, stdin: this.#stdin, isTerminal: isTerminal ?? (() => false), files: nodeFiles },
      program: { args: [], environment: process.env, name: FILE },
      hostFrames: false,
      keepCAFs: true,
      outlivesExit: true,
      ...hostSettings(host),
      ...notes,
    };
    this.#machine = await Machine.create({
      ...settings,
      images: [...library(), ...images],
      bytes: machineBytes(false, Boolean(notes.provenance || notes.tailCalls)),
      trusted: true,
    });
    host?.attach(this.#machine);
    return this.#machine;
  }
}
