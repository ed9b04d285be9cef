/** What the adapter can do, as it says so when a session begins. */
import type { DebugProtocol } from '@vscode/debugprotocol';

export const exceptionFilters: DebugProtocol.ExceptionBreakpointsFilter[] = [
  filter('uncaught', 'Uncaught exceptions', 'stops before anything is unwound, when no handler of the program is on the stack', true),
  filter('all', 'All exceptions', 'stops wherever one is raised, caught or not', false),
  filter('async', 'Asynchronous exceptions', 'stops when one is delivered: throwTo, killThread, timeout', false),
  filter('overflow', 'Stack and heap overflow', 'stops when a stack or the heap may grow no more', false),
  filter('loop', '<<loop>>', 'stops when a thunk needs its own value', false),
];

function filter(id: string, label: string, description: string, isDefault: boolean): DebugProtocol.ExceptionBreakpointsFilter {
  const conditionDescription = 'constructors, as in ErrorCall, IOError; only those stop';
  return { filter: id, label, description, default: isDefault, supportsCondition: true, conditionDescription };
}

export const capabilities: DebugProtocol.Capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsFunctionBreakpoints: true,
  supportsConditionalBreakpoints: true,
  supportsHitConditionalBreakpoints: true,
  supportsLogPoints: true,
  supportsBreakpointLocationsRequest: true,
  supportsInstructionBreakpoints: true,
  supportsDataBreakpoints: true,
  supportsExceptionFilterOptions: true,
  supportsExceptionInfoRequest: true,
  supportsEvaluateForHovers: true,
  supportsClipboardContext: true,
  supportsCompletionsRequest: true,
  completionTriggerCharacters: ['.', ' '],
  supportsStepBack: true,
  supportsSteppingGranularity: true,
  supportsDelayedStackTraceLoading: true,
  supportsReadMemoryRequest: true,
  supportsDisassembleRequest: true,
  supportsLoadedSourcesRequest: true,
  supportsModulesRequest: true,
  supportsTerminateRequest: true,
  supportsCancelRequest: true,
  supportsANSIStyling: true,
  exceptionBreakpointFilters: exceptionFilters,
};

/** Of a session that only looks. */
export const coreCapabilities: DebugProtocol.Capabilities = {
  supportsStepBack: false,
  supportsTerminateRequest: false,
  supportsFunctionBreakpoints: false,
  supportsInstructionBreakpoints: false,
  supportsDataBreakpoints: false,
  exceptionBreakpointFilters: [],
};
