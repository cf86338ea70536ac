/** Axway type names of the filters that this product knows in full: form, help and execution. */
export const filterKinds = [
  'AccessTokenInfoFilter',
  'AddHTTPHeaderFilter',
  'AttributeAuthnFilter',
  'AttributeExtractHTTPHeaderFilter',
  'ChangeMessageFilter',
  'CircuitChainFilter',
  'CircuitDelegateFilter',
  'CompareAttributeFilter',
  'CopyAttributeFilter',
  'ExceptionFilter',
  'FalseFilter',
  'HttpBasicFilter',
  'HttpHeaderFilter',
  'PathParameterFilter',
  'RedirectFilter',
  'Reflector',
  'RefreshingAccessTokenFilter',
  'RemoveAttributeFilter',
  'RemoveHTTPHeaderFilter',
  'ResourceOwnerPasswordCredentialsFilter',
  'RevokeOAuthAccessTokenFilter',
  'SelectorFilter',
  'SetAttributeFilter',
  'SetHTTPStatusCode',
  'SetResponseStatusFilter',
  'SwitchFilter',
  'TraceFilter',
  'TrueFilter',
  'ValidateOAuth2AccessTokenFilter',
] as const;

/** One of {@link filterKinds}. */
export type FilterKind = (typeof filterKinds)[number];

const known: ReadonlySet<string> = new Set(filterKinds);

/** True for the type names of {@link filterKinds}. */
export function isFilterKind(type: string): type is FilterKind {
  return known.has(type);
}
