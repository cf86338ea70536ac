import * as crypto from 'node:crypto';
import { CompileError } from '#shared/filters/executor.ts';
import type { Authenticator } from '#shared/ports/authenticator.ts';
import type { Entity, EntityStore, FieldReader } from '#shared/store/entity.ts';

interface LocalUser {
  readonly subject: string;
  /** SHA-256 of the password, so that comparing takes the same time whatever its length. */
  readonly password: Buffer;
}

/** What the product encrypts to test a pass-phrase; readable as base64 only when there is none. */
const PASSPHRASE_TEST = 'http;//www.vordel.com';

// Node 18 has no one-shot hash; it is twice as fast where it is there.
const oneShot: unknown = Reflect.get(crypto, 'hash');
const hash = (text: string): Buffer => (typeof oneShot === 'function' ? (oneShot('sha256', text, 'buffer') as Buffer) : crypto.createHash('sha256').update(text).digest());
const NOBODY = hash('');

/** True when `encrypted` fields can be read as base64 (product decision 15). */
export function secretsReadable(store: EntityStore, reader: FieldReader): boolean {
  return store.ofType('ESConfiguration').every((entity) => {
    const test = reader.text(entity.id, 'passphraseTest');
    return test === undefined || Buffer.from(test, 'base64').toString('utf8') === PASSPHRASE_TEST;
  });
}

/** RFC 4514 §2.4. */
function escapeDn(value: string): string {
  return value.replace(/["+,;<>\\]/g, '\\$&').replace(/\0/g, '\\00').replace(/^[ #]/, '\\$&').replace(/ $/, '\\ ');
}

function certificateSubject(reader: FieldReader, user: Entity): string | undefined {
  const certificate = reader.reference(user.id, 'certificate');
  const content = certificate ? reader.text(certificate.id, 'content') : undefined;
  if (content === undefined || content === '') return undefined;
  try {
    const bytes = content.includes('-----BEGIN') ? content : Buffer.from(content, 'base64');
    return new crypto.X509Certificate(bytes).subject.split('\n').reverse().join(',');
  } catch {
    return undefined;
  }
}

/** The clear password of a user, where {@link secretsReadable}; undefined when none is set. */
export function storedPassword(reader: FieldReader, user: Entity): string | undefined {
  const encoded = reader.text(user.id, 'password');
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}

function readUsers(store: EntityStore, reader: FieldReader, asDn: boolean): ReadonlyMap<string, LocalUser> {
  const users = new Map<string, LocalUser>();
  for (const user of store.ofType('User')) {
    const name = reader.text(user.id, 'name');
    const password = storedPassword(reader, user);
    if (name === undefined || password === undefined) continue;
    const subject = asDn ? (certificateSubject(reader, user) ?? `CN=${escapeDn(name)}`) : name;
    users.set(name, { subject, password: hash(password) });
  }
  return users;
}

/** Authenticator over the users of the store. Throws CompileError when their passwords cannot be read. */
export function createLocalRepository(entity: Entity, store: EntityStore, reader: FieldReader): Authenticator {
  if (!secretsReadable(store, reader)) {
    throw new CompileError({
      severity: 'error',
      code: 'secrets-opaque',
      message: `Users of ${entity.key} cannot log in here: their passwords are encrypted with a pass-phrase`,
      fix: 'Use a copy of the store without a pass-phrase for local runs',
    });
  }
  const users = readUsers(store, reader, reader.text(entity.id, 'authZAttribFormat') === 'X509DName');
  return {
    authenticate(username, password) {
      const clear = password.reveal('local user store');
      const user = users.get(username);
      const matches = crypto.timingSafeEqual(hash(clear), user?.password ?? NOBODY);
      if (clear.trim() === '') return { outcome: 'rejected', reason: 'the password is blank' };
      if (user === undefined) return { outcome: 'rejected', reason: 'there is no such user' };
      return matches ? { outcome: 'accepted', subject: user.subject } : { outcome: 'rejected', reason: 'the password is wrong' };
    },
  };
}
