import { changeMessageExecutor } from './change-message-filter/execute.ts';
import { circuitDelegateExecutor } from './circuit-delegate-filter/execute.ts';
import type { FilterExecutor } from './executor.ts';
import { falseExecutor } from './false-filter/execute.ts';
import type { FilterKind } from './filter-kind.ts';
import { reflectorExecutor } from './reflector/execute.ts';
import { removeAttributeExecutor } from './remove-attribute-filter/execute.ts';
import { setAttributeExecutor } from './set-attribute-filter/execute.ts';
import { setHttpStatusCodeExecutor } from './set-http-status-code/execute.ts';
import { setResponseStatusExecutor } from './set-response-status-filter/execute.ts';
import { switchExecutor } from './switch-filter/execute.ts';
import { traceExecutor } from './trace-filter/execute.ts';
import { trueExecutor } from './true-filter/execute.ts';

/** The runtime half of every filter kind. The renderer never imports this. */
export const executors: Readonly<Record<FilterKind, FilterExecutor>> = {
  ChangeMessageFilter: changeMessageExecutor,
  CircuitDelegateFilter: circuitDelegateExecutor,
  FalseFilter: falseExecutor,
  Reflector: reflectorExecutor,
  RemoveAttributeFilter: removeAttributeExecutor,
  SetAttributeFilter: setAttributeExecutor,
  SetHTTPStatusCode: setHttpStatusCodeExecutor,
  SetResponseStatusFilter: setResponseStatusExecutor,
  SwitchFilter: switchExecutor,
  TraceFilter: traceExecutor,
  TrueFilter: trueExecutor,
};
