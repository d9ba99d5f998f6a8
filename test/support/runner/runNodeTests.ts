// `node runNodeTests.ts <folder> <processes> <timeout>`: runs the tests of a folder; countedCommand.ts reads the result.
import { runNodeTests } from './nodeTests.ts';

const [folder = '', processes, timeout] = process.argv.slice(2);
const options = { folder, processes: Number(processes), timeout: Number(timeout) };
const counts = await runNodeTests(options, (text) => process.stdout.write(text));
process.stdout.write(`TEST_RESULT ${JSON.stringify(counts)}\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
