/** What breakpoints mean in code: the instructions that a name, a line or an address stands for. */

import type { IpDebug } from '../../../abi/image.ts';
import * as L from '../../../abi/layout.ts';
import { LIBRARY_IMAGE } from '../../../abi/library.ts';
import { authorName } from '../../backtrace/names.ts';
import type { IndexedImage, IndexedInfo, SourcePlace } from '../../memory/debug-index.ts';
import { readInfo } from '../../memory/info.ts';
import { unqualified } from '../../memory/source-names.ts';
import { instructionAt, operandOf, procedureAt } from '../look/code.ts';
import { placeAt } from '../look/frames.ts';
import type { BreakpointPlace, Target } from '../protocol.ts';
import { isEvidence } from './position.ts';

export interface Site {
  readonly address: number;
  readonly place: SourcePlace | null;
  readonly function: string;
}

/** Lines that a breakpoint may move down when nothing starts on its own. */
const NEARBY_LINES = 10;

/** Instructions to stop before; [] when the code is not loaded, and for places that are no code. */
export function sitesOf(target: Target, place: BreakpointPlace): Site[] {
  switch (place.at) {
    case 'function':
      return functionSites(target, place.name);
    case 'line':
      return lineSites(target, place.file, place.line, place.col);
    case 'instruction':
      return instructionSite(target, place.address);
    default:
      return [];
  }
}

function instructionSite(target: Target, address: number): Site[] {
  const procedure = procedureAt(target, address);
  if (procedure === null || !startsInstruction(target, procedure.entry, address)) return [];
  return [{ address, place: placeAt(target, address), function: procedure.name }];
}

/** Operands must not be overwritten: instructions are followed from the entry on. */
function startsInstruction(target: Target, entry: number, address: number): boolean {
  let at = entry;
  while (at < address) {
    const instruction = instructionAt(target, at);
    if (instruction === null) return false;
    at = instruction.next;
  }
  return at === address && instructionAt(target, at) !== null;
}

// By name ---------------------------------------------------------------------------------------------------------------------------------

/** Every function and thunk of the author's name: workers and specialised copies, local ones, too. The program's, if it has any, else the library's. */
function functionSites(target: Target, wanted: string): Site[] {
  const own = target.debug.images.filter((image) => image.name !== LIBRARY_IMAGE);
  const found = namedIn(target, own, wanted);
  const all = found.length > 0 ? found : namedIn(target, target.debug.images, wanted);
  return unique(all);
}

function namedIn(target: Target, images: readonly IndexedImage[], wanted: string): Site[] {
  const { module, name } = splitName(wanted);
  const found: Site[] = [];
  for (const image of images) {
    for (let id = image.infoIdBase; id < image.infoIdBase + image.infoCount; id++) {
      const info = target.debug.info(id);
      if (info === null || !isCode(info) || !isCalled(info, image, module, name)) continue;
      const entry = entryOf(target, image, id);
      if (entry !== 0) for (const address of callsOf(target, entry)) found.push({ address, place: info.place, function: info.debug.name });
    }
  }
  return found;
}

/** Where a procedure is begun: its entry, and the back edges that stand for its calls of itself. */
function callsOf(target: Target, entry: number): number[] {
  const first = instructionAt(target, entry);
  if (first?.op !== 'ENTRY') return [entry];
  const found = [entry];
  for (let at = instructionAt(target, first.next); at !== null && !at.op.startsWith('ENTRY'); at = instructionAt(target, at.next)) {
    if (at.op === 'LOOP' && operandOf(at, 'off') === first.next) found.push(at.address);
  }
  return found;
}

const isCode = (info: IndexedInfo): boolean => info.debug.kind === 'fun' || info.debug.kind === 'thunk' || info.debug.kind === 'caf';

function splitName(wanted: string): { readonly module: string; readonly name: string } {
  const [, module = '', name = wanted] = /^((?:\p{Lu}[\p{L}\p{N}_']*\.)*\p{Lu}[\p{L}\p{N}_']*)\.(.+)$/u.exec(wanted) ?? [];
  return { module, name };
}

function isCalled(info: IndexedInfo, image: IndexedImage, module: string, name: string): boolean {
  const own = info.debug.name;
  const plain = authorsName(own);
  if (module === '') return own === name || plain === name;
  const isThere = info.module === module || image.name === module || isModulesFile(info.place, module);
  return own === `${module}.${name}` || ((own === name || plain === name) && isThere);
}

/** Linked images hold many modules; the file says which. */
function isModulesFile(place: SourcePlace | null, module: string): boolean {
  return place !== null && `/${place.file}`.replace(/\.l?hs$/, '').endsWith(`/${module.replaceAll('.', '/')}`);
}

/** What the optimiser called a worker, a specialised copy or a lifted function, as its author did. */
function authorsName(name: string): string {
  return unqualified(name)
    .replace(/^(?:\$[ws])+(?=[\p{L}_])/u, '')
    .replace(/(?:_(?:s?\d+|w))+$/, '');
}

function entryOf({ view }: Target, image: IndexedImage, id: number): number {
  const address = image.address + (id - image.infoIdBase) * L.INFO_SIZE_B;
  return readInfo(view, address)?.entry ?? 0;
}

// By line ---------------------------------------------------------------------------------------------------------------------------------

interface Candidate extends Site {
  readonly line: number;
  readonly col: number;
  /** entry of the procedure it lies in */
  readonly procedure: number;
}

/** The first instruction on the line of everything that gets there: functions, thunks, alternatives. Of the next line that has any, when this one has none; of the program's file of that name before the library's. */
function lineSites(target: Target, file: string, line: number, col: number | undefined): Site[] {
  const inImages = (images: readonly IndexedImage[]): Candidate[] => images.flatMap((image) => candidatesIn(target, image, file, line, line + NEARBY_LINES));
  const own = inImages(target.debug.images.filter((image) => image.name !== LIBRARY_IMAGE));
  const candidates = own.length > 0 ? own : inImages(target.debug.images);
  const lines = candidates.map((candidate) => candidate.line);
  if (lines.length === 0) return [];
  const nearest = Math.min(...lines);
  const onLine = candidates.filter((candidate) => candidate.line === nearest && !isEvidence(candidate.function));
  if (col !== undefined) return unique(onLine.filter((candidate) => candidate.col === col));
  return unique(onLine.filter((candidate) => isFirst(candidate, onLine) && !isPartOfLine(target, candidate, onLine)));
}

/** A thunk or function without a name of the author's, inside of something that gets to the line itself: the line is met before it is. */
function isPartOfLine(target: Target, candidate: Candidate, onLine: readonly Candidate[]): boolean {
  if (authorName(candidate.function).name !== '') return false;
  const others = new Set(onLine.map(({ procedure }) => procedure));
  let at = procedureAt(target, candidate.procedure)?.info ?? null;
  for (let levels = 0; at !== null && at.parent >= 0 && levels < MAX_LEVELS; levels++) {
    at = target.debug.info(at.parent);
    const image = target.debug.imageOf(candidate.procedure);
    if (at !== null && image !== null && others.has(entryOf(target, image, at.id))) return true;
  }
  return false;
}

/** Functions inside of each other that are looked through. */
const MAX_LEVELS = 64;

/** Where breakpoints of lines `from` to `to` may stand: the starts of what can be stopped at, in the order of the text. */
export function breakpointPlaces(target: Target, file: string, from: number, to: number): SourcePlace[] {
  const candidates = target.debug.images.flatMap((image) => candidatesIn(target, image, file, from, to));
  const byStart = new Map(candidates.flatMap(({ place }) => (place === null ? [] : [[`${place.line}:${place.col}`, place] as const])));
  return [...byStart.values()].sort((a, b) => a.line - b.line || a.col - b.col);
}

function candidatesIn(target: Target, image: IndexedImage, file: string, from: number, to: number): Candidate[] {
  const tables = target.debug.tables(image);
  if (tables === null) return [];
  const files = new Set(tables.files.flatMap((name, i) => (isSameFile(name, file) ? [i] : [])));
  if (files.size === 0) return [];
  const isNear = (place: IpDebug['place'] | null): boolean => place !== null && files.has(place.file) && place.line >= from && place.line <= to;
  const found: Candidate[] = [];
  for (const [i, info] of tables.infos.entries()) {
    const id = image.infoIdBase + i;
    const indexed = isNear(info.place) ? target.debug.info(id) : null;
    if (indexed === null || !isCode(indexed) || info.place === null) continue;
    const address = entryOf(target, image, id);
    if (address !== 0) found.push({ address, place: indexed.place, function: info.name, line: info.place.line, col: info.place.col, procedure: address });
  }
  for (const [i, row] of tables.ips.entries()) {
    if (!isNear(row.place) || isSameLine(tables.ips[i - 1], row)) continue;
    const address = image.address + row.start * L.WORD_B;
    const procedure = procedureAt(target, address);
    if (procedure === null) continue;
    const place = target.debug.at(address)?.place ?? null;
    found.push({ address, place, function: procedure.name, line: row.place.line, col: row.place.col, procedure: procedure.entry });
  }
  return found;
}

/** Rows of one procedure that follow each other on one line are one visit of it. */
function isSameLine(before: IpDebug | undefined, row: IpDebug): boolean {
  return (
    before !== undefined &&
    before.info === row.info &&
    before.place.file === row.place.file &&
    before.place.line === row.place.line &&
    before.place.col === row.place.col
  );
}

/** Whether nothing else of its procedure on the line comes before it: the entry, or a row at a lower address. */
function isFirst(candidate: Candidate, onLine: readonly Candidate[]): boolean {
  return !onLine.some((other) => other.procedure === candidate.procedure && other.address < candidate.address);
}

function isSameFile(known: string, wanted: string): boolean {
  return known === wanted || known.endsWith(`/${wanted}`) || wanted.endsWith(`/${known}`);
}

function unique(sites: readonly Site[]): Site[] {
  const byAddress = new Map(sites.map(({ address, place, function: name }) => [address, { address, place, function: name }]));
  return [...byAddress.values()].sort((a, b) => a.address - b.address);
}
