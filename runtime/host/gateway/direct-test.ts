import type { EntityId } from '#shared/store/entity.ts';

/** Name of the service that serves one policy directly, when no listener's path leads to it. */
export const directTestService = 'Policy Bench direct test';
/** Its only path. */
export const directTestPath = '/direct-test';
/** The file that holds it in the gateway's copy of the store; it never reaches the disk. */
export const directTestFile = 'Environment Configuration/Policy Bench direct test.yaml';

/** Text of {@link directTestFile} for a policy. The reference is quoted as JSON, which YAML reads. */
export function directTestText(policy: EntityId): string {
  return `---
type: HTTP
fields:
  name: ${directTestService}
children:
- type: InetInterface
  fields:
    name: ${directTestService}
    port: 0
- type: XMLFirewall
  fields:
    filterCircuit: ${JSON.stringify(policy)}
    uriprefix: ${directTestPath}
`;
}
