import type { StoreModel } from './store-model.ts';

/** Value of `ESConfiguration.passphraseTest` under the empty pass-phrase (format B5). */
const emptyPassphrase = 'aHR0cDsvL3d3dy52b3JkZWwuY29t';

/** True when `encrypted` fields are base64 of their clear text: the store's pass-phrase is empty (product decision 15). */
export function secretsReadable(model: StoreModel): boolean {
  const test = model.entities.ofType('ESConfiguration')[0]?.fields.get('passphraseTest');
  return test === undefined || test === '' || test === emptyPassphrase;
}
