/** `vertebra repl`: reads inputs, runs them, and answers questions about them. */
import { spawnSync } from 'node:child_process';
import { type Arguments, type Command, lastOf, UsageError } from './arguments.ts';
import { type BacktraceStyle, backtraceStyles } from './failure.ts';
import { fileNamed } from './haskell.ts';
import { hostOf, hostOption } from './host-functions.ts';
import { lineHistory } from './line-history.ts';
import { type Lines, linesOf } from './lines.ts';
import { classify } from './repl-input.ts';
import { Interpreter } from './repl-interpreter.ts';
import { provenanceOf, provenanceOption, tailCallsOf, tailCallsOption } from './run.ts';
import { complain, print, type Terminal } from './terminal.ts';

export const replCommand: Command = {
  name: 'repl',
  operands: '[FILE]',
  least: 0,
  most: 1,
  doc: 'evaluates expressions, actions and declarations as they are typed; `:?` lists the commands',
  options: [
    {
      name: 'backtrace',
      value: 'STYLE',
      choices: backtraceStyles,
      doc: 'of an exception nobody caught: `short` (default), `full`, `none`, or `json` on stderr',
    },
    hostOption,
    provenanceOption,
    tailCallsOption,
  ],
  examples: ['vertebra repl', 'vertebra repl Main.hs', "echo 'sum [1 .. 100]' | vertebra repl"],
};

/** In the order in which an abbreviation is taken for one of them. */
const commandNames = ['?', 'help', 'type', 'kind', 'browse', 'backtrace', 'info', 'module', 'main', 'set', 'seti', 'show', 'unset', 'load', 'reload', 'quit'];

const commandHelp = `  EXPRESSION            shows its value; an action is run, and its result shown; both are called \`it\` then
  PATTERN <- ACTION     runs it and names its result
  let x = …, f x = …    declarations, also data, type, class, instance; later ones hide earlier ones
  import MODULE         as in a program
  :{ … :}               an input of several lines
  :t EXPRESSION         its type
  :k TYPE               its kind; \`:k! TYPE\` also the type without synonyms and families
  :i NAME               what it is: its declaration, where that is, its instances
  :b MODULE             what it exports; \`:browse\` alone: what the file that is loaded defines
  :b                    the whole stack of what failed last
  :m MODULES            brings them into scope, and no others; \`:m + MODULES\` beside others, \`:m - MODULES\` takes them away
  :main ARGS            runs \`main\` with these arguments
  :set +t               shows types with values; \`:unset +t\` does not
  :set +s               shows how long it took and how much was allocated
  :set -XEXTENSION      switches a language extension on for what is typed, \`:set -XNoEXTENSION\` off
  :set -W               warns of what is typed, and of files; \`:set -w\` does not
  :l FILE or MODULE     loads a file: all it defines and imports is in scope; what was typed is forgotten
  :r                    loads it again
  :show bindings        what was typed and is in scope; \`imports\` and \`modules\` show those
  :! COMMAND            runs a command of the shell
  :?                    this
  :q                    ends (so does the end of input)
`;

/** Answers 0. Rejects with UsageError when FILE cannot be read. */
export async function repl(args: Arguments, terminal: Terminal): Promise<number> {
  const host = await hostOf(args, terminal);
  let interpreter: Interpreter | null = null;
  const lines = linesOf(terminal, {
    complete: (line) => (interpreter === null ? [] : completions(line, interpreter)),
    ...lineHistory('repl-history'),
  });
  try {
    const encoder = new TextEncoder();
    const stdin = async (): Promise<Uint8Array> => {
      const line = await lines.next('');
      return line === null ? new Uint8Array(0) : encoder.encode(`${line}\n`);
    };
    interpreter = new Interpreter(terminal, stdin, (lastOf(args, 'backtrace') ?? 'short') as BacktraceStyle, {
      provenance: provenanceOf(args),
      tailCalls: tailCallsOf(args),
      host,
    });
    const prompt = new Prompt(terminal, lines, interpreter);
    if (lines.isInteractive) print(terminal, 'Vertebra, :? for help\n');
    if (args.operands.length > 0) await prompt.load(fileNamed(args.operands[0]));
    while (await prompt.step());
    return 0;
  } finally {
    lines.close();
  }
}

class Prompt {
  readonly #terminal: Terminal;
  readonly #lines: Lines;
  readonly #interpreter: Interpreter;
  /** lines read so far */
  #count = 0;

  constructor(terminal: Terminal, lines: Lines, interpreter: Interpreter) {
    this.#terminal = terminal;
    this.#lines = lines;
    this.#interpreter = interpreter;
  }

  /** One input; false when it was the last. */
  async step(): Promise<boolean> {
    const text = await this.#read();
    if (text === null || /^\s*:q(uit)?\s*$/.test(text)) return false;
    const silence = this.#lines.onInterrupt(() => this.#interpreter.interrupt());
    try {
      if (/^\s*:/.test(text)) await this.#command(text.trim());
      else await this.#measured(() => this.#input(text));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.#complain(error.message);
    } finally {
      silence();
    }
    return true;
  }

  async load(file: string | null): Promise<void> {
    if ((await this.#interpreter.load(file)) && this.#lines.isInteractive && file !== null) print(this.#terminal, `${file} is loaded\n`);
  }

  /** The next input, whose lines the interpreter is told; null at the end. */
  async #read(): Promise<string | null> {
    const first = await this.#line(`${this.#interpreter.scope.loaded?.module ?? ''}> `);
    if (first === null) return null;
    if (first.trim() !== ':{') {
      this.#interpreter.begin(this.#count, first);
      return first;
    }
    const start = this.#count + 1;
    const block: string[] = [];
    for (let line = await this.#line('| '); line !== null && line.trim() !== ':}'; line = await this.#line('| ')) block.push(line);
    const text = block.join('\n');
    this.#interpreter.begin(start, text);
    return text;
  }

  async #line(prompt: string): Promise<string | null> {
    this.#count++;
    return this.#lines.next(prompt);
  }

  async #input(text: string): Promise<void> {
    const input = classify(text, this.#interpreter.settings.pragma);
    if (input.kind === 'import') await this.#interpreter.addImport(input);
    else if (input.kind === 'declarations') await this.#interpreter.declare(input.text);
    else if (input.kind === 'bind') await this.#interpreter.bind(input.pattern, input.expr);
    else if (input.kind === 'expression') await this.#interpreter.evaluate(input.text);
  }

  async #command(text: string): Promise<void> {
    const [, name, rest] = /^:(\S*)\s*([\s\S]*)$/.exec(text) as RegExpExecArray;
    const command = Object.keys(this.#commands).find((known) => name !== '' && known.startsWith(name));
    if (command === undefined) return this.#complain(`no command \`:${name}\` (:? lists them)`);
    await this.#commands[command](rest.trim(), name);
  }

  readonly #commands: Readonly<Record<string, (rest: string, typed: string) => Promise<void>>> = {
    '?': async () => print(this.#terminal, commandHelp),
    help: async () => print(this.#terminal, commandHelp),
    type: async (rest) => this.#answer(rest, await this.#interpreter.typeOf(this.#asked(rest, ':t EXPRESSION'))),
    kind: async (rest) => this.#kind(rest, false),
    'kind!': async (rest) => this.#kind(rest, true),
    'k!': async (rest) => this.#kind(rest, true),
    browse: (rest, typed) => (rest === '' && typed === 'b' ? this.#backtrace() : this.#browse(rest)),
    backtrace: () => this.#backtrace(),
    info: async (rest) => {
      for (const name of this.#asked(rest, ':i NAME').split(/\s+/)) await this.#info(bare(name));
    },
    module: async (rest) => {
      const [, sign, modules] = /^([+-]?)\s*([\s\S]*)$/.exec(rest) as RegExpExecArray;
      await this.#interpreter.setModules(
        sign === '' ? null : (sign as '+' | '-'),
        modules.split(/\s+/).filter((name) => name !== ''),
      );
    },
    main: (rest) =>
      this.#measured(() => this.#interpreter.evaluate(`System.Environment.withArgs ${JSON.stringify(rest.split(/\s+/).filter((word) => word !== ''))} main`)),
    set: (rest) => this.#set(rest, true),
    seti: (rest) => this.#set(rest, true),
    show: async (rest) => this.#show(rest),
    unset: (rest) => this.#set(rest, false),
    load: (rest) => this.load(rest === '' ? null : fileNamed(/^"(.*)"$/.exec(rest)?.[1] ?? rest)),
    reload: () => this.load(this.#interpreter.file),
    '!': async (rest) => this.#shell(this.#asked(rest, ':! COMMAND')),
  };

  async #kind(rest: string, reduced: boolean): Promise<void> {
    this.#answer(rest, await this.#interpreter.kindOf(this.#asked(rest, reduced ? ':k! TYPE' : ':k TYPE'), reduced));
  }

  async #browse(named: string): Promise<void> {
    const module = named === '' ? (this.#interpreter.scope.loaded?.module ?? 'Prelude') : named.replace(/^\*/, '');
    const found = await this.#interpreter.browse(module);
    if (found === null) this.#complain(`there is no module \`${module}\``);
    else this.#list(found);
  }

  async #backtrace(): Promise<void> {
    if (!this.#interpreter.showFailure('full')) this.#complain('nothing has failed yet');
  }

  #show(what: string): void {
    const { scope, file } = this.#interpreter;
    const loaded = scope.loaded === null ? [] : [`${scope.loaded.module} (${file})`];
    if (what !== '' && 'bindings'.startsWith(what)) this.#list(this.#interpreter.bindings());
    else if (what !== '' && 'imports'.startsWith(what)) this.#list([...(scope.loaded?.imports ?? []), ...scope.imports].map(({ text }) => text));
    else if (what !== '' && 'modules'.startsWith(what)) this.#list(loaded);
    else throw new UsageError('of what? `:show bindings`, `:show imports` or `:show modules`');
  }

  /** What it prints comes as if it was the prompt's own. */
  #shell(command: string): void {
    const { stdout, stderr, error } = spawnSync(command, { shell: true, stdio: ['inherit', 'pipe', 'pipe'] });
    if (error !== undefined) return this.#complain(error.message);
    this.#terminal.stdout(stdout);
    this.#terminal.stderr(stderr);
  }

  #list(texts: readonly string[]): void {
    print(this.#terminal, texts.map((text) => `${text}\n`).join(''));
  }

  /** As GHC's prompt says it. */
  async #measured(run: () => Promise<void>): Promise<void> {
    const started = performance.now();
    const before = this.#interpreter.allocatedB;
    await run();
    if (!this.#interpreter.settings.showUse) return;
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    const allocated = Math.max(0, this.#interpreter.allocatedB - before).toLocaleString('en-US');
    print(this.#terminal, `(${seconds} secs, ${allocated} bytes)\n`);
  }

  async #info(name: string): Promise<void> {
    const about = await this.#interpreter.infoOf(name);
    if (about === null) this.#complain(`\`${name}\` is not in scope`);
    else this.#list(about);
  }

  async #set(rest: string, on: boolean): Promise<void> {
    const { settings } = this.#interpreter;
    const options = rest.split(/\s+/).filter((option) => option !== '');
    if (options.length === 0) print(this.#terminal, settings.texts.length === 0 ? 'nothing is set\n' : `${settings.texts.join(' ')}\n`);
    for (const option of options) {
      const change = on ? settings.set(option) : settings.unset(option);
      if (change === 'warnings') await this.#interpreter.applySettings();
    }
  }

  #asked(rest: string, usage: string): string {
    if (rest === '') throw new UsageError(`of what? ${usage}`);
    return rest;
  }

  #answer(asked: string, answer: string | null): void {
    if (answer !== null) print(this.#terminal, `${asked.replace(/\s+/g, ' ')} :: ${answer}\n`);
  }

  #complain(message: string): void {
    complain(this.#terminal, `${message}\n`);
  }
}

/** A name without the parentheses or backquotes that make an operator a word, or a word an operator. */
function bare(name: string): string {
  return name.replace(/^\((.+)\)$/, '$1').replace(/^`(.+)`$/, '$1');
}

/** What a line could go on as. */
function completions(line: string, interpreter: Interpreter): string[] {
  const [, before, word] = /^(.*?)([^\s()[\]{},;`"']*)$/s.exec(line) as RegExpExecArray;
  if (/^:\S*$/.test(line)) return commandNames.filter((name) => `:${name}`.startsWith(line)).map((name) => `:${name}`);
  if (word === '') return [];
  const isOption = /^:(un)?set\s/.test(line);
  const names = isOption ? interpreter.settings.completions() : /^(:m|:b|import\b)/.test(line) ? interpreter.moduleNames() : interpreter.names();
  return names
    .filter((name) => name.startsWith(word))
    .sort()
    .map((name) => before + name);
}
