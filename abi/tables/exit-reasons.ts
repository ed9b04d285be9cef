/** Why `run` returned to the host. Machine constants `EXIT_<NAME>` are generated; A..D are the registers REG_EXIT_A..D. */
export interface ExitReason {
  readonly name: string;
  readonly args: string;
  readonly doc: string;
}

export const exitReasons: readonly ExitReason[] = [
  { name: 'NONE', args: '', doc: 'not run yet' },
  { name: 'SLICE', args: '', doc: 'the slice is used up; call run again' },
  { name: 'FINISHED', args: 'A: result closure', doc: 'the main thread returned' },
  { name: 'BOUNDARY', args: 'A: serial, B: result closure', doc: 'a call made by the host returned' },
  {
    name: 'BOUNDARY_RAISED',
    args: 'A: serial, B: exception, C: TSO',
    doc: 'nobody inside a call made by the host catches this exception; the stack is whole. unwindBoundary() drops its frames',
  },
  {
    name: 'UNCAUGHT',
    args: 'A: exception, B: TSO',
    doc: 'nobody but the top handler catches this exception; the stack is whole. discardThread() ends the thread',
  },
  {
    name: 'OVERFLOW_MASKED',
    args: 'A: TSO, B: words of frames',
    doc: 'a masked thread spent its stack reserve; nobody can catch this. discardThread() ends the thread',
  },
  { name: 'HEAP_EXHAUSTED', args: 'A: bytes live, B: bytes allowed (KiB)', doc: 'live data beyond the limit and its grace; the machine is over' },
  {
    name: 'HOST_CALL',
    args: 'A: host function index, B: address of the argument words, C: call id, D: TSO',
    doc: 'the running thread calls a host function; answer with completeCall*, then run',
  },
  {
    name: 'WAIT',
    args: 'A: 1 when threads wait for the host, f64 at REG_EXIT_C: earliest wake-up in ms or +inf',
    doc: 'nothing can run until a timer or a host call',
  },
  { name: 'DEADLOCK', args: '', doc: 'nothing can ever run again, and nothing was found to be thrown' },
  { name: 'EXITED', args: 'A: exit code', doc: 'the program asked to end' },
  { name: 'PAUSED', args: '', doc: 'a pause was asked for' },
  { name: 'BREAK', args: 'A: BREAK_*, B: see there, C: TSO', doc: 'debug core: stopped for a debugger; REG_STOPPED says how' },
  { name: 'INTERNAL', args: 'A: check number (tables/checks), B: detail', doc: 'a check inside the machine failed: our bug, or a damaged image' },
];

/** What EXIT_INTERNAL names in A. Machine constants `CHECK_<NAME>`. */
export const checks: readonly { readonly name: string; readonly doc: string }[] = [
  { name: 'NONE', doc: '' },
  { name: 'BAD_OPCODE', doc: 'an instruction that does not exist' },
  { name: 'BAD_CLOSURE', doc: 'entered something that is not a closure' },
  { name: 'BAD_FRAME', doc: 'returned to, or walked over, something that is not a frame' },
  { name: 'SHAPE', doc: 'a function was called with arguments or a result of other kinds than it has (ill-typed program)' },
  { name: 'CASE', doc: 'a case met a constructor or literal that it has no alternative for' },
  { name: 'RESULT', doc: 'a primop met a closure of the wrong type' },
  { name: 'MEMORY', doc: 'out of memory inside the collector' },
  { name: 'SANITY', doc: 'the heap or stack walker found damage' },
  { name: 'NOT_RUNNABLE', doc: 'the host asked for something this machine state does not allow' },
];
