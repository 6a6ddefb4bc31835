/** Downloads and builds what the rig starts from, so that no test has to wait for it: `node scripts/rig/prepare.ts`. */
import { NoRig } from './kernel.ts';
import { prepareFiles } from './rig.ts';

try {
  await prepareFiles((line) => console.log(`rig: ${line}`));
} catch (error) {
  if (!(error instanceof NoRig)) throw error;
  console.log(`rig: there is none here: ${error.message}`);
}
