import type { FieldRead, Mend } from '../../trace/event.ts';
import type { RequestForm } from './request-form.ts';

/** Error codes of RFC 6749 §5.2, RFC 6750 §3.1 and RFC 7009 §2.2.1. */
export type OAuthError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_token';

/** A request that was refused: a value, never thrown. `reason` is for the trace only (product decision 9). */
export interface Refusal {
  readonly refused: true;
  readonly error: OAuthError;
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly fields: readonly FieldRead[];
  readonly mends: readonly Mend[];
  /** The form, when it could be read, for its `format`. */
  readonly form?: RequestForm;
}

/** Builds a refusal; status 401 for `invalid_client`, else 400. */
export function refusal(error: OAuthError, reason: string, more: Partial<Omit<Refusal, 'refused' | 'error' | 'reason'>> = {}): Refusal {
  return { refused: true, error, reason, status: error === 'invalid_client' ? 401 : 400, headers: [], fields: [], mends: [], ...more };
}

/** Tells a refusal from the result of a step. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
