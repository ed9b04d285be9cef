/**
 * Closures the machine must name: word i at WELL_KNOWN is the tagged pointer for row i. The machine presets each with a constructor of its own
 * (a nullary one of that name); an image that exports a symbol of this name replaces it when it is loaded.
 * Machine constants `WK_<const>` are generated.
 */
export const wellKnown: readonly { readonly const: string; readonly symbol: string; readonly doc: string }[] = [
  { const: 'UNIT', symbol: 'Unit', doc: 'what void results are returned as' },
  { const: 'STACK_OVERFLOW', symbol: 'StackOverflow', doc: 'thrown at a thread whose stack reached its limit' },
  { const: 'HEAP_OVERFLOW', symbol: 'HeapOverflow', doc: 'thrown at the main thread when live data reached the limit' },
  { const: 'DIVIDE_BY_ZERO', symbol: 'DivideByZero', doc: '' },
  { const: 'OVERFLOW', symbol: 'Overflow', doc: 'minBound `quot` (-1)' },
  { const: 'INDEX', symbol: 'IndexOutOfBounds', doc: 'array index outside the array' },
  { const: 'NON_TERMINATION', symbol: 'NonTermination', doc: '<<loop>>' },
  { const: 'BLOCKED_ON_MVAR', symbol: 'BlockedIndefinitelyOnMVar', doc: '' },
  { const: 'PATTERN_FAIL', symbol: 'PatternMatchFail', doc: 'raised by the `fail#` primop' },
  { const: 'THREAD_KILLED', symbol: 'ThreadKilled', doc: '' },
  { const: 'HOST_ERROR', symbol: 'HostError', doc: 'a host function failed and named no exception' },
  { const: 'TOP_HANDLER', symbol: 'topHandler', doc: 'handler under which main and host calls run: counts as nobody' },
  { const: 'USER_INTERRUPT', symbol: 'UserInterrupt', doc: '' },
  { const: 'HELD', symbol: 'machine.held', doc: "not a constant: the exception in the machine's hands while it collects" },
  { const: 'MEMORY', symbol: 'machine.memory', doc: 'not a constant: the table of memory (`setMemory#`); 0 before there is one' },
  { const: 'NO_MEMORY', symbol: 'noMemory', doc: 'raised where an address is of no memory; a function is applied to the address' },
  { const: 'TIMEOUT', symbol: 'Timeout', doc: 'thrown by the host when its time limit passed' },
];
