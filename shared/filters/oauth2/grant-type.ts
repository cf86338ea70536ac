import { refusal, type Refusal } from './refusal.ts';
import { given, type RequestForm } from './request-form.ts';

/** Refuses a request whose `grant_type` is not the one that a filter serves. */
export function wrongGrantType(form: RequestForm, served: string): Refusal | undefined {
  const type = given(form, 'grant_type');
  if (type === served) return undefined;
  return type === undefined
    ? refusal('invalid_request', 'Parameter grant_type is missing', { form })
    : refusal('unsupported_grant_type', `grant_type is ${type}; this filter serves ${served}`, { form });
}
