import { z } from 'zod';

const credentialSchema = z
  .object({
    id: z.string().min(1),
    secret: z.string().optional(),
    keyring: z.string().optional(),
    type: z.enum(['confidential', 'public']).default('confidential'),
    enabled: z.boolean().default(true),
    redirectUrls: z.array(z.string()).default([]),
  })
  .refine((credential) => credential.secret === undefined || credential.keyring === undefined, { message: 'secret and keyring exclude each other' });

const applicationSchema = z.object({
  name: z.string().min(1),
  id: z.string().optional(),
  description: z.string().default(''),
  email: z.string().default(''),
  phone: z.string().default(''),
  enabled: z.boolean().default(true),
  credentials: z.array(credentialSchema).default([]),
  scopes: z.array(z.object({ name: z.string().min(1), default: z.boolean().default(true) })).default([]),
});

/** `.policy-bench/registry.yaml`: applications with their credentials and scopes (product decisions 11, 22). */
export const registryFileSchema = z.object({ applications: z.array(applicationSchema).default([]) });

export type RegistryFile = z.infer<typeof registryFileSchema>;
export type RegisteredApplication = z.infer<typeof applicationSchema>;

const scopes = [
  { name: 'resource.READ', default: true },
  { name: 'resource.WRITE', default: true },
];

function sample(name: string, id: string, secret: string, type: 'confidential' | 'public'): RegisteredApplication {
  return { name, description: 'Sample application', email: '', phone: '', enabled: true, credentials: [{ id, secret, type, enabled: true, redirectUrls: [] }], scopes };
}

/** The product's sample applications; they stand in while there is no registry file. Their secrets are public. */
export const sampleRegistry: RegistryFile = {
  applications: [
    sample('Sample Confidential App', 'SampleConfidentialApp', '6808d4b6-ef09-4b0d-8f28-3b05da9c48ec', 'confidential'),
    sample('Sample Public App', 'SamplePublicApp', '3b001542-e348-443b-9ca2-2f38bd3f3e84', 'public'),
  ],
};
