// Writes records into a folder, one after the other, until it is killed: node --require tsx/cjs writer.ts FOLDER
import { FolderOnDisk } from '../../src/ledger/folderOnDisk';
import { RunFolder } from '../../src/ledger/runFolder';
import { recordOfLine } from './record';

void (async () => {
  const folder = new RunFolder(new FolderOnDisk(process.argv[2] ?? ''));
  for (let k = 0; ; k++) {
    await folder.add(recordOfLine(k));
    process.stdout.write(`${k}\n`);
  }
})();
