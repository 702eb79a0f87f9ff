import * as vscode from 'vscode';
import type { Fault, LossesOf } from '../protocol';
import type { Choices } from './choices';
import type { Readings } from './intake/readings';
import { OpenTable } from './openTable';
import type { Platform } from './platform';
import type { Run } from './run';
import { type RunListener, TableRuns } from './tableRuns';
import type { LookAnswer } from './trainer';

/** The runs on every table of this window. */
export class Runs implements vscode.Disposable, RunListener {
  private readonly changed = new vscode.EventEmitter<TableRuns>();
  private readonly read = new vscode.EventEmitter<{ runs: TableRuns; run: Run }>();
  private readonly received = new vscode.EventEmitter<{ runs: TableRuns; grown: LossesOf }>();
  private readonly looked = new vscode.EventEmitter<{ runs: TableRuns; answer: LookAnswer }>();
  private readonly failed = new vscode.EventEmitter<{ runs: TableRuns; fault: Fault; cause: unknown }>();
  readonly onDidChange = this.changed.event;
  readonly onDidRead = this.read.event;
  readonly onDidReceiveLosses = this.received.event;
  readonly onDidLook = this.looked.event;
  readonly onDidFail = this.failed.event;

  private readonly tables = new Map<string, TableRuns>();
  private recent: TableRuns | undefined;
  private count = 0;

  constructor(
    private readonly choices: Choices,
    private readonly platform: Platform,
    private readonly log: vscode.LogOutputChannel,
    readonly readings: Readings,
  ) {}

  /** Of a table that was worked on in this window. */
  of(uri: vscode.Uri): TableRuns | undefined {
    return this.tables.get(uri.toString());
  }

  on(uri: vscode.Uri): TableRuns {
    const known = this.of(uri);
    if (known) return known;
    const table = new OpenTable(uri, this.platform, this.log, this.readings);
    const runs = new TableRuns(table, this.choices, this, () => ++this.count);
    this.tables.set(uri.toString(), runs);
    return runs;
  }

  /** Of all tables that were worked on in this window. */
  get all(): readonly TableRuns[] {
    return [...this.tables.values()];
  }

  /** Those that changed last. */
  get latest(): TableRuns | undefined {
    return this.recent;
  }

  /** Some that are being trained. */
  get active(): TableRuns | undefined {
    return this.all.find(({ run }) => run?.isActive);
  }

  didChange(runs: TableRuns): void {
    this.recent = runs;
    this.changed.fire(runs);
  }

  didRead(runs: TableRuns, run: Run): void {
    this.read.fire({ runs, run });
  }

  didReceiveLosses(runs: TableRuns, grown: LossesOf): void {
    this.received.fire({ runs, grown });
  }

  didLook(runs: TableRuns, answer: LookAnswer): void {
    this.looked.fire({ runs, answer });
  }

  didFail(runs: TableRuns, fault: Fault, cause: unknown): void {
    this.failed.fire({ runs, fault, cause });
  }

  dispose(): void {
    for (const runs of this.tables.values()) runs.dispose();
    for (const emitter of [this.changed, this.read, this.received, this.looked, this.failed]) emitter.dispose();
  }
}
