/** Flags that ask for what the embedded gateway does not have, with what that is. */
export const unsupportedOptions = { styleResponse: 'a style sheet', applyResponseRules: 'response rules' } as const;
