// Mocha as it runs in a browser, set up before a test is declared.

import 'mocha/mocha';

/** VS Code logs much beside: the mark tells the report's lines from the rest. */
Mocha.reporters.Base.consoleLog = (first: unknown = '', ...rest: unknown[]) => console.log(`│ ${first}`, ...rest);

/** Says at the end what was counted, as a browser writes no file: the line is looked for by what runs the suite. */
class TotalsReporter extends Mocha.reporters.Spec {
  override epilogue(): void {
    super.epilogue();
    const { passes, failures } = this.stats;
    console.log(`│ totals ${JSON.stringify({ passed: passes, failed: failures })}`);
  }
}

mocha.setup({ ui: 'bdd', reporter: TotalsReporter, timeout: 20_000, color: false, forbidOnly: true });
