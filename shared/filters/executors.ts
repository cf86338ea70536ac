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
import { resourceOwnerExecutor } from './resource-owner-password-credentials-filter/execute.ts';
import { refreshExecutor } from './refreshing-access-token-filter/execute.ts';
import { revokeExecutor } from './revoke-o-auth-access-token-filter/execute.ts';
import { tokenInfoExecutor } from './access-token-info-filter/execute.ts';
import { validateExecutor } from './validate-o-auth2-access-token-filter/execute.ts';

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
  ResourceOwnerPasswordCredentialsFilter: resourceOwnerExecutor,
  RefreshingAccessTokenFilter: refreshExecutor,
  RevokeOAuthAccessTokenFilter: revokeExecutor,
  AccessTokenInfoFilter: tokenInfoExecutor,
  ValidateOAuth2AccessTokenFilter: validateExecutor,
};
