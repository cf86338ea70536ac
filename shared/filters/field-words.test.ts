import { expect, test } from 'vitest';
import { fieldLabel, shownValue } from './field-words.ts';

const ropc = 'ResourceOwnerPasswordCredentialsFilter';

test.each([
  [ropc, 'accessTokenExpiresInSecs', 'Access Token Expiry (in secs)'],
  [ropc, 'logFatal', 'Fatal'],
  [ropc, 'noSuchField', 'noSuchField'],
  ['JavaScriptFilter', 'script', 'script'],
])('%s.%s is called %s', (type, field, label) => {
  expect(fieldLabel(type, field)).toBe(label);
});

test.each([
  [ropc, 'locationOfClientDetails', 'QueryString', 'In Form Body'],
  [ropc, 'refreshChoice', 'Unknown', 'Unknown'],
  [ropc, 'compositeContext', '1', 'yes'],
  [ropc, 'compositeContext', 'false', 'no'],
  [ropc, 'compositeContext', '${env.X}', '${env.X}'],
  [ropc, 'metricsMask', '1', 'yes'],
  [ropc, 'metricsMask', '4', 'no'],
  [ropc, 'accessTokenlength', '54', '54'],
  ['JavaScriptFilter', 'script', 'x', 'x'],
])('%s.%s %s is shown as %s', (type, field, value, shown) => {
  expect(shownValue(type, field, value)).toBe(shown);
});
