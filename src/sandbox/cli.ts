import type { CliOrder } from './cliArguments.ts';
import { helpText, parseCli } from './cliArguments.ts';
import type { Sandbox } from './sandbox.ts';
import { startSandbox } from './sandbox.ts';

/** Exit code for arguments that make no sense, as shells use it. */
const BAD_ARGUMENTS = 2;

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const order = readOrder(args);
  if (!order) return;
  if (order.kind === 'help') {
    process.stdout.write(helpText());
    return;
  }
  try {
    const sandbox = await startSandbox(order.options);
    print(sandbox, order.json);
    stopOnSignal(sandbox);
  } catch (error) {
    fail(isPortTaken(error) ? `port ${order.options.port} is taken` : messageOf(error), 1);
  }
}

function readOrder(args: readonly string[]): CliOrder | undefined {
  try {
    return parseCli(args);
  } catch (error) {
    fail(`${messageOf(error)}\nTry --help.`, BAD_ARGUMENTS);
    return undefined;
  }
}

/** Standard output carries these lines and nothing else, so that a program can read them. */
function print({ origin, clientId, clientSecret }: Sandbox, json: boolean): void {
  const lines = [`Origin:        ${origin}`, `Client ID:     ${clientId}`, `Client secret: ${clientSecret}`];
  process.stdout.write(`${json ? JSON.stringify({ origin, clientId, clientSecret }) : lines.join('\n')}\n`);
}

function stopOnSignal(sandbox: Sandbox): void {
  const stop = (): void => void sandbox.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function fail(message: string, exitCode: number): void {
  process.stderr.write(`sandbox: ${message}\n`);
  process.exitCode = exitCode;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
