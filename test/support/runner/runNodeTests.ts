// `node runNodeTests.ts <folder> <processes> <timeout>`: runs the tests of a folder; countedCommand.ts reads the result.
import { keepCompiledModules } from './compiledModules.ts';

const [folder = '', processes, timeout] = process.argv.slice(2);
// Tests with a process of their own start VS Code, which is not to get any of this. What is imported only now is kept too.
if (processes === '0') {
  keepCompiledModules();
  const { fixPropertySeed } = await import('./propertySeed.ts');
  fixPropertySeed();
}
const { runNodeTests } = await import('./nodeTests.ts');

const options = { folder, processes: Number(processes), timeout: Number(timeout) };
const counts = await runNodeTests(options, (text) => process.stdout.write(text));
// A test that failed may have left a server open, which would keep this process from ending.
process.stdout.write(`TEST_RESULT ${JSON.stringify(counts)}\n`, () => process.exit(counts.failed === 0 ? 0 : 1));
