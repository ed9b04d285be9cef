/** The head of a core file: what a person asks first (why, when, by what), and what a reader needs to make sense of the memory. */
import { RTS_INFO_N } from '../../abi/rts-infos.gen.ts';
import { CoreError } from './format.ts';
import { Json, jsonBytes } from './json.ts';

export interface CoreHead {
  readonly why: CoreCause;
  /** ISO 8601 */
  readonly time: string;
  /** the JavaScript engine, as it calls itself */
  readonly engine: string;
  /** the machine was the build that checks itself */
  readonly debugMachine: boolean;
  readonly program: { readonly name: string; readonly args: readonly string[] };
  /** what the machine was allowed, as its user said it */
  readonly settings: { readonly limits: Readonly<Record<string, string>>; readonly overflow: string; readonly stress: readonly string[] };
  /** in the order in which they were loaded */
  readonly images: readonly CoreImage[];
  /** JavaScript values that Haskell held */
  readonly hostValues: readonly CoreHostValue[];
  /** source files of which the core has the text */
  readonly sources: readonly { readonly file: string; readonly hash: string }[];
}

/** Why a core was written. */
export interface CoreCause {
  /** an ErrorKind; `dump`: somebody asked for it; `snapshot` */
  readonly kind: string;
  readonly message: string;
  /** constructor and text of a Haskell exception */
  readonly exception: { readonly name: string; readonly text: string } | null;
  /** id of the thread it concerns; 0 = none */
  readonly thread: number;
}

export interface CoreImage {
  readonly name: string;
  /** content id: the same for the same code */
  readonly id: string;
  /** address of its words */
  readonly base: number;
  readonly words: number;
  /** bytes of literals behind them */
  readonly data: number;
  readonly infoIdBase: number;
  readonly infoCount: number;
  readonly hostBase: number;
  /** names of its host functions */
  readonly hosts: readonly string[];
  /** whether the file has its words as they were loaded; else whoever reads the memory must have the image */
  readonly inFile: boolean;
}

export interface CoreHostValue {
  readonly slot: number;
  /** among the permanents; null: it has none */
  readonly name: string | null;
  /** `function fetch`, `Map`, `string` */
  readonly type: string;
}

export function encodeHead(head: CoreHead): Uint8Array {
  return jsonBytes(head);
}

/** Throws CoreError. */
export function decodeHead(bytes: Uint8Array): CoreHead {
  const json = Json.parse(bytes, 'head');
  const settings = json.at('settings');
  const program = json.at('program');
  return {
    why: decodeCause(json.at('why')),
    time: json.at('time').text(),
    engine: json.at('engine').text(),
    debugMachine: json.at('debugMachine').flag(),
    program: { name: program.at('name').text(), args: program.at('args').list((arg) => arg.text()) },
    settings: { limits: settings.at('limits').texts(), overflow: settings.at('overflow').text(), stress: settings.at('stress').list((what) => what.text()) },
    images: inOrder(json.at('images').list(decodeImagePlace)),
    hostValues: json.at('hostValues').list((value) => ({
      slot: value.at('slot').count(),
      name: value.at('name').orNull((name) => name.text()),
      type: value.at('type').text(),
    })),
    sources: json.at('sources').list((source) => ({ file: source.at('file').text(), hash: source.at('hash').text() })),
  };
}

function decodeCause(json: Json): CoreCause {
  return {
    kind: json.at('kind').text(),
    message: json.at('message').text(),
    exception: json.at('exception').orNull((e) => ({ name: e.at('name').text(), text: e.at('text').text() })),
    thread: json.at('thread').count(),
  };
}

function decodeImagePlace(json: Json): CoreImage {
  return {
    name: json.at('name').text(),
    id: json.at('id').text(),
    base: json.at('base').count(),
    words: json.at('words').count(),
    data: json.at('data').count(),
    infoIdBase: json.at('infoIdBase').count(),
    infoCount: json.at('infoCount').count(),
    hostBase: json.at('hostBase').count(),
    hosts: json.at('hosts').list((name) => name.text()),
    inFile: json.at('inFile').flag(),
  };
}

/** Info ids and host functions are numbered through. */
function inOrder(images: CoreImage[]): CoreImage[] {
  let [infoId, host] = [RTS_INFO_N, 0];
  for (const image of images) {
    if (image.infoIdBase !== infoId || image.hostBase !== host || image.base % 4 !== 0)
      throw new CoreError(`image ${image.name} does not follow the one before`);
    infoId += image.infoCount;
    host += image.hosts.length;
  }
  return images;
}
