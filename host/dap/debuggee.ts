/** What is debugged, and who can open it: the side of the adapter that is not the protocol. */

import type { Control, Target } from '../debugger/protocol.ts';
import type { HaskellError } from '../error.ts';
import type { SourcePlace } from '../memory/debug-index.ts';

/** What a `launch` request asks for. */
export interface LaunchSettings {
  readonly program: string;
  readonly args: readonly string[];
  /** the folder that relative paths start from; '' = that of the adapter */
  readonly cwd: string;
  /** file that the program reads as standard input; '' = it is empty */
  readonly stdin: string;
  /** JavaScript module of the host functions; '' = there are none */
  readonly host: string;
  readonly optimise: boolean;
  /** added to the environment; null takes a variable away */
  readonly env: Readonly<Record<string, string | null>>;
  /** of an uncaught exception */
  readonly backtrace: 'short' | 'full' | 'none';
  /** limits of the machine, as `vertebra run` names them */
  readonly limits: Readonly<Record<string, string | null>>;
  /** thunks remember who built them */
  readonly provenance: boolean;
  /** callers that tail calls erase are noted */
  readonly tailCalls: boolean;
  /** steps end in the library, too */
  readonly stepIntoLibrary: boolean;
  readonly noDebug: boolean;
}

/** What an `attach` request asks for. */
export interface AttachSettings {
  readonly core: string;
  /** images or debug tables that the core refers to */
  readonly images: readonly string[];
  readonly cwd: string;
}

/** A text about the program that is no file: a stage of its compilation. */
export interface ProgramView {
  readonly name: string;
  readonly text: () => Promise<string>;
}

export interface Debuggee {
  readonly name: string;
  readonly target: Target;
  /** null: a core file, which can only be looked at */
  readonly control: Control | null;
  /** of a core: why it was written, in a line, and the overview */
  readonly about: { readonly why: string; readonly overview: string; readonly thread: number } | null;
  /** path of a source file as debug tables name it; null when there is no such file here */
  readonly pathOf: (file: string) => string | null;
  /** name of the author's innermost function around a place; '' when there is none, null when nobody knows */
  readonly functionAt: (place: SourcePlace) => string | null;
  /** what a user is told of a program that ended badly; '' when it ended itself */
  readonly failureText: (error: HaskellError) => string;
  readonly views: readonly ProgramView[];
}

export type Stream = 'stdout' | 'stderr';

/** Where programs come from. Both reject with RequestError when there is nothing to debug. */
export interface Programs {
  launch(settings: LaunchSettings, write: (stream: Stream, bytes: Uint8Array) => void): Promise<Debuggee>;
  attach(settings: AttachSettings, write: (stream: Stream, bytes: Uint8Array) => void): Promise<Debuggee>;
}
