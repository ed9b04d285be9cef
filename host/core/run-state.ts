/** What the host knew of a run that goes on elsewhere: JSON in a snapshot. */
import type { OpenMode, SavedFile } from '../io/file-system.ts';
import type { SavedFiles } from '../io/files.ts';
import type { SavedProgram } from '../io/process.ts';
import type { LoopState } from '../run-loop.ts';
import type { IntegerStyle } from '../values.ts';
import { CoreError } from './format.ts';
import { Json, jsonBytes } from './json.ts';
import { decodeValue, type SavedValue, valueKinds } from './permanents.ts';

export interface RunState {
  readonly loop: LoopState;
  /** what the machine's clock said */
  readonly clockMs: number;
  readonly integers: IntegerStyle;
  readonly program: SavedProgram;
  /** host calls whose answers threads wait for: they are made again */
  readonly waiting: readonly SavedCall[];
  /** JavaScript values that Haskell holds, by slot */
  readonly objects: readonly SavedValue[];
  /** slots of closures that JavaScript held: nobody holds them any more */
  readonly held: readonly number[];
  /** lines that the console has not been given, since they had not ended */
  readonly unfinished: { readonly stdout: Uint8Array; readonly stderr: Uint8Array };
  readonly files: SavedFiles;
}

export interface SavedCall {
  readonly id: number;
  /** name of the host function */
  readonly function: string;
  readonly thread: number;
}

/** JSON, and the contents of files, which it refers to. */
export function encodeRunState(state: RunState): { readonly json: Uint8Array; readonly contents: Uint8Array } {
  const files = state.files.files;
  const contents = new Uint8Array((files ?? []).reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  const listed = files?.map(({ id, path, bytes }) => {
    contents.set(bytes, at);
    at += bytes.length;
    return { id, path, from: at - bytes.length, length: bytes.length };
  });
  const { stdout, stderr } = state.unfinished;
  const environment = Object.entries(state.program.environment).filter(([, value]) => value !== undefined);
  const json = jsonBytes({
    ...state,
    program: { ...state.program, environment: Object.fromEntries(environment) },
    unfinished: { stdout: [...stdout], stderr: [...stderr] },
    files: { files: listed ?? null, open: state.files.open },
  });
  return { json, contents };
}

const modes: readonly OpenMode[] = ['read', 'write', 'append', 'readwrite'];

/** Throws CoreError. */
export function decodeRunState(bytes: Uint8Array, contents: Uint8Array): RunState {
  const json = Json.parse(bytes, 'run');
  const program = json.at('program');
  return {
    loop: decodeLoop(json.at('loop')),
    clockMs: json.at('clockMs').number(),
    integers: json.at('integers').oneOf(['auto', 'bigint']),
    program: {
      name: program.at('name').text(),
      args: program.at('args').list((arg) => arg.text()),
      environment: program.at('environment').texts(),
    },
    waiting: json.at('waiting').list((call) => ({
      id: call.at('id').count(),
      function: call.at('function').text(),
      thread: call.at('thread').count(),
    })),
    objects: json.at('objects').list((value) => {
      const saved = { slot: value.at('slot').count(), kind: value.at('kind').oneOf(valueKinds), text: value.at('text').text() };
      if (saved.kind !== 'permanent') decodeValue(saved);
      return saved;
    }),
    held: json.at('held').list((slot) => slot.count()),
    unfinished: { stdout: decodeBytes(json.at('unfinished').at('stdout')), stderr: decodeBytes(json.at('unfinished').at('stderr')) },
    files: decodeFiles(json.at('files'), contents),
  };
}

function decodeLoop(json: Json): LoopState {
  return {
    main: json.at('main').orNull((thread) => thread.count()),
    calls: json.at('calls').list((call) => ({ serial: call.at('serial').count(), thread: call.at('thread').count() })),
    fuelUsed: json.at('fuelUsed').number(),
    remainingMs: json.at('remainingMs').orNull((ms) => ms.number()),
  };
}

function decodeBytes(json: Json): Uint8Array {
  return Uint8Array.from(json.list((byte) => byte.count()));
}

function decodeFiles(json: Json, contents: Uint8Array): SavedFiles {
  const file = (saved: Json): SavedFile => {
    const [from, length] = [saved.at('from').count(), saved.at('length').count()];
    if (from + length > contents.length) throw new CoreError('a file is longer than the files section');
    return { id: saved.at('id').text(), path: saved.at('path').orNull((path) => path.text()), bytes: contents.slice(from, from + length) };
  };
  return {
    files: json.at('files').orNull((files) => files.list(file)),
    open: json.at('open').list((open) => ({
      fd: open.at('fd').count(),
      id: open.at('id').text(),
      path: open.at('path').text(),
      mode: open.at('mode').oneOf(modes),
      position: open.at('position').number(),
    })),
  };
}
