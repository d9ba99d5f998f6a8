import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** The environment variables by which "Try with Sample Data" finds a sandbox that is already running. */
export function sandboxEnv({ origin, clientId, clientSecret }: Sandbox): Record<string, string> {
  return {
    DEALPOS_SANDBOX_ORIGIN: origin,
    DEALPOS_SANDBOX_CLIENT_ID: clientId,
    DEALPOS_SANDBOX_CLIENT_SECRET: clientSecret,
  };
}
