import { tokenInfoDefinition } from './access-token-info-filter/definition.ts';
import { addHttpHeaderDefinition } from './add-http-header-filter/definition.ts';
import { attributeAuthnDefinition } from './attribute-authn-filter/definition.ts';
import { extractHttpHeaderDefinition } from './attribute-extract-http-header-filter/definition.ts';
import { groupMembershipDefinition } from './auth-z-user-filter/definition.ts';
import { changeMessageDefinition } from './change-message-filter/definition.ts';
import { circuitChainDefinition } from './circuit-chain-filter/definition.ts';
import { circuitDelegateDefinition } from './circuit-delegate-filter/definition.ts';
import { clientCredentialsDefinition } from './client-credentials-filter/definition.ts';
import { compareAttributeDefinition } from './compare-attribute-filter/definition.ts';
import { copyAttributeDefinition } from './copy-attribute-filter/definition.ts';
import { exceptionDefinition } from './exception-filter/definition.ts';
import { extractRestAttributesDefinition } from './extract-rest-attributes-filter/definition.ts';
import { falseDefinition } from './false-filter/definition.ts';
import { genericFaultDefinition } from './generic-fault-filter/definition.ts';
import { httpBasicDefinition } from './http-basic-filter/definition.ts';
import { httpHeaderDefinition } from './http-header-filter/definition.ts';
import { jsonErrorDefinition } from './json-error-filter/definition.ts';
import { jsonPathDefinition } from './json-path-filter/definition.ts';
import { loadFileDefinition } from './load-file-filter/definition.ts';
import { pathParameterDefinition } from './path-parameter-filter/definition.ts';
import { pauseDefinition } from './pause-filter/definition.ts';
import { redirectDefinition } from './redirect-filter/definition.ts';
import { reflectorDefinition } from './reflector/definition.ts';
import { refreshDefinition } from './refreshing-access-token-filter/definition.ts';
import { removeAttributeDefinition } from './remove-attribute-filter/definition.ts';
import { removeHttpHeaderDefinition } from './remove-http-header-filter/definition.ts';
import { resourceOwnerDefinition } from './resource-owner-password-credentials-filter/definition.ts';
import { restoreContentBodyDefinition } from './restore-content-body-from-attribute-filter/definition.ts';
import { revokeDefinition } from './revoke-o-auth-access-token-filter/definition.ts';
import { selectorDefinition } from './selector-filter/definition.ts';
import { serviceContextDefinition } from './service-context-filter/definition.ts';
import { setAttributeDefinition } from './set-attribute-filter/definition.ts';
import { setHttpStatusCodeDefinition } from './set-http-status-code/definition.ts';
import { setHttpVerbDefinition } from './set-http-verb-filter/definition.ts';
import { setResponseStatusDefinition } from './set-response-status-filter/definition.ts';
import { storeContentBodyDefinition } from './store-content-body-to-attribute-filter/definition.ts';
import { stringReplaceDefinition } from './string-replace-filter/definition.ts';
import { switchDefinition } from './switch-filter/definition.ts';
import { traceDefinition } from './trace-filter/definition.ts';
import { trueDefinition } from './true-filter/definition.ts';
import { validateDefinition } from './validate-o-auth2-access-token-filter/definition.ts';
import { validateTimestampDefinition } from './validate-time-stamp-filter/definition.ts';
import { userStoreDefinition } from './vordel-attribute-extract-filter/definition.ts';
import type { FilterDefinition } from './definition.ts';
import type { FilterKind } from './filter-kind.ts';

/** The design-time half of every filter kind. No executor comes in here: the window imports it. */
export const filterDefinitions: Readonly<Record<FilterKind, FilterDefinition>> = {
  AccessTokenInfoFilter: tokenInfoDefinition,
  AddHTTPHeaderFilter: addHttpHeaderDefinition,
  AttributeAuthnFilter: attributeAuthnDefinition,
  AttributeExtractHTTPHeaderFilter: extractHttpHeaderDefinition,
  AuthZUserFilter: groupMembershipDefinition,
  ChangeMessageFilter: changeMessageDefinition,
  CircuitChainFilter: circuitChainDefinition,
  CircuitDelegateFilter: circuitDelegateDefinition,
  ClientCredentialsFilter: clientCredentialsDefinition,
  CompareAttributeFilter: compareAttributeDefinition,
  CopyAttributeFilter: copyAttributeDefinition,
  ExceptionFilter: exceptionDefinition,
  ExtractRESTAttributesFilter: extractRestAttributesDefinition,
  FalseFilter: falseDefinition,
  GenericFaultFilter: genericFaultDefinition,
  HttpBasicFilter: httpBasicDefinition,
  HttpHeaderFilter: httpHeaderDefinition,
  JSONErrorFilter: jsonErrorDefinition,
  JSONPathFilter: jsonPathDefinition,
  LoadFileFilter: loadFileDefinition,
  PathParameterFilter: pathParameterDefinition,
  PauseFilter: pauseDefinition,
  RedirectFilter: redirectDefinition,
  Reflector: reflectorDefinition,
  RefreshingAccessTokenFilter: refreshDefinition,
  RemoveAttributeFilter: removeAttributeDefinition,
  RemoveHTTPHeaderFilter: removeHttpHeaderDefinition,
  ResourceOwnerPasswordCredentialsFilter: resourceOwnerDefinition,
  RestoreContentBodyFromAttributeFilter: restoreContentBodyDefinition,
  RevokeOAuthAccessTokenFilter: revokeDefinition,
  SelectorFilter: selectorDefinition,
  ServiceContextFilter: serviceContextDefinition,
  SetAttributeFilter: setAttributeDefinition,
  SetHTTPStatusCode: setHttpStatusCodeDefinition,
  SetHTTPVerbFilter: setHttpVerbDefinition,
  SetResponseStatusFilter: setResponseStatusDefinition,
  StoreContentBodyToAttributeFilter: storeContentBodyDefinition,
  StringReplaceFilter: stringReplaceDefinition,
  SwitchFilter: switchDefinition,
  TraceFilter: traceDefinition,
  TrueFilter: trueDefinition,
  ValidateOAuth2AccessTokenFilter: validateDefinition,
  ValidateTimeStampFilter: validateTimestampDefinition,
  VordelAttributeExtractFilter: userStoreDefinition,
};
