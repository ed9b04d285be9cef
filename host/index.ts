/** The public API of the host. */

export type { HostRep, HostSignature, HostType } from '../abi/host-types.ts';
export type { HostFunction, Image } from '../abi/image.ts';
export { attachDebug, type DebugFile, type DecodedImage, decodeDebugFile, decodeImage } from '../abi/image-decode.ts';
export { type EncodeOptions, encodeDebugFile, encodeImage, imageId } from '../abi/image-encode.ts';
export { ImageError } from '../abi/image-format.ts';
export {
  type Backtrace,
  type BacktraceEntry,
  type BacktraceFrame,
  type HostFrame,
  type MissingFrames,
  type PrintOptions,
  printBacktrace,
  type ShownEntry,
  type ShownFrame,
  withInlined,
} from './backtrace.ts';
export type { HostImplementation } from './calls.ts';
export type { DumpOptions } from './core/dump.ts';
export { CoreError, SnapshotError } from './core/format.ts';
export type { CoreCause, CoreHead, CoreHostValue, CoreImage } from './core/head.ts';
export { type GivenImage, MissingImages } from './core/images.ts';
export { CoreFile, type OpenOptions, openCore } from './core/open.ts';
export { headText, overviewData, overviewText } from './core/overview.ts';
export type { Permanents } from './core/permanents.ts';
export type { CoreSource } from './core/reader.ts';
export type { SnapshotOptions } from './core/snapshot.ts';
export { type ErrorKind, type ExceptionData, HaskellError } from './error.ts';
export { AbiMismatch, type MachineCode } from './exports.ts';
export { type Directories, FileError, type FileSystem, type OpenFile, type OpenMode, type PathStatus } from './io/file-system.ts';
export { MemoryFiles } from './io/memory-files.ts';
export type { ProgramSettings } from './io/process.ts';
export { LinkError, type LoadedImage, type LoadedSymbol } from './loader.ts';
export { Machine, type RestoredCall, type RestoreOptions, type RunResult } from './machine.ts';
export type { Limits, MachineOptions, MachineSettings, OverflowPolicy, Stress } from './options.ts';
export { type CpuProfile, cpuProfile } from './profile/cpuprofile.ts';
export { chromeHeapProfile, heapSeries } from './profile/heap-files.ts';
export type { HeapProfile, HeapRow } from './profile/heap-profile.ts';
export { type Pause, PauseLog } from './profile/pauses.ts';
export { functionTimes, type Profile } from './profile/profile.ts';
export type { ProfileOptions, Profiler } from './profile/profiler.ts';
export { type SpeedscopeFile, speedscope } from './profile/speedscope.ts';
export { heapText, pausesText, profileText } from './profile/text.ts';
export { type Size, sizeInBytes, sizeInWords, timeInMs } from './sizes.ts';
export type { Statistics } from './statistics.ts';
export { f32, f64, HaskellValue, type IntegerStyle, i32, i64, Unboxed } from './values.ts';
export { verifyImage } from './verify.ts';
