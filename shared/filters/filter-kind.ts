/** Axway type names of the filters that this product knows in full: form, help and execution. */
export const filterKinds = [
  'AccessTokenInfoFilter',
  'AddHTTPHeaderFilter',
  'AttributeAuthnFilter',
  'AttributeExtractHTTPHeaderFilter',
  'AuthZUserFilter',
  'ChangeMessageFilter',
  'CircuitChainFilter',
  'CircuitDelegateFilter',
  'ClientCredentialsFilter',
  'CompareAttributeFilter',
  'CopyAttributeFilter',
  'ExceptionFilter',
  'ExtractRESTAttributesFilter',
  'FalseFilter',
  'GenericFaultFilter',
  'HttpBasicFilter',
  'HttpHeaderFilter',
  'JSONErrorFilter',
  'JSONPathFilter',
  'LoadFileFilter',
  'PathParameterFilter',
  'PauseFilter',
  'RedirectFilter',
  'Reflector',
  'RefreshingAccessTokenFilter',
  'RemoveAttributeFilter',
  'RemoveHTTPHeaderFilter',
  'ResourceOwnerPasswordCredentialsFilter',
  'RestoreContentBodyFromAttributeFilter',
  'RevokeOAuthAccessTokenFilter',
  'SelectorFilter',
  'ServiceContextFilter',
  'SetAttributeFilter',
  'SetHTTPStatusCode',
  'SetHTTPVerbFilter',
  'SetResponseStatusFilter',
  'StoreContentBodyToAttributeFilter',
  'StringReplaceFilter',
  'SwitchFilter',
  'TraceFilter',
  'TrueFilter',
  'ValidateOAuth2AccessTokenFilter',
  'ValidateTimeStampFilter',
  'VordelAttributeExtractFilter',
] as const;

/** One of {@link filterKinds}. */
export type FilterKind = (typeof filterKinds)[number];

const known: ReadonlySet<string> = new Set(filterKinds);

/** True for the type names of {@link filterKinds}. */
export function isFilterKind(type: string): type is FilterKind {
  return known.has(type);
}
