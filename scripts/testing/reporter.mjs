// Mocha's usual report, which also leaves what it counted in the file that the option `totals` names.

import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

export default class TotalsReporter extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const { totals } = options.reporterOptions;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      fs.mkdirSync(path.dirname(totals), { recursive: true });
      fs.writeFileSync(totals, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures }));
    });
  }
}
