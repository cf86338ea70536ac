import type { FilterFinding, FilterInstance } from './definition.ts';

/** The embedded gateway compares user names only. */
export function checkCredentials({ entity, reader }: FilterInstance): readonly FilterFinding[] {
  if (reader.text(entity.id, 'credentialFormat') !== 'X509DName') return [];
  return [{ code: 'unsupported-value', field: 'credentialFormat', message: 'Credential Format is Distinguished Name, which the embedded gateway cannot check; the filter aborts.', fix: 'Choose User Name, or test another way in.' }];
}
