import type { ClientCredential } from '../../ports/client-registry.ts';
import type { Maybe, RefreshTokenRecord } from '../../ports/token-store.ts';
import type { FieldRead } from '../../trace/event.ts';
import type { Message } from '../message.ts';
import { andThen, guarded } from './maybe.ts';
import { refusal, type Refusal } from './refusal.ts';
import { given, type RequestForm } from './request-form.ts';
import type { TokenPlan } from './token-issue.ts';

/** A refresh token that came with a request which needs none. */
export interface SentRefresh {
  readonly value: string;
  readonly record: RefreshTokenRecord;
}

/** A refresh token sent along: dead ones count as not sent, foreign ones refuse (product decisions 8, 28). */
export function sentRefresh(message: Message, form: RequestForm, plan: TokenPlan, client: ClientCredential, userName: string, field: FieldRead): Maybe<SentRefresh | undefined | Refusal> {
  const value = given(form, 'refresh_token');
  if (value === undefined) return undefined;
  const { store } = plan.handle;
  return andThen(guarded(() => store.findRefresh(store.digest(value))), (record) => {
    if (record === undefined) {
      message.trace?.decision({ outcome: 'info', text: 'The refresh token sent along is unknown, used or expired; it counts as not sent', fields: [field] });
      return undefined;
    }
    if (record.clientId !== client.clientId || record.userName !== userName) {
      return refusal('invalid_grant', 'The refresh token sent along belongs to another client or user', { fields: [field], form });
    }
    return { value, record };
  });
}
