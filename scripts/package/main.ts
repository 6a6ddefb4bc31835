import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ARCHITECTURES } from './architecture.ts';
import { buildPackages } from './build.ts';
import { NoPackage, ROOT, sourceDate, versionOfCheckout } from './checkout.ts';

const USAGE = 'npm run package -- [amd64|arm64] [--out DIR] [--package-version VERSION] [--quick]';
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string' }, 'package-version': { type: 'string' }, quick: { type: 'boolean' } },
    allowPositionals: true,
  });
  const architectures = ARCHITECTURES.filter(
    ({ debian }) => positionals.length === 0 || positionals.includes(debian),
  );
  if (architectures.length < positionals.length) throw new NoPackage(`Usage: ${USAGE}`);
  const debs = await buildPackages({
    architectures,
    version: values['package-version'] ?? versionOfCheckout(),
    maintainer: maintainer(),
    seconds: sourceDate(),
    out: values.out ?? join(ROOT, 'dist'),
    compression: values.quick === true ? 'quick' : 'small',
    say: (line) => console.log(`package: ${line}`),
  });
  for (const { file, bytes, installedBytes } of debs)
    console.log(`${file}: ${megabytes(bytes)}, installed ${megabytes(installedBytes)}`);
}

/** Who answers for this package, by the variables that Debian's own tools read. */
function maintainer(): string {
  const { DEBFULLNAME = 'Rusuban maintainers', DEBEMAIL = 'maintainers@rusuban.example.org' } = process.env;
  return `${DEBFULLNAME} <${DEBEMAIL}>`;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof NoPackage)) throw error;
  console.error(`package: ${error.message}`);
  process.exitCode = 1;
}
