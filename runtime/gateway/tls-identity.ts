import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { generate } from 'selfsigned';
import type { Entity, EntityStore, FieldReader } from '#shared/store/entity.ts';
import { secretsReadable } from '../adapters/repositories/local/local-repository.ts';

/** Key and certificate of a TLS interface, as PEM. */
export interface TlsIdentity {
  readonly key: string;
  readonly cert: string;
}

const LOOPBACK = '127.0.0.1';

/** PEM or base64 of DER, as the store writes both. */
function certificateOf(text: string): X509Certificate {
  return new X509Certificate(text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64'));
}

function keyOf(text: string): KeyObject {
  if (text.includes('-----BEGIN')) return createPrivateKey(text);
  const der = Buffer.from(text, 'base64');
  if (der.toString('latin1', 0, 10) === '-----BEGIN') return createPrivateKey(der.toString('latin1'));
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs1' });
  }
}

/** The store's certificate for an interface, or why it cannot be used. */
export function storedIdentity(face: Entity, store: EntityStore, reader: FieldReader): TlsIdentity | { readonly reason: string } {
  const named = reader.reference(face.id, 'serverCert');
  if (named === null) return { reason: 'it names no certificate' };
  if (named === undefined) return { reason: 'the certificate it names is not in the store' };
  const content = reader.text(named.id, 'content') ?? '';
  const key = reader.text(named.id, 'key') ?? '';
  if (content === '') return { reason: `certificate ${named.key} is empty` };
  if (key === '') return { reason: `certificate ${named.key} has no private key` };
  if (!secretsReadable(store, reader)) return { reason: `the private key of ${named.key} is encrypted with a pass-phrase` };
  try {
    const certificate = certificateOf(content);
    const secret = keyOf(key);
    if (!certificate.checkPrivateKey(secret)) return { reason: `the private key of ${named.key} belongs to another certificate` };
    return { cert: certificate.toString(), key: secret.export({ format: 'pem', type: 'pkcs8' }).toString() };
  } catch {
    return { reason: `certificate ${named.key} or its key cannot be read` };
  }
}

/** Makes a self-signed certificate for this machine; takes a moment. */
export async function selfSignedIdentity(): Promise<TlsIdentity> {
  const altNames = [{ type: 2 as const, value: 'localhost' }, { type: 7 as const, ip: LOOPBACK }];
  const pems = await Promise.resolve(generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048, extensions: [{ name: 'subjectAltName', altNames }] }));
  return { key: pems.private, cert: pems.cert };
}
