/** What `:set` changes at the prompt. */
import { allWarnings, switchWarnings, type Warning } from '../../compiler/base/warnings.ts';
import { defaultExtensions, extensionNames, switchExtension } from '../../compiler/syntax/extensions.ts';
import { UsageError } from './arguments.ts';
import { noWarning } from './warnings.ts';

/** What a change asks for beyond the next input. */
export type Change = 'nothing' | 'warnings';

const settingHelp = '`:set +t`, `:set +s`, `:set -XEXTENSION`, `:set -W`, `:set -Wname` and `:set -w` are known';

export class Settings {
  /** types are shown of what was evaluated and defined */
  showTypes = false;
  /** time and memory are shown of what ran */
  showUse = false;
  /** what to warn of */
  warn: readonly Warning[] = [];
  readonly #extensions: string[] = [];

  /** The pragma of every input. */
  get pragma(): string {
    return `{-# LANGUAGE ${['ExtendedDefaultRules', ...this.#extensions].join(', ')} #-}`;
  }

  /** What is set, as `:set` takes it. */
  get texts(): string[] {
    return [
      ...(this.showTypes ? ['+t'] : []),
      ...(this.showUse ? ['+s'] : []),
      ...this.warn.map((name) => `-W${name}`),
      ...this.#extensions.map((name) => `-X${name}`),
    ];
  }

  /** `+t`, `+s`, `-XName`, `-W`, `-w`. Throws UsageError when it is none of them. */
  set(option: string): Change {
    if (option === '+t') this.showTypes = true;
    else if (option === '+s') this.showUse = true;
    else if (option.startsWith('-X')) this.#extend(option.slice('-X'.length));
    else if (/^-(W|w$|f(no-)?warn-)/.test(option)) return this.#setWarnings(option);
    else throw new UsageError(`\`${option}\` cannot be set: ${settingHelp}`);
    return 'nothing';
  }

  unset(option: string): Change {
    if (option === '+t') this.showTypes = false;
    else if (option === '+s') this.showUse = false;
    else if (/^-X(?!No[A-Z])/.test(option)) this.#extend(`No${option.slice('-X'.length)}`);
    else if (/^-W(all)?$/.test(option)) return this.#setWarnings('-w');
    else if (/^-W(?!no-)/.test(option)) return this.#setWarnings(`-Wno-${option.slice('-W'.length)}`);
    else throw new UsageError(`\`${option}\` cannot be unset: ${settingHelp}`);
    return 'nothing';
  }

  /** What an option that begins so may be. */
  completions(): string[] {
    return ['+t', '+s', '-W', '-w', ...allWarnings.map((name) => `-W${name}`), ...extensionNames().map((name) => `-X${name}`)];
  }

  #setWarnings(flag: string): Change {
    const before = this.warn.join();
    this.warn = [...switchWarnings(this.warn, [flag], noWarning)];
    return this.warn.join() === before ? 'nothing' : 'warnings';
  }

  #extend(name: string): void {
    if (!switchExtension(defaultExtensions(), name)) throw new UsageError(`the extension \`${name}\` is not supported`);
    const opposite = name.startsWith('No') ? name.slice('No'.length) : `No${name}`;
    for (const each of [name, opposite]) if (this.#extensions.includes(each)) this.#extensions.splice(this.#extensions.indexOf(each), 1);
    this.#extensions.push(name);
  }
}
