/**
 * How host functions of files answer: an error number of Linux, negated, when the file system throws an error with such a code. Other errors are raised in the
 * program.
 */

/** Linux's numbers; the last two are GHC's own complaints, which have none. */
const errorNumbers: Readonly<Record<string, number>> = {
  ...{ EPERM: 1, ENOENT: 2, EINTR: 4, EIO: 5, EBADF: 9, EAGAIN: 11, ENOMEM: 12, EACCES: 13, EBUSY: 16, EEXIST: 17, EXDEV: 18, ENOTDIR: 20, EISDIR: 21 },
  ...{ EINVAL: 22, ENFILE: 23, EMFILE: 24, ETXTBSY: 26, EFBIG: 27, ENOSPC: 28, ESPIPE: 29, EROFS: 30, EPIPE: 32, ENAMETOOLONG: 36, ENOSYS: 38 },
  ...{ ENOTEMPTY: 39, ELOOP: 40 },
  ...{ LOCKED: 1001, DIRECTORY: 1002 },
};

/** What `action` answers, or what `failed` makes of the error number of what it throws. */
function unlessError<T>(action: () => T, failed: (number: number) => T): T {
  try {
    return action();
  } catch (thrown) {
    const number = thrown instanceof Error && 'code' in thrown ? errorNumbers[String(thrown.code)] : undefined;
    if (number === undefined) throw thrown;
    return failed(number);
  }
}

/** What `action` answers, or the error number of what it throws, negated. */
export function orErrorNumber(action: () => number): number {
  return unlessError(action, (number) => -number);
}

/** 0, or the error number of what `action` throws, negated. */
export function attempted(action: () => void): number {
  return orErrorNumber(() => {
    action();
    return 0;
  });
}

/** The text that `action` answers, or a NUL and the error number of what it throws. */
export function textOrError(action: () => string): string {
  return unlessError(action, (number) => `\0${number}`);
}

export type Integer = number | bigint;
export type Text = string | Uint8Array;

const decoder = new TextDecoder();

export function textOf(text: Text): string {
  return typeof text === 'string' ? text : decoder.decode(text);
}
