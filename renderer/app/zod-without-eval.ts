import { z } from 'zod';

// The page's policy forbids compiled code, which zod would otherwise probe for at its first schema.
z.config({ jitless: true });
