/**
 * What this build of the machine is. Constants only, so that code under `if (DEBUG)` vanishes from a release build.
 */

/** Debug builds check the heap and obey the stress settings; a build with --noAssert is a release build. */
export const DEBUG: bool = ASC_NO_ASSERT == 0;

/** Whether thunks can remember who built them (provenance.ts): in debug builds, and in the one made for it (`--use WITH_PROVENANCE=1`). */
export const TRACKS: bool = DEBUG || isDefined(WITH_PROVENANCE);
