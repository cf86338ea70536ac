import { isFilterKind } from '#shared/filters/filter-kind.ts';
import { filterDefinitions } from '#shared/filters/registry.ts';
import { readable } from './field-text.ts';

const titles: Readonly<Record<string, string>> = {
  FilterCircuit: 'Policy',
  CircuitContainer: 'Policy container',
  AccessTokenPersist: 'Access token store',
  AuthzCodePersist: 'Authorization code store',
  CircuitPath: 'Path that calls policies',
  HTTP: 'Services group',
  InetInterface: 'HTTP interface',
  SSLInterface: 'HTTPS interface',
  UserStore: 'Users and groups',
};

/** The product's name of an entity kind, else its type name made readable. */
export function kindInWords(type: string): string {
  return titles[type] ?? (isFilterKind(type) ? filterDefinitions[type].schema.title : readable(type));
}

/** The product's labels of fields whose type name says too little. */
export const fieldLabels: Readonly<Record<string, string>> = {
  fault: 'Fault handler',
  logMask: 'Log on',
  circuitPK: 'Policy',
  address: 'Address',
  port: 'Port',
};
