import { tokenInfoExecutor } from './access-token-info-filter/execute.ts';
import { addHttpHeaderExecutor } from './add-http-header-filter/execute.ts';
import { attributeAuthnExecutor } from './attribute-authn-filter/execute.ts';
import { extractHttpHeaderExecutor } from './attribute-extract-http-header-filter/execute.ts';
import { groupMembershipExecutor } from './auth-z-user-filter/execute.ts';
import { changeMessageExecutor } from './change-message-filter/execute.ts';
import { circuitChainExecutor } from './circuit-chain-filter/execute.ts';
import { circuitDelegateExecutor } from './circuit-delegate-filter/execute.ts';
import { clientCredentialsExecutor } from './client-credentials-filter/execute.ts';
import { compareAttributeExecutor } from './compare-attribute-filter/execute.ts';
import { copyAttributeExecutor } from './copy-attribute-filter/execute.ts';
import { exceptionExecutor } from './exception-filter/execute.ts';
import { extractRestAttributesExecutor } from './extract-rest-attributes-filter/execute.ts';
import { falseExecutor } from './false-filter/execute.ts';
import { genericFaultExecutor } from './generic-fault-filter/execute.ts';
import { httpBasicExecutor } from './http-basic-filter/execute.ts';
import { httpHeaderExecutor } from './http-header-filter/execute.ts';
import { jsonErrorExecutor } from './json-error-filter/execute.ts';
import { jsonPathExecutor } from './json-path-filter/execute.ts';
import { loadFileExecutor } from './load-file-filter/execute.ts';
import { pathParameterExecutor } from './path-parameter-filter/execute.ts';
import { pauseExecutor } from './pause-filter/execute.ts';
import { redirectExecutor } from './redirect-filter/execute.ts';
import { reflectorExecutor } from './reflector/execute.ts';
import { refreshExecutor } from './refreshing-access-token-filter/execute.ts';
import { removeAttributeExecutor } from './remove-attribute-filter/execute.ts';
import { removeHttpHeaderExecutor } from './remove-http-header-filter/execute.ts';
import { resourceOwnerExecutor } from './resource-owner-password-credentials-filter/execute.ts';
import { restoreContentBodyExecutor } from './restore-content-body-from-attribute-filter/execute.ts';
import { revokeExecutor } from './revoke-o-auth-access-token-filter/execute.ts';
import { selectorExecutor } from './selector-filter/execute.ts';
import { serviceContextExecutor } from './service-context-filter/execute.ts';
import { setAttributeExecutor } from './set-attribute-filter/execute.ts';
import { setHttpStatusCodeExecutor } from './set-http-status-code/execute.ts';
import { setHttpVerbExecutor } from './set-http-verb-filter/execute.ts';
import { setResponseStatusExecutor } from './set-response-status-filter/execute.ts';
import { storeContentBodyExecutor } from './store-content-body-to-attribute-filter/execute.ts';
import { stringReplaceExecutor } from './string-replace-filter/execute.ts';
import { switchExecutor } from './switch-filter/execute.ts';
import { traceExecutor } from './trace-filter/execute.ts';
import { trueExecutor } from './true-filter/execute.ts';
import { validateExecutor } from './validate-o-auth2-access-token-filter/execute.ts';
import { validateTimestampExecutor } from './validate-time-stamp-filter/execute.ts';
import { userStoreExecutor } from './vordel-attribute-extract-filter/execute.ts';
import type { FilterExecutor } from './executor.ts';
import type { FilterKind } from './filter-kind.ts';

/** The runtime half of every filter kind. The renderer never imports this. */
export const executors: Readonly<Record<FilterKind, FilterExecutor>> = {
  AccessTokenInfoFilter: tokenInfoExecutor,
  AddHTTPHeaderFilter: addHttpHeaderExecutor,
  AttributeAuthnFilter: attributeAuthnExecutor,
  AttributeExtractHTTPHeaderFilter: extractHttpHeaderExecutor,
  AuthZUserFilter: groupMembershipExecutor,
  ChangeMessageFilter: changeMessageExecutor,
  CircuitChainFilter: circuitChainExecutor,
  CircuitDelegateFilter: circuitDelegateExecutor,
  ClientCredentialsFilter: clientCredentialsExecutor,
  CompareAttributeFilter: compareAttributeExecutor,
  CopyAttributeFilter: copyAttributeExecutor,
  ExceptionFilter: exceptionExecutor,
  ExtractRESTAttributesFilter: extractRestAttributesExecutor,
  FalseFilter: falseExecutor,
  GenericFaultFilter: genericFaultExecutor,
  HttpBasicFilter: httpBasicExecutor,
  HttpHeaderFilter: httpHeaderExecutor,
  JSONErrorFilter: jsonErrorExecutor,
  JSONPathFilter: jsonPathExecutor,
  LoadFileFilter: loadFileExecutor,
  PathParameterFilter: pathParameterExecutor,
  PauseFilter: pauseExecutor,
  RedirectFilter: redirectExecutor,
  Reflector: reflectorExecutor,
  RefreshingAccessTokenFilter: refreshExecutor,
  RemoveAttributeFilter: removeAttributeExecutor,
  RemoveHTTPHeaderFilter: removeHttpHeaderExecutor,
  ResourceOwnerPasswordCredentialsFilter: resourceOwnerExecutor,
  RestoreContentBodyFromAttributeFilter: restoreContentBodyExecutor,
  RevokeOAuthAccessTokenFilter: revokeExecutor,
  SelectorFilter: selectorExecutor,
  ServiceContextFilter: serviceContextExecutor,
  SetAttributeFilter: setAttributeExecutor,
  SetHTTPStatusCode: setHttpStatusCodeExecutor,
  SetHTTPVerbFilter: setHttpVerbExecutor,
  SetResponseStatusFilter: setResponseStatusExecutor,
  StoreContentBodyToAttributeFilter: storeContentBodyExecutor,
  StringReplaceFilter: stringReplaceExecutor,
  SwitchFilter: switchExecutor,
  TraceFilter: traceExecutor,
  TrueFilter: trueExecutor,
  ValidateOAuth2AccessTokenFilter: validateExecutor,
  ValidateTimeStampFilter: validateTimestampExecutor,
  VordelAttributeExtractFilter: userStoreExecutor,
};
